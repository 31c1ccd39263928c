"""What the taste has learned, for all occasions or for one."""

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.state.cutout_cache import CutoutCache
from ui.taste.learned_list import LearnedList
from ui.taste.learned_words import likes_and_dislikes
from ui.taste.taste_summary import TasteSummary
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, discard, row_of
from wardrobe.language.texts import _
from wardrobe.taste.taste import Node

_MOST_LINES = 8
# The strongest thing fills its bar, unless all are weaker than this.
_LEAST_FULL = 0.5


class LearnedView(QWidget):
    """Chips for the occasions over two lists."""

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._summary: TasteSummary | None = None
        self._node: Node = None
        self.likes = LearnedList(cutouts, are_likes=True)
        self.dislikes = LearnedList(cutouts, are_likes=False)
        self.occasions: dict[Node, Chip] = {}
        self._group = QButtonGroup(self)
        chips = QWidget()
        self._chips = FlowLayout(chips)
        like = make_label("section", _("You like"))
        avoid = make_label("section", _("You avoid"))
        columns = row_of(
            (column_of(like, self.likes, STRETCH, gap=GRID // 2), 1),
            (column_of(avoid, self.dislikes, STRETCH, gap=GRID // 2), 1),
            gap=6 * GRID,
        )
        column_of(chips, columns, gap=2 * GRID, inside=self)

    def show_summary(self, summary: TasteSummary) -> None:
        """Show what was learned by now."""
        self._summary = summary
        nodes: list[Node] = [None, *(key for key, _ in summary.by_occasion())]
        if nodes != list(self.occasions):
            self._make_chips(nodes, summary)
        if self._node not in self.occasions:
            self._node = None
        self.occasions[self._node].setChecked(True)
        self._show()

    def _make_chips(self, nodes: list[Node], summary: TasteSummary) -> None:
        for chip in self.occasions.values():
            self._group.removeButton(chip)
        discard(self._chips, *self.occasions.values())
        self.occasions = {
            node: Chip(_("All occasions") if node is None else summary.name_of(node))
            for node in nodes
        }
        for node, chip in self.occasions.items():
            self._group.addButton(chip)
            self._chips.addWidget(chip)
            chip.clicked.connect(lambda _checked, it=node: self._choose(it))

    def _choose(self, node: Node) -> None:
        self._node = node
        self._show()

    def _show(self) -> None:
        assert self._summary is not None
        summary = self._summary
        likes, dislikes = likes_and_dislikes(summary.learned[self._node], _MOST_LINES)
        logits = [abs(each.logit) for each in (*likes, *dislikes)]
        most = max(_LEAST_FULL, *logits, 0)
        self.likes.show_lines(likes, summary.garments, most)
        self.dislikes.show_lines(dislikes, summary.garments, most)
