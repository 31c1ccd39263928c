"""The form of a trip: where, when, in what weather, for what, with how much luggage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QSlider, QWidget
from typing_extensions import override

from ui.planning.day_field import DayField
from ui.theme.tokens import GRID
from ui.trips.needs_form import NeedsForm
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.scrolling import leave_wheel_to_page
from ui.wording.places import place_name
from wardrobe.days.plans import LONGEST_NAME
from wardrobe.days.trips import MOST_DAYS, Trip, TripNeed
from wardrobe.language.texts import _, degrees
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.season import CLIMATES, Climate

_COLDEST_C, _WARMEST_C = -15, 40
_FEWEST, _MOST_PIECES = 3, 30
_USUAL_DAYS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TripWish:
    """What somebody wants to pack for; see `Trip`."""

    first: date
    last: date
    name: str
    needs: tuple[TripNeed, ...]
    temperature_c: float
    most: int | None


class TripForm(QFrame):
    """Asks what is needed to pack."""

    pack_asked = Signal(object)  # TripWish
    left = Signal()

    def __init__(
        self,
        today: date,
        home: Climate,
        occasions: Sequence[AnyOccasion],
        before: Trip | None = None,
    ) -> None:
        """Ask about a new trip.

        Args:
            home: Where the user lives.
            before: A trip that is to be otherwise.
        """
        super().__init__()
        self.setProperty("role", "card")
        self.before = before
        first = before.first if before else today + timedelta(days=1)
        last = before.last if before else first + timedelta(days=_USUAL_DAYS - 1)
        self.name = QLineEdit(before.name if before else "")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(_("Rome, say"))
        self.first, self.last = DayField(_("From"), first), DayField(_("To"), last)
        self.last.least = first
        self.first.day_changed.connect(self._on_first)
        self.last.day_changed.connect(self._show_usual)
        self._climates = [home, *(CLIMATES[each] for each in CLIMATES)]
        self.place = ChoiceBox()
        names = [place_name(each) for each in self._climates[1:]]
        self.place.addItems([_("Like at home"), *names])
        self.place.currentIndexChanged.connect(self._show_usual)
        self.warmth = QSlider(Qt.Orientation.Horizontal)
        leave_wheel_to_page(self.warmth)
        self.warmth.setRange(_COLDEST_C, _WARMEST_C)
        self.warmth.valueChanged.connect(self._say_warmth)
        self._warmth_words = make_label("soft")
        self.needs = NeedsForm(occasions, before.needs if before else ())
        self.most = ChoiceBox()
        counts = range(_FEWEST, _MOST_PIECES + 1)
        most = [_("At most {count} pieces", count=str(each)) for each in counts]
        self.most.addItems([_("As many as it takes"), *most])
        self.pack = TextButton(_("Pack"), icon_name="travel", role="primary")
        self.pack.clicked.connect(lambda: self.pack_asked.emit(self.wish()))
        self._leave = TextButton(_("Cancel"), role="quiet")
        self._leave.clicked.connect(self.left)
        self._lay_out(_("Change the trip") if before else _("A new trip"))
        self._show_usual()
        if before is not None:
            self._take_over(before)

    def wish(self) -> TripWish:
        """Return what is chosen."""
        most = self.most.currentIndex()
        return TripWish(
            first=self.first.day,
            last=self.last.day,
            name=" ".join(self.name.text().split()),
            needs=self.needs.needs(),
            temperature_c=float(self.warmth.value()),
            most=_FEWEST + most - 1 if most else None,
        )

    def let_leave(self, *, can_leave: bool) -> None:
        """Offer to go back, where there is something to go back to."""
        self._leave.setVisible(can_leave)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._leave.isHidden():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, title: str) -> None:
        days, warmth = QWidget(), QWidget()
        for each in (days, warmth):
            each.setProperty("role", "clear")
        dash = make_label("soft", "–")
        row_of((self.first, 1), dash, (self.last, 1), gap=GRID, inside=days)
        row_of((self.warmth, 1), self._warmth_words, gap=GRID, inside=warmth)
        lines: list[tuple[str, QWidget]] = [
            (_("Where to"), self.name),
            (_("When"), days),
            (_("Weather"), self.place),
            ("", warmth),
            (_("Occasions"), self.needs),
            (_("Luggage"), self.most),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, (words, field) in enumerate(lines):
            label = QLabel(words)
            label.setMinimumHeight(36)
            label.setBuddy(field)
            grid.addWidget(label, at, 0, top)
            grid.addWidget(field, at, 1)
        for words, box in ((_("Weather"), self.place), (_("Luggage"), self.most)):
            box.set_name(words)
        self.name.setAccessibleName(_("Where to"))
        self.warmth.setAccessibleName(_("Temperature"))
        column_of(
            make_label("heading", title),
            grid,
            row_of(STRETCH, self._leave, self.pack, gap=GRID),
            gap=2 * GRID,
            margins=2 * GRID,
            inside=self,
        )

    def _on_first(self, first: date) -> None:
        """Keep the length of the trip as it begins on another day."""
        length = self.last.day - self.last.least
        self.last.least = first
        self.last.show_day(first + min(length, timedelta(days=MOST_DAYS - 1)))
        self._show_usual()

    def _show_usual(self) -> None:
        middle = self.first.day + (self.last.day - self.first.day) // 2
        at = datetime.combine(middle, time(12), tzinfo=UTC)
        climate = self._climates[self.place.currentIndex()]
        self.warmth.setValue(round(climate.usual_c(at)))
        self._say_warmth()

    def _say_warmth(self) -> None:
        warmth = degrees(self.warmth.value())
        self._warmth_words.setText(_("about {degrees}", degrees=warmth))

    def _take_over(self, before: Trip) -> None:
        with QSignalBlocker(self.place):
            self.place.setCurrentIndex(0)
        if before.temperature_c is not None:
            self.warmth.setValue(round(before.temperature_c))
        if before.most is not None:
            place = min(max(before.most, _FEWEST), _MOST_PIECES) - _FEWEST + 1
            self.most.setCurrentIndex(place)
