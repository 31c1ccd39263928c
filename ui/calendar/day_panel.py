"""The panel beside the days: what the chosen one holds, and what it may hold."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.calendar.entry_card import EntryCard
from ui.calendar.outfit_chooser import OutfitChooser
from ui.planning.day_weather import shown_weather
from ui.planning.planning_parts import PlanningParts
from ui.theme.tokens import GRID
from ui.widgets.chips import PickerRow
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import clear, column_of, in_turn
from ui.widgets.plain_text import plain_tip
from ui.widgets.scrolling import FittingScroll
from ui.wording.dates import weekday_and_day
from wardrobe.calendars.occasions import DressedEvent
from wardrobe.language.texts import _
from wardrobe.model.occasion import OccasionKey
from wardrobe.planning.day_entries import DayEntry

_WIDTH_PX, _NARROW_PX = 316, 288


class DayPanel(QFrame):
    """Shows the outfits of a day, and offers more for it."""

    log_asked = Signal()
    wear_asked = Signal(object)  # a plan
    edit_asked = Signal(object)  # an entry, as in what follows
    move_asked = Signal(object, object)  # and what to open the days below
    removal_asked = Signal(object)
    build_around_asked = Signal(object)  # garments

    def __init__(self, parts: PlanningParts) -> None:
        super().__init__()
        self._parts = parts
        self._day = date.min
        self._has_entries = self._has_garments = False
        self.setFixedWidth(_WIDTH_PX)
        self._heading = make_label("heading")
        self.chooser = OutfitChooser(parts)
        self.plan = TextButton(_("Plan another…"), icon_name="plus")
        self.plan.clicked.connect(self.open_chooser)
        self.log = TextButton(_("Log what I wore"), icon_name="plus", role="primary")
        self.log.clicked.connect(self.log_asked)
        self._weather = make_label("caption")
        body, foot = QWidget(), QWidget()
        foot.setProperty("role", "clear")
        column_of(self.plan, self.log, gap=GRID, margins=(0, 0, GRID, 0), inside=foot)
        self._outfits, self._added = column_of(gap=GRID), list[QWidget]()
        self._empty = make_label("soft", wraps=True)
        column_of(
            self._outfits,
            self._empty,
            self.chooser,
            gap=GRID,
            margins=(0, 0, GRID, 0),
            inside=body,
        ).addStretch(1)
        column_of(
            column_of(self._heading, self._weather, gap=2),
            (FittingScroll(body, _("Outfits of the day")), 1),
            foot,
            gap=2 * GRID,
            margins=(2 * GRID, 3 * GRID, GRID, 2 * GRID),
            inside=self,
        )

    def show_day(
        self,
        day: date,
        entries: Sequence[DayEntry],
        events: Sequence[DressedEvent],
        occasions: Mapping[OccasionKey, str],
    ) -> None:
        """Show another day, or what became of it; `occasions` has their names."""
        today, has_garments = self._parts.worn.today, bool(self._parts.closet.garments)
        # Before the closet is read there is nothing to offer.
        is_other = (day, has_garments) != (self._day, self._has_garments)
        self._day, self._has_garments = day, has_garments
        self._heading.setText(weekday_and_day(day))
        weather = shown_weather(self._parts, day)
        self._weather.setText(weather.words)
        self._weather.setToolTip(plain_tip(weather.source))
        self.log.setEnabled(day <= today and has_garments)
        self.log.setVisible(day <= today)
        clear(self._outfits)
        self._added = []
        for entry in entries:
            words = occasions.get(entry.occasion, entry.occasion.base.words)
            self._add(entry, words)
        self._add_events(events, occasions)
        in_turn(self._heading, *self._added)
        self._empty.setVisible(not has_garments)
        self._empty.setText(_("Add garments to your closet, and plan them here."))
        if is_other or not has_garments or (self._has_entries and not entries):
            self.chooser.setVisible(has_garments and not entries)
        elif entries and not self._has_entries:
            self.chooser.hide()
        self._has_entries = bool(entries)
        self.plan.setVisible(has_garments and bool(entries))
        self.plan.set_words(_("Another outfit…") if day < today else _("Plan another…"))
        if not self.chooser.isHidden():
            if is_other and events:
                self._choose_for(events)
            self._offer()

    def be_narrow(self, *, is_narrow: bool) -> None:
        """Leave more room to the days, or less."""
        self.setFixedWidth(_NARROW_PX if is_narrow else _WIDTH_PX)

    def open_chooser(self) -> None:
        """Offer outfits for the day, whatever it holds already."""
        self.chooser.show()
        self._offer()
        self.chooser.focus_first()

    def open_chooser_for(self, occasion: OccasionKey) -> None:
        """Offer outfits for an occasion."""
        self.chooser.choose_occasion(occasion)
        self.open_chooser()

    def _offer(self) -> None:
        is_past = self._day < self._parts.worn.today
        title = _("What did you wear?") if is_past else _("Plan an outfit")
        self.chooser.show_day(self._day, title)

    def _choose_for(self, events: Sequence[DressedEvent]) -> None:
        wanted = [each.occasion for each in events if each.occasion is not None]
        if wanted:
            self.chooser.choose_occasion(wanted[0])

    def _add(self, entry: DayEntry, occasion: str) -> None:
        parts = self._parts
        ids = entry.garment_ids
        garments = parts.worn.garments_of(ids if entry.worn else sorted(ids))
        can_wear = self._day <= parts.worn.today
        card = EntryCard(entry, garments, occasion, parts.cutouts, can_wear=can_wear)
        card.wear_asked.connect(self.wear_asked)
        card.edit_asked.connect(self.edit_asked)
        card.move_asked.connect(self.move_asked)
        card.removal_asked.connect(self.removal_asked)
        card.garment_clicked.connect(lambda g: self.build_around_asked.emit([g]))
        self._outfits.addWidget(card)
        self._added.append(card)

    def _add_events(
        self, events: Sequence[DressedEvent], occasions: Mapping[OccasionKey, str]
    ) -> None:
        """List what calendars hold; a click offers outfits for it."""
        if events:
            self._outfits.addWidget(make_section(_("In your calendar")))
        for each in events:
            key = each.occasion
            note = "" if key is None else occasions.get(key, key.base.words)
            start = f"{each.event.start}  " if each.event.start else ""
            row = PickerRow(f"{start}{each.event.title}", note)
            row.setCheckable(False)
            row.setEnabled(key is not None)
            if key is not None:
                row.clicked.connect(lambda _c, it=key: self.open_chooser_for(it))
            self._outfits.addWidget(row)
            self._added.append(row)
