"""The pages of the window, built from its parts."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.calendar.calendar_page import CalendarPage
from ui.closet.closet_page import ClosetPage
from ui.closet.review_page import ReviewPage
from ui.importing.demo_bar import DemoBar
from ui.importing.watched_folder import WatchedFolder
from ui.insights.advice import Advice
from ui.insights.advice_panel import AdvicePanel
from ui.insights.insights_page import InsightsPage
from ui.look_alikes.look_alike_parts import LookAlikeParts
from ui.maintenance.maintenance_section import MaintenanceSection
from ui.settings.care_card import CareCard
from ui.settings.dress_code_card import DressCodeCard
from ui.settings.language_card import LanguageCard
from ui.settings.learn_card import LearnCard
from ui.settings.settings_page import SettingsPage
from ui.taste.taste_section import TasteSection
from ui.taste.taste_summary import read_taste_summary
from ui.theme.theme import Theme
from ui.today.suggestion_pager import SuggestionPager
from ui.today.today_page import TodayPage
from ui.today.worn.photo_keeper import PhotoKeeper
from ui.try_page.trial_runner import TrialRunner
from ui.try_page.try_page import TryPage
from ui.window.navigation import Page
from ui.window.shared import Shared
from ui.window.window_parts import WindowParts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """One widget a page."""

    today: TodayPage
    closet: ClosetPage
    try_page: TryPage
    review: ReviewPage
    calendar: CalendarPage
    insights: InsightsPage
    settings: SettingsPage

    def widgets(self) -> dict[Page, QWidget]:
        """Return the widget of each page."""
        return {
            Page.TODAY: self.today,
            Page.CLOSET: self.closet,
            Page.TRY: self.try_page,
            Page.REVIEW: self.review,
            Page.CALENDAR: self.calendar,
            Page.INSIGHTS: self.insights,
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
    return Pages(
        today=_make_today(parts, shared, settings, closet_settings),
        closet=ClosetPage(shared.closet, shared.cutouts, shared.laundry),
        try_page=_make_try(parts, shared, look_alikes),
        review=ReviewPage(shared.closet, shared.cutouts),
        calendar=CalendarPage(shared.closet, shared.cutouts, shared.worn, shared.now),
        insights=_make_insights(parts, shared),
        settings=_make_settings(
            parts,
            shared,
            _make_maintenance(parts, shared, closet_settings),
            watched_folder,
            theme=theme,
            settings=settings,
        ),
    )


def _make_today(
    parts: WindowParts, shared: Shared, settings: QSettings, closet_settings: QSettings
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
        demo=DemoBar(shared.closet, closet_settings),
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
    taste = TasteSection(
        shared.taste,
        shared.history,
        partial(read_taste_summary, parts.closet, parts.learner),
        shared.cutouts,
        shared.jobs,
    )
    return InsightsPage(
        shared.closet,
        shared.worn,
        parts.read_card,
        shared.jobs,
        advice=AdvicePanel(shared.closet, advice, shared.cutouts),
        taste=taste,
    )


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
        settings=closet_settings,
        now=shared.now,
    )


def _make_settings(
    parts: WindowParts,
    shared: Shared,
    maintenance: MaintenanceSection,
    watched_folder: WatchedFolder,
    *,
    theme: Theme,
    settings: QSettings,
) -> SettingsPage:
    return SettingsPage(
        parts.closet_file,
        watched_folder,
        theme,
        maintenance,
        dress_code=DressCodeCard(settings),
        care=CareCard(shared.laundry),
        to_learn=LearnCard(settings),
        language=LanguageCard(settings),
    )
