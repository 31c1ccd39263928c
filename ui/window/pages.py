"""The pages of the window, built from its parts.

Who starts the program looks at Today. Most other pages are loaded and built when they
are first asked for: all of them take as long as a fifth of a start.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.importing.watched_folder import WatchedFolder
from ui.look_alikes.look_alike_parts import LookAlikeParts
from ui.looks.look_state import LookState
from ui.outfits.fitting_looks import FittingLooks
from ui.outfits.worn_question import WornQuestion
from ui.planning.planning_parts import PlanningParts
from ui.planning.yesterday import YesterdayAsker
from ui.theme.theme import Theme
from ui.today.suggestion_pager import SuggestionPager
from ui.today.today_page import TodayPage
from ui.today.worn.photo_keeper import PhotoKeeper
from ui.window.navigation import Page
from ui.window.shared import Shared
from ui.window.window_parts import WindowParts

if TYPE_CHECKING:
    from ui.calendar.calendar_page import CalendarPage
    from ui.closet.closet_page import ClosetPage
    from ui.closet.review_page import ReviewPage
    from ui.insights.insights_page import InsightsPage
    from ui.insights.model_page import ModelPage
    from ui.looks.looks_page import LooksPage
    from ui.maintenance.maintenance_section import MaintenanceSection
    from ui.settings.settings_page import SettingsPage
    from ui.trips.trips_page import TripsPage
    from ui.try_page.try_page import TryPage

Widget = TypeVar("Widget", bound=QWidget)


class LatePage(Generic[Widget]):
    """A page that is made when it is first asked for."""

    def __init__(self, make: Callable[[], Widget]) -> None:
        self._make = make
        self._page: Widget | None = None
        self._follow: list[Callable[[Widget], object]] = []

    def __call__(self) -> Widget:
        """Return the page."""
        if self._page is None:
            self._page = self._make()
            while self._follow:
                self._follow.pop(0)(self._page)
        return self._page

    def once_made(self, follow: Callable[[Widget], object]) -> None:
        """Have something done with the page as soon as it is there."""
        if self._page is None:
            self._follow.append(follow)
        else:
            follow(self._page)

    def if_made(self, do: Callable[[Widget], object]) -> None:
        """Do something with the page, unless nobody has asked for it yet."""
        if self._page is not None:
            do(self._page)


class Pages:
    """One widget a page, and what asks on one of them."""

    def __init__(
        self,
        parts: WindowParts,
        shared: Shared,
        look_alikes: LookAlikeParts,
        watched_folder: WatchedFolder,
        *,
        theme: Theme,
        settings: QSettings,
        closet_settings: QSettings,
    ) -> None:
        """Build the first pages; each page reads what it shows once it is shown.

        Args:
            settings: Of the program, whatever closet it shows.
            closet_settings: Of this closet alone.
        """
        planning = _make_planning(parts, shared, settings, closet_settings)
        question = WornQuestion(shared.cutouts)
        looks = _make_look_state(shared)  # keeps what gets a heart on Today
        self.today = _make_today(parts, shared, settings, question)
        self.yesterday = YesterdayAsker(planning, question)
        self.closet = LatePage(lambda: _make_closet(shared))
        self.settings = LatePage(
            lambda: _make_settings(
                parts,
                shared,
                watched_folder,
                theme=theme,
                settings=settings,
                closet_settings=closet_settings,
            )
        )
        self.looks = LatePage(lambda: _make_looks(parts, shared, looks))
        self.try_page = LatePage(lambda: _make_try(parts, shared, look_alikes))
        self.review = LatePage(lambda: _make_review(shared))
        self.calendar = LatePage(lambda: _make_calendar(planning))
        self.trips = LatePage(lambda: _make_trips(planning))
        self.insights = LatePage(lambda: _make_insights(parts, shared))
        self.model = LatePage(lambda: _make_model(parts, shared))

        self._late: dict[Page, LatePage[Any]] = {
            Page.CLOSET: self.closet,
            Page.LOOKS: self.looks,
            Page.TRY: self.try_page,
            Page.REVIEW: self.review,
            Page.CALENDAR: self.calendar,
            Page.TRIPS: self.trips,
            Page.INSIGHTS: self.insights,
            Page.MODEL: self.model,
            Page.SETTINGS: self.settings,
        }

    def widget(self, page: Page) -> QWidget:
        """Return the widget of a page."""
        if page is Page.TODAY:
            return self.today
        late: QWidget = self._late[page]()
        return late

    def each_once_made(self, follow: Callable[[QWidget], object]) -> None:
        """Have something done with each page as soon as it is there."""
        follow(self.today)
        for late in self._late.values():
            late.once_made(follow)


def _make_planning(
    parts: WindowParts, shared: Shared, settings: QSettings, closet_settings: QSettings
) -> PlanningParts:
    return PlanningParts(
        closet=shared.closet,
        taste=shared.taste,
        worn=shared.worn,
        plans=shared.plans,
        days=shared.days,
        weather=shared.weather,
        cutouts=shared.cutouts,
        jobs=shared.jobs,
        history=shared.history,
        scorer=parts.scorer,
        now=shared.now,
        settings=settings,
        closet_settings=closet_settings,
    )


def _make_today(
    parts: WindowParts, shared: Shared, settings: QSettings, question: QWidget
) -> TodayPage:
    pager = SuggestionPager(
        parts.closet,
        parts.scorer,
        parts.learner,
        shared.jobs,
        shared.now,
        settings=settings,
        parent=shared.closet,
    )
    fitting = FittingLooks(
        parts.closet,
        parts.scorer,
        shared.cutouts,
        shared.jobs,
        lambda: shared.now().astimezone().date(),
    )
    return TodayPage(
        shared.closet,
        shared.taste,
        shared.cutouts,
        pager,
        settings,
        log=shared.log,
        laundry=shared.laundry,
        photos=PhotoKeeper(
            shared.day_photos, shared.days, shared.jobs, parts.decode, shared.closet
        ),
        fitting=fitting,
        next_piece=shared.next_piece,
        question=question,
    )


def _make_look_state(shared: Shared) -> LookState:
    return LookState(
        shared.closet,
        shared.days,
        shared.taste,
        jobs=shared.jobs,
        now=shared.now,
        parent=shared.closet,
    )


def _make_looks(parts: WindowParts, shared: Shared, state: LookState) -> "LooksPage":
    from ui.looks.look_sharing import LookSharing
    from ui.looks.looks_page import LookParts, LooksPage
    from ui.looks.nearest_pieces import NearestPieces

    closet, jobs = shared.closet, shared.jobs
    return LooksPage(
        LookParts(
            closet=closet,
            cutouts=shared.cutouts,
            state=state,
            nearest=NearestPieces(closet, parts.embedder, jobs, closet),
            sharing=LookSharing(parts.closet, jobs, shared.toasts),
            now=shared.now,
        )
    )


def _make_try(
    parts: WindowParts, shared: Shared, look_alikes: LookAlikeParts
) -> "TryPage":
    from ui.try_page.trial_runner import TrialRunner
    from ui.try_page.try_page import TryPage

    trials = TrialRunner(
        parts.closet,
        parts.eyes,
        parts.embedder,
        parts.scorer,
        parts.web_photos,
        jobs=shared.jobs,
        now=shared.now,
        parent=shared.closet,
    )
    return TryPage(
        shared.cutouts,
        trials,
        wishes=shared.wishes,
        history=shared.history,
        alike=look_alikes.make_panel(),
        catalogues=look_alikes.make_catalogue_cards(),
        toasts=shared.toasts,
    )


def _make_closet(shared: Shared) -> "ClosetPage":
    from ui.closet.closet_page import ClosetPage

    return ClosetPage(shared.closet, shared.cutouts, shared.worn, shared.laundry)


def _make_review(shared: Shared) -> "ReviewPage":
    from ui.closet.review_page import ReviewPage

    return ReviewPage(shared.closet, shared.cutouts)


def _make_calendar(planning: PlanningParts) -> "CalendarPage":
    from ui.calendar.calendar_page import CalendarPage

    return CalendarPage(planning)


def _make_trips(planning: PlanningParts) -> "TripsPage":
    from ui.trips.trips_page import TripsPage

    return TripsPage(planning)


def _make_insights(parts: WindowParts, shared: Shared) -> "InsightsPage":
    from ui.insights.advice import Advice
    from ui.insights.advice_panel import AdvicePanel
    from ui.insights.insights_page import InsightsPage

    advice = Advice(
        parts.closet, parts.embedder, parts.scorer, shared.jobs, shared.closet
    )
    return InsightsPage(
        shared.closet,
        shared.worn,
        shared.cutouts,
        shared.jobs,
        advice=AdvicePanel(shared.closet, advice, shared.cutouts, shared.jobs),
    )


def _make_model(parts: WindowParts, shared: Shared) -> "ModelPage":
    from ui.insights.model_page import ModelPage
    from ui.taste.taste_section import TasteSection
    from ui.taste.taste_summary import read_taste_summary

    taste = TasteSection(
        shared.taste,
        shared.history,
        partial(read_taste_summary, parts.closet, parts.learner),
        shared.cutouts,
        shared.jobs,
    )
    return ModelPage(parts.read_card, shared.jobs, taste)


def _make_maintenance(
    parts: WindowParts, shared: Shared, closet_settings: QSettings
) -> "MaintenanceSection":
    from ui.maintenance.maintenance_section import MaintenanceSection

    return MaintenanceSection(
        parts.maintenance,
        parts.closet_file,
        parts.eyes,
        parts.try_open,
        parts.learner,
        jobs=shared.jobs,
        previews=shared.previews,
        settings=closet_settings,
        now=shared.now,
    )


def _make_settings(
    parts: WindowParts,
    shared: Shared,
    watched_folder: WatchedFolder,
    *,
    theme: Theme,
    settings: QSettings,
    closet_settings: QSettings,
) -> "SettingsPage":
    from ui.reminder.reminder_setting import ReminderSetting
    from ui.settings.care_card import CareCard
    from ui.settings.currency_card import CurrencyCard
    from ui.settings.dress_code_card import DressCodeCard
    from ui.settings.language_card import LanguageCard
    from ui.settings.learn_card import LearnCard
    from ui.settings.reminder_card import ReminderCard
    from ui.settings.settings_page import SettingsPage
    from ui.settings.weather_card import WeatherCard

    return SettingsPage(
        parts.closet_file,
        watched_folder,
        theme,
        _make_maintenance(parts, shared, closet_settings),
        dress_code=DressCodeCard(settings),
        care=CareCard(shared.laundry),
        to_learn=LearnCard(settings),
        language=LanguageCard(settings),
        weather=WeatherCard(shared.weather, shared.now),
        currency=CurrencyCard(settings),
        reminder=ReminderCard(ReminderSetting(settings)),
    )
