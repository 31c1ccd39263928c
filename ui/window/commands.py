"""What the actions of the window do on its pages."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from ui.garments.garment_filter import GarmentFilter
from ui.look_alikes.look_alike_parts import LookAlikeParts
from ui.undo.day_changes import bring_laundry_back
from ui.undo.garment_changes import remove_garments
from ui.window.navigation import Page
from ui.window.pages import Pages
from ui.window.shared import Shared
from wardrobe.days.plans import PlannedOutfit
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion

if TYPE_CHECKING:
    from ui.calendar.calendar_page import CalendarPage
    from ui.closet.closet_page import ClosetPage
    from ui.insights.insights_page import InsightsPage
    from ui.looks.looks_page import LooksPage
    from ui.trips.trips_page import TripsPage


class Commands:
    """Each shows the page that it is about and does something there."""

    def __init__(
        self,
        pages: Pages,
        shared: Shared,
        look_alikes: LookAlikeParts,
        show_page: Callable[[Page], object],
    ) -> None:
        self._pages, self._shared = pages, shared
        self._look_alikes, self._show_page = look_alikes, show_page

    def follow_pages(self) -> None:
        """Do what one page asks of another."""
        pages, show = self._pages, partial(partial, self._show_page)
        pages.today.laundry_done.connect(self.bring_laundry_back)
        pages.closet.once_made(self._follow_closet)
        pages.today.fitting.look_asked.connect(self.show_look)
        self._shared.first_outfit.today_asked.connect(show(Page.TODAY))
        pages.yesterday.other_asked.connect(self.ask_what_was_worn)
        pages.looks.once_made(self._follow_looks)
        pages.try_page.once_made(
            lambda page: page.build_around_asked.connect(self.build_around)
        )
        pages.review.once_made(lambda page: page.closed.connect(show(Page.CLOSET)))
        pages.calendar.once_made(self._follow_calendar)
        pages.trips.once_made(self._follow_trips)
        pages.insights.once_made(self._follow_insights)
        pages.settings.once_made(
            lambda page: page.currency.currency_changed.connect(self._follow_currency)
        )
        pages.model.once_made(lambda page: page.back_asked.connect(show(Page.INSIGHTS)))

    def _follow_currency(self) -> None:
        self._pages.insights.if_made(lambda page: page.forget())
        self._pages.closet.if_made(lambda page: page.details.show_wearing())

    def _follow_closet(self, closet: "ClosetPage") -> None:
        closet.build_around_asked.connect(self.build_around)
        closet.review_asked.connect(self.start_review)
        closet.laundry_done.connect(self.bring_laundry_back)

    def _follow_looks(self, looks: "LooksPage") -> None:
        looks.build_around_asked.connect(self.build_around)
        looks.garment_asked.connect(self.show_garment)
        looks.today_asked.connect(partial(self._show_page, Page.TODAY))

    def _follow_calendar(self, calendar: "CalendarPage") -> None:
        calendar.build_around_asked.connect(self.build_around)
        calendar.trips_asked.connect(partial(self._show_page, Page.TRIPS))

    def _follow_trips(self, trips: "TripsPage") -> None:
        trips.left.connect(partial(self._show_page, Page.CALENDAR))
        trips.day_asked.connect(self.show_day)

    def _follow_insights(self, insights: "InsightsPage") -> None:
        insights.garment_asked.connect(self.show_garment)
        insights.advice.garment_asked.connect(self.show_garment)
        insights.filter_asked.connect(self.show_filter)
        insights.model_asked.connect(partial(self._show_page, Page.MODEL))
        insights.said.connect(self._shared.toasts.show_toast)

    def show_next(self) -> None:
        """Show the next outfits."""
        self._show_page(Page.TODAY)
        self._pages.today.show_next()

    def show_earlier(self) -> None:
        """Show the outfits of before."""
        self._show_page(Page.TODAY)
        self._pages.today.show_earlier()

    def dress_for(self, occasion: AnyOccasion) -> None:
        """Show outfits for an occasion."""
        self._show_page(Page.TODAY)
        self._pages.today.dress_for(occasion)

    def wear_first(self) -> None:
        """Note the first outfit of the board as worn today."""
        self._show_page(Page.TODAY)
        self._pages.today.wear_first()

    def note_instead(self) -> None:
        """Note what was worn instead of the outfits that are shown."""
        self._show_page(Page.TODAY)
        self._pages.today.open_instead()

    def build_around(self, garments: Sequence[Garment]) -> None:
        """Look for outfits with these garments."""
        self._show_page(Page.TODAY)
        self._pages.today.build_around(garments)

    def make_look(self) -> None:
        """Let a look be put together."""
        self._show_page(Page.LOOKS)
        self._pages.looks().open_maker()

    def make_look_of(self, garment_ids: Sequence[int]) -> None:
        """Make a look of these garments."""
        self._show_page(Page.LOOKS)
        self._pages.looks().make_of(garment_ids)

    def show_look(self, number: int) -> None:
        """Show one look."""
        self._show_page(Page.LOOKS)
        self._pages.looks().show_look(number)

    def build_around_ids(self, ids: Sequence[int]) -> None:
        """Look for outfits with garments that were dropped, by their ids."""
        found = map(self._shared.closet.garment, ids)
        self.build_around([each for each in found if each is not None])

    def log_wear(self) -> None:
        """Note what is worn today."""
        self._show_page(Page.CALENDAR)
        self._pages.calendar().open_picker()

    def ask_what_was_worn(self, plan: PlannedOutfit) -> None:
        """Let the user choose what was worn in place of a plan."""
        self._show_page(Page.CALENDAR)
        self._pages.calendar().ask_what_was_worn(plan)

    def show_day(self, day: date) -> None:
        """Show a day of the calendar."""
        self._show_page(Page.CALENDAR)
        self._pages.calendar().choose(day)

    def plan_week(self) -> None:
        """Fill the empty days of a week."""
        self._show_page(Page.CALENDAR)
        self._pages.calendar().plan_week()

    def bring_laundry_back(self) -> None:
        """Have all that is in the laundry clean again."""
        shared = self._shared
        if shared.laundry.pieces:
            shared.history.make(bring_laundry_back(shared.days, shared.laundry.load()))
        else:
            shared.history.say(_("Nothing is in the laundry."))

    def learn_anew(self) -> None:
        """Learn the taste from everything that was done."""
        self._show_page(Page.MODEL)
        self._pages.model().taste.controls.learn_anew()

    def start_review(self) -> None:
        """Ask about what the eyes were unsure of."""
        self._show_page(Page.REVIEW)
        self._pages.review().start(self._shared.closet.garments)

    def search(self) -> None:
        """Go to the closet's search field."""
        self._show_page(Page.CLOSET)
        self._pages.closet().focus_search()

    def show_garment(self, garment_id: int) -> None:
        """Show one garment in the closet."""
        self._show_page(Page.CLOSET)
        self._pages.closet().show_garment(garment_id)

    def show_filter(self, wanted: GarmentFilter) -> None:
        """Show some garments in the closet."""
        self._show_page(Page.CLOSET)
        self._pages.closet().show_filter(wanted)

    def look_for_damage(self) -> None:
        """Check the closet, on the page that shows what is found."""
        self._show_page(Page.SETTINGS)
        self._pages.settings().maintenance.look_for_damage()

    def back_up(self) -> None:
        """Ask where to write a copy of the closet."""
        self._pages.settings().maintenance.ask_back_up()

    def export(self) -> None:
        """Ask where to write the closet as a folder."""
        self._pages.settings().maintenance.ask_export()

    def watch_folder(self) -> None:
        """Ask which folder to watch."""
        self._pages.settings().choose_folder()

    def build_around_selected(self) -> None:
        """Look for outfits with what is selected in the closet."""
        if garments := self._selected():
            self.build_around(garments)

    def remove_selected(self) -> None:
        """Put what is selected in the closet into the trash."""
        if garments := self._selected():
            self._shared.history.make(remove_garments(self._shared.closet, garments))

    def find_look_alikes(self) -> None:
        """Show what looks like the garment that is selected in the closet."""
        if garments := self._selected():
            self._look_alikes.open(garments[0])

    def _selected(self) -> list[Garment]:
        """Return what is selected in the closet; say so if nothing is."""
        garments = self._pages.closet().view.selected()
        if not garments:
            self._shared.toasts.show_toast(_("Select garments in the closet first."))
        return garments
