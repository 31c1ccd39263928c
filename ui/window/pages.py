"""The pages of the window, built from its parts."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.calendar.calendar_page import CalendarPage
from ui.closet.closet_page import ClosetPage
from ui.closet.review_page import ReviewPage
from ui.importing.watched_folder import WatchedFolder
from ui.insights.advice import Advice
from ui.insights.advice_panel import AdvicePanel
from ui.insights.insights_page import InsightsPage
from ui.insights.model_page import ModelPage
from ui.look_alikes.look_alike_parts import LookAlikeParts
from ui.looks.look_sharing import LookSharing
from ui.looks.look_state import LookState
from ui.looks.looks_page import LookParts, LooksPage
from ui.looks.nearest_pieces import NearestPieces
from ui.maintenance.maintenance_section import MaintenanceSection
from ui.outfits.fitting_looks import FittingLooks
from ui.outfits.worn_question import WornQuestion
from ui.planning.planning_parts import PlanningParts
from ui.planning.yesterday import YesterdayAsker
from ui.reminder.reminder_setting import ReminderSetting
from ui.settings.care_card import CareCard
from ui.settings.currency_card import CurrencyCard
from ui.settings.dress_code_card import DressCodeCard
from ui.settings.language_card import LanguageCard
from ui.settings.learn_card import LearnCard
from ui.settings.reminder_card import ReminderCard
from ui.settings.settings_page import SettingsPage
from ui.settings.weather_card import WeatherCard
from ui.taste.taste_section import TasteSection
from ui.taste.taste_summary import read_taste_summary
from ui.theme.theme import Theme
from ui.today.suggestion_pager import SuggestionPager
from ui.today.today_page import TodayPage
from ui.today.worn.photo_keeper import PhotoKeeper
from ui.trips.trips_page import TripsPage
from ui.try_page.trial_runner import TrialRunner
from ui.try_page.try_page import TryPage
from ui.window.navigation import Page
from ui.window.shared import Shared
from ui.window.window_parts import WindowParts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """One widget a page, and what asks on one of them."""

    today: TodayPage
    yesterday: YesterdayAsker
    closet: ClosetPage
    looks: LooksPage
    try_page: TryPage
    review: ReviewPage
    calendar: CalendarPage
    trips: TripsPage
    insights: InsightsPage
    model: ModelPage
    settings: SettingsPage

    def widgets(self) -> dict[Page, QWidget]:
        """Return the widget of each page."""
        return {
            Page.TODAY: self.today,
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


def make_pages(
    parts: WindowParts,
    shared: Shared,
    look_alikes: LookAlikeParts,
    watched_folder: WatchedFolder,
    *,
    theme: Theme,
    settings: QSettings,
    closet_settings: QSettings,
) -> Pages:
    """Build all pages; each reads what it shows once it is shown.

    Args:
        settings: Of the program, whatever closet it shows.
        closet_settings: Of this closet alone.
    """
    planning = _make_planning(parts, shared, settings, closet_settings)
    question = WornQuestion(shared.cutouts)
    return Pages(
        today=_make_today(parts, shared, settings, question),
        yesterday=YesterdayAsker(planning, question),
        closet=ClosetPage(shared.closet, shared.cutouts, shared.worn, shared.laundry),
        looks=_make_looks(parts, shared),
        try_page=_make_try(parts, shared, look_alikes),
        review=ReviewPage(shared.closet, shared.cutouts),
        calendar=CalendarPage(planning),
        trips=TripsPage(planning),
        insights=_make_insights(parts, shared),
        model=_make_model(parts, shared),
        settings=_make_settings(
            parts,
            shared,
            watched_folder,
            theme=theme,
            settings=settings,
            closet_settings=closet_settings,
        ),
    )


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


def _make_looks(parts: WindowParts, shared: Shared) -> LooksPage:
    closet, jobs = shared.closet, shared.jobs
    state = LookState(
        closet,
        shared.days,
        shared.taste,
        jobs=jobs,
        now=shared.now,
        parent=closet,
    )
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
) -> TryPage:
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


def _make_insights(parts: WindowParts, shared: Shared) -> InsightsPage:
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


def _make_model(parts: WindowParts, shared: Shared) -> ModelPage:
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
) -> MaintenanceSection:
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
) -> SettingsPage:
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
