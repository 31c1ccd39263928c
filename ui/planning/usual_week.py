"""What one usually dresses for on each day of the week: a setting, and its sheet."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QLocale, QSettings, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _
from wardrobe.model.occasion import AnyOccasion, Occasion, OccasionKey, read_key

_KEY = "calendar/usual-week"
_DAYS = range(1, 8)  # Monday is 1, as ISO 8601 counts
_LAST_OF_WORK = 5

UsualWeek = Mapping[int, OccasionKey | None]


def usual_week(settings: QSettings) -> UsualWeek:
    """Return by the number of the weekday, Monday 1, what it is for; None: nothing."""
    usual: dict[int, OccasionKey | None] = {
        day: Occasion.WORK if day <= _LAST_OF_WORK else Occasion.CASUAL for day in _DAYS
    }
    saved = str(settings.value(_KEY, "")).split(" ")
    for day, text in zip(_DAYS, saved, strict=False):
        try:
            usual[day] = None if text == "-" else read_key(text)
        except ValueError:
            continue  # nothing was saved, or by another version
    return usual


def save_usual_week(settings: QSettings, week: UsualWeek) -> None:
    """Keep what each day is for."""
    keys = [week[day] for day in _DAYS]
    settings.setValue(_KEY, " ".join("-" if key is None else str(key) for key in keys))


class UsualWeekSheet(QWidget):
    """A choice for each day of the week."""

    week_changed = Signal(object)
    plan_asked = Signal()

    def __init__(self, week: UsualWeek, occasions: Sequence[AnyOccasion]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._keys: list[OccasionKey | None] = [None, *(each.key for each in occasions)]
        names = [_("Nothing"), *(as_sentence(each.words) for each in occasions)]
        self.boxes = {day: self._make_box(names, week[day]) for day in _days_in_order()}
        grid = QGridLayout()
        grid.setVerticalSpacing(GRID // 2)
        grid.setColumnStretch(1, 1)
        for line, (day, box) in enumerate(self.boxes.items()):
            name = QLocale().dayName(day)
            label = QLabel(as_sentence(name))
            label.setBuddy(box)
            box.set_name(name)
            grid.addWidget(label, line, 0)
            grid.addWidget(box, line, 1)
        about = _("“Plan the week” dresses each empty day for this.")
        plan = TextButton(_("Plan the week"), icon_name="sparkles", role="primary")
        plan.clicked.connect(self.plan_asked)
        column_of(
            make_label("soft", about, wraps=True),
            grid,
            (plan, 0, Qt.AlignmentFlag.AlignRight),
            gap=2 * GRID,
            inside=self,
        )

    def _make_box(self, names: Iterable[str], chosen: OccasionKey | None) -> ChoiceBox:
        box = ChoiceBox()
        box.addItems(list(names))
        known = chosen if chosen in self._keys or chosen is None else chosen.base
        box.setCurrentIndex(self._keys.index(known))
        box.currentIndexChanged.connect(self._tell)
        return box

    def _tell(self) -> None:
        chosen = {d: self._keys[box.currentIndex()] for d, box in self.boxes.items()}
        self.week_changed.emit(chosen)


def _days_in_order() -> list[int]:
    """Return the weekdays as the user's week has them."""
    first = QLocale().firstDayOfWeek().value
    return [(first - 1 + step) % 7 + 1 for step in range(7)]
