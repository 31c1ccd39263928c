"""What the closet lacks, needs least and has twice: looked for when it is asked."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.charts.chart_saving import ChartSaving
from ui.charts.chart_section import ChartSection
from ui.charts.facts import Facts
from ui.errors import show_error
from ui.insights.advice import Advice
from ui.insights.gap_cards import GapCards, facts_of_gaps
from ui.jobs import Jobs
from ui.look_alikes.tile_row import TileRow
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.widgets.waiting_row import WaitingRow
from wardrobe.language.texts import _, noted
from wardrobe.shopping.gaps import Gaps, GarmentUse
from wardrobe.similarity.similar_garments import NearDuplicate

_ABOUT = noted(
    "See which one piece would make the most new outfits, "
    "and whether you added anything twice."
)


class AdvicePanel(QWidget):
    """Two questions, how far the answer is, and the answers."""

    garment_asked = Signal(int)

    said = Signal(str)

    def __init__(
        self, closet: ClosetState, advice: Advice, cutouts: CutoutCache, jobs: Jobs
    ) -> None:
        super().__init__()
        self._advice = advice
        self.ask_gaps = TextButton(_("What's missing?"), icon_name="sparkles")
        self.ask_twice = TextButton(_("Any duplicates?"), icon_name="compare")
        self.waiting = WaitingRow(_("Progress"))
        self.answer = make_label("soft", wraps=True)
        self.answer.hide()
        self.gaps = GapCards()
        self.found = ChartSection(
            _("What would help your closet most"),
            self.gaps,
            Facts(name="", head=(), rows=()),
            ChartSaving(self, jobs, self.said.emit),
        )
        self.found.hide()
        self.useless = TileRow(_("Needed least"), cutouts)
        self.twice = TileRow(_("These look like the same garment"), cutouts)
        self._lay_out()
        self._connect()
        closet.closet_changed.connect(self._forget)

    def _lay_out(self) -> None:
        title, about = make_label("heading"), make_label("soft", wraps=True)
        title.setText(_("Gaps and duplicates"))
        about.setText(_(_ABOUT))
        head = head_of(title, self.ask_gaps, self.ask_twice, gap=GRID)
        column_of(
            head,
            about,
            self.waiting,
            self.answer,
            self.found,
            self.useless,
            self.twice,
            gap=2 * GRID,
            margins=(0, GRID, 0, 0),
            inside=self,
        )

    def _connect(self) -> None:
        self.ask_gaps.clicked.connect(self._advice.look_for_gaps)
        self.ask_twice.clicked.connect(self._advice.look_for_duplicates)
        self._advice.started.connect(self._on_started)
        self._advice.progressed.connect(self.waiting.advance)
        self.waiting.stop_asked.connect(self._on_stop_asked)
        self._advice.gaps_found.connect(self._on_gaps)
        self._advice.duplicates_found.connect(self._on_duplicates)
        self._advice.failed.connect(self._on_failed)
        for row in (self.useless, self.twice):
            row.garment_chosen.connect(lambda g: self.garment_asked.emit(g.id))

    def _on_started(self, doing: str) -> None:
        self.answer.hide()
        self.waiting.start(doing)

    def _on_stop_asked(self) -> None:
        self._advice.cancel()
        self.waiting.hide()

    def _on_failed(self, error: Exception) -> None:
        self.waiting.hide()
        show_error(self, error)

    def _on_gaps(self, gaps: Gaps) -> None:
        self.waiting.hide()
        self.gaps.show_gaps(gaps)
        self.found.show_facts(facts_of_gaps(gaps))
        self.found.setVisible(bool(self.gaps.cards))
        self.useless.show_garments(
            (use.garment, _need(use)) for use in gaps.least_useful
        )
        if not self.gaps.cards:
            self._say(_("No single garment would add more good outfits."))

    def _on_duplicates(self, pairs: Sequence[NearDuplicate]) -> None:
        self.waiting.hide()
        self.twice.show_pairs(pairs)
        if not pairs:
            self._say(_("No duplicates found."))

    def _say(self, words: str) -> None:
        self.answer.setText(words)
        self.answer.show()

    def _forget(self) -> None:
        """Forget answers about a closet that has changed since."""
        for widget in (self.found, self.useless, self.twice, self.answer):
            widget.hide()


def _need(use: GarmentUse) -> str:
    """Return for what it is good, if for anything, in the few words that a tile has."""
    if not use.needed:
        return _("in no good outfit")
    return _("good for {occasion}", occasion=use.occasion.phrase)
