"""A line for each type: after how many wears it is washed, and how long it rests."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.state.today.laundry_state import LaundryState
from ui.theme.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.icons import IconButton
from ui.widgets.labels import make_label
from ui.wording.taxonomy_words import group_name, readable
from wardrobe.days.resting import Care
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import GarmentType, Group

# Nobody sets more by a list; what the terminal set is offered beside them.
_MOST_WEARS, _MOST_DAYS = 10, 7


class _Line:
    """The boxes of one type."""

    def __init__(self, kind: GarmentType, table: "CareTable") -> None:
        self._kind, self._table = kind, table
        name = readable(kind)
        self.wears, self.days = ChoiceBox(), ChoiceBox()
        self.wears.setAccessibleName(_("Wears before the wash: {type}", type=name))
        self.days.setAccessibleName(_("Days of rest: {type}", type=name))
        self.usual = IconButton("undo", _("As usual: {type}", type=name))
        keeps_room = self.usual.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        self.usual.setSizePolicy(keeps_room)
        for box in (self.wears, self.days):
            box.currentIndexChanged.connect(lambda _at: self._tell())
        self.usual.clicked.connect(lambda: table.change(kind, None))

    def show_care(self, care: Care, *, is_own: bool) -> None:
        """Choose what holds; anything that is offered can be chosen."""
        wears = {*range(1, _MOST_WEARS + 1), *({care.wears} - {None})}
        days = {*range(_MOST_DAYS + 1), care.rest_days}
        _fill(
            self.wears,
            [(None, _("Never")), *((n, _wears_words(n)) for n in sorted(wears))],
            care.wears,
        )
        _fill(self.days, [(n, _days_words(n)) for n in sorted(days)], care.rest_days)
        self.usual.setVisible(is_own)

    def _tell(self) -> None:
        chosen = Care(self.wears.currentData(), self.days.currentData())
        self._table.change(self._kind, chosen)


class CareTable(QWidget):
    """Each change holds at once, and can be undone."""

    care_changed = Signal(object, object, object)  # type, before, after

    def __init__(self, laundry: LaundryState) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._laundry = laundry
        self.lines = {
            kind: _Line(kind, self)
            for kind in GarmentType
            if kind.group is not Group.OTHER
        }
        self._lay_out()
        laundry.laundry_changed.connect(self._show)
        self._show()

    def change(self, kind: GarmentType, after: Care | None) -> None:
        """Ask for another care; None is the usual one."""
        self.care_changed.emit(kind, self._laundry.own_care(kind), after)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, GRID + GRID // 2, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(0, 1)
        for column, words in ((1, _("Washed after")), (2, _("Rests for"))):
            grid.addWidget(make_label("section", words), 0, column)
        at = 1
        for group in (Group.TOP, Group.MIDDLE, Group.BOTTOM):
            title = make_label("strong", group_name(group))
            title.setContentsMargins(0, GRID, 0, 0)
            grid.addWidget(title, at, 0, 1, 4)
            at += 1
            for kind, each in self.lines.items():
                if kind.group is group:
                    grid.addWidget(make_label("soft", readable(kind)), at, 0)
                    grid.addWidget(each.wears, at, 1)
                    grid.addWidget(each.days, at, 2)
                    grid.addWidget(each.usual, at, 3)
                    at += 1

    def _show(self) -> None:
        for kind, each in self.lines.items():
            own = self._laundry.own_care(kind)
            each.show_care(self._laundry.care(kind), is_own=own is not None)


def _fill(
    box: ChoiceBox, choices: list[tuple[int | None, str]], chosen: int | None
) -> None:
    with QSignalBlocker(box):
        box.clear()
        for value, words in choices:
            box.addItem(words, value)
        box.setCurrentIndex([value for value, _words in choices].index(chosen))


def _wears_words(count: int) -> str:
    return n_("{count} wear", "{count} wears", count)


def _days_words(count: int) -> str:
    return n_("{count} day", "{count} days", count)
