"""What is done with the outfits of a day: planned, worn, changed, moved, removed."""

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.outfits.outfit_drag import DraggedOutfit
from ui.planning.outfit_picker import OutfitPicker
from ui.planning.planning_parts import PlanningParts
from ui.undo.day_changes import plan_outfits, take_plans_back
from ui.undo.plan_changes import change_plan, move_plan
from ui.undo.taste_changes import forget_wears
from ui.widgets.chips import PickerRow
from ui.widgets.overlay import offer, open_sheet
from ui.wording.dates import day_and_month, weekday_and_day
from wardrobe.days.plans import PlannedOutfit
from wardrobe.language.texts import _
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion, OccasionKey
from wardrobe.planning.day_entries import DayEntry

_SHEET_PX = 800
_DAYS_TO_MOVE_TO = 10

OnPicked = Callable[[Sequence[Garment], OccasionKey], object]


class DayActions(QObject):
    """Each can be undone; days gone by are noted as worn, all others are planned."""

    def __init__(self, parts: PlanningParts, page: QWidget) -> None:
        super().__init__(page)
        self._parts, self._page = parts, page

    def take(self, day: date, ids: Collection[int], occasion: OccasionKey) -> None:
        """Note an outfit for a day: as worn where the day is over, else as planned."""
        if day < self._parts.worn.today:
            self._wear(day, sorted(ids), occasion)
            return
        plan = PlannedOutfit(
            day=day,
            occasion=occasion,
            garment_ids=frozenset(ids),
            temperature_c=self._parts.weather_on(day).temperature_c,
        )
        self._parts.history.make(plan_outfits(self._parts.days, [plan]))

    def drop(self, day: date, outfit: DraggedOutfit) -> None:
        """Take what was dropped on a day; a plan goes there from its own day."""
        parts = self._parts
        plan = parts.plans.plan(outfit.plan)
        if plan is None:
            occasion = outfit.occasion or Occasion.CASUAL
            self.take(day, outfit.garment_ids, occasion)
        elif day < parts.worn.today:
            parts.history.say(_("A plan can go to any day that is still to come."))
        elif day != plan.day:
            parts.history.make(move_plan(parts.days, plan, day))

    def wear(self, plan: PlannedOutfit) -> None:
        """Note a plan as worn on its day."""
        self._parts.plans.wear(plan)

    def remove(self, entry: DayEntry) -> None:
        """Take a plan back, or forget that something was worn."""
        parts = self._parts
        if entry.plan is not None:
            parts.history.make(take_plans_back(parts.days, [entry.plan]))
        elif entry.worn is not None:
            parts.history.make(forget_wears(parts.taste, self._alike(entry.worn)))

    def edit(self, entry: DayEntry) -> None:
        """Let the user choose other pieces, or another occasion."""
        before = self._parts.worn.garments_of(sorted(entry.garment_ids))
        plan, worn = entry.plan, entry.worn
        if plan is not None:

            def change(garments: Sequence[Garment], occasion: OccasionKey) -> None:
                self._change_plan(plan, garments, occasion)

            title = _("What do you plan for {day}?", day=day_and_month(plan.day))
        elif worn is not None:

            def change(garments: Sequence[Garment], occasion: OccasionKey) -> None:
                numbers = [each.number for each in self._alike(worn)]
                ids = [each.id for each in garments]
                self._wear(worn.day, ids, occasion, replaced=numbers)

            title = _("What did you wear on {day}?", day=day_and_month(worn.day))
        self._pick(title, _("Save"), before, entry.occasion, change)

    def pick(
        self, day: date, occasion: OccasionKey, *, is_worn: bool | None = None
    ) -> None:
        """Let the user choose piece by piece.

        Args:
            is_worn: Whether it was worn; by itself on days that are over.
        """
        was_worn = day < self._parts.worn.today if is_worn is None else is_worn
        said = {"day": day_and_month(day)}

        def take(garments: Sequence[Garment], chosen: OccasionKey) -> None:
            ids = [each.id for each in garments]
            if was_worn:
                self._wear(day, ids, chosen)
            else:
                self.take(day, ids, chosen)

        if was_worn:
            title, words = _("What did you wear on {day}?", **said), _("I wore this")
        else:
            title, words = _("What do you plan for {day}?", **said), _("Plan this")
        self._pick(title, words, (), occasion, take)

    def offer_days(self, plan: PlannedOutfit, anchor: QWidget) -> None:
        """Let the user choose another day for a plan."""
        first = self._parts.worn.today
        days = [first + timedelta(days=step) for step in range(_DAYS_TO_MOVE_TO)]
        rows = {day: PickerRow(weekday_and_day(day)) for day in days if day != plan.day}
        for row in rows.values():
            row.setCheckable(False)
        parts = self._parts
        offer(
            anchor,
            rows,
            lambda day: parts.history.make(move_plan(parts.days, plan, day)),
        )

    def _change_plan(
        self, plan: PlannedOutfit, garments: Sequence[Garment], occasion: OccasionKey
    ) -> None:
        after = PlannedOutfit(
            day=plan.day,
            occasion=occasion,
            garment_ids=frozenset(each.id for each in garments),
            temperature_c=plan.temperature_c,
        )
        if after != plan:
            self._parts.history.make(change_plan(self._parts.days, plan, after))

    def _pick(
        self,
        title: str,
        words: str,
        chosen: Sequence[Garment],
        occasion: OccasionKey,
        on_picked: OnPicked,
    ) -> None:
        closet = self._parts.closet
        picker = OutfitPicker(
            closet.garments,
            self._parts.cutouts,
            closet.occasions,
            chosen=chosen,
            occasion=occasion,
            words=words,
        )
        overlay = open_sheet(title, picker, self._page, _SHEET_PX)
        picker.outfit_picked.connect(overlay.dismiss)
        picker.outfit_picked.connect(on_picked)

    def _wear(
        self,
        day: date,
        ids: Sequence[int],
        occasion: OccasionKey,
        *,
        replaced: Collection[int] = (),
    ) -> None:
        event = Event(
            kind=EventKind.WEAR,
            garment_ids=tuple(ids),
            occasion=occasion,
            at=self._parts.plans.time_on(day),
        )
        self._parts.taste.record([event], lambda _: None, replaced=replaced)

    def _alike(self, worn: Event) -> list[Event]:
        """Return what is one wear to the user: of the same for the same, on a day."""
        return [
            each
            for each in self._parts.worn.events_on(worn.day)
            if {*each.garment_ids} == {*worn.garment_ids}
            and each.occasion == worn.occasion
        ]
