"""What a trip is dressed for: occasions, and how often each comes."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.layouts import column_of, discard, row_of
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.trips import TripNeed
from wardrobe.language.texts import _, n_
from wardrobe.model.occasion import AnyOccasion, Occasion

_MOST_TIMES = 14


class NeedsForm(QWidget):
    """One line an occasion; there is always at least one."""

    needs_changed = Signal()

    def __init__(
        self, occasions: Sequence[AnyOccasion], needs: Sequence[TripNeed]
    ) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._occasions = occasions
        self.rows: list[_NeedRow] = []
        self._lines = column_of(gap=GRID // 2)
        self.add = TextButton(_("Another occasion"), icon_name="plus", role="quiet")
        self.add.clicked.connect(self._on_add)
        left = Qt.AlignmentFlag.AlignLeft
        column_of(self._lines, (self.add, 0, left), gap=GRID // 2, inside=self)
        for need in needs or (TripNeed(Occasion.CASUAL),):
            self._add(need)

    def needs(self) -> tuple[TripNeed, ...]:
        """Return what was chosen; of the same occasion twice, the last counts."""
        by_occasion = {each.need().occasion: each.need() for each in self.rows}
        return tuple(by_occasion.values())

    def _on_add(self) -> None:
        taken = {each.need().occasion for each in self.rows}
        free = (each.key for each in self._occasions if each.key not in taken)
        self._add(TripNeed(next(free, Occasion.CASUAL), 1))
        self.rows[-1].occasion.setFocus()
        self.needs_changed.emit()

    def _add(self, need: TripNeed) -> None:
        row = _NeedRow(self._occasions, need)
        row.removal_asked.connect(lambda: self._remove(row))
        row.occasion.currentIndexChanged.connect(self.needs_changed)
        row.times.currentIndexChanged.connect(self.needs_changed)
        self.rows.append(row)
        self._lines.addWidget(row)
        self._show_removals()

    def _remove(self, row: "_NeedRow") -> None:
        self.rows.remove(row)
        discard(self._lines, row)
        self._show_removals()
        self.needs_changed.emit()

    def _show_removals(self) -> None:
        for each in self.rows:
            each.remove.setEnabled(len(self.rows) > 1)


class _NeedRow(QWidget):
    removal_asked = Signal()

    def __init__(self, occasions: Sequence[AnyOccasion], need: TripNeed) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._keys = [each.key for each in occasions]
        self.occasion, self.times = ChoiceBox(), ChoiceBox()
        self.occasion.addItems([as_sentence(each.words) for each in occasions])
        known = need.occasion in self._keys
        key = need.occasion if known else need.occasion.base
        self.occasion.setCurrentIndex(self._keys.index(key))
        self.occasion.set_name(_("Occasion"))
        counts = range(1, _MOST_TIMES + 1)
        times = [n_("{count} time", "{count} times", each) for each in counts]
        self.times.addItems([_("Every day"), *times])
        self.times.setCurrentIndex(min(need.count or 0, _MOST_TIMES))
        self.times.set_name(_("How often"))
        self.remove = IconButton("close", _("Remove this occasion"))
        self.remove.clicked.connect(self.removal_asked)
        row_of((self.occasion, 3), (self.times, 2), self.remove, gap=GRID, inside=self)

    def need(self) -> TripNeed:
        """Return what is chosen."""
        count = self.times.currentIndex() or None
        return TripNeed(self._keys[self.occasion.currentIndex()], count)
