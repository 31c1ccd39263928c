"""What the pages share: the states that they show, their cut-outs, toasts and undo."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.importing.first_outfit import FirstOutfit
from ui.importing.next_piece import NextPieceFinder
from ui.jobs import Jobs
from ui.reminder.reminder import Reminder
from ui.reminder.reminder_setting import ReminderSetting
from ui.reminder.tray import Tray
from ui.state.closet_settings import settings_of_closet
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.state.day_state import DayState
from ui.state.photo_previews import PhotoPreviews
from ui.state.plan_state import PlanState
from ui.state.taste_state import TasteState
from ui.state.today.day_log import DayLog
from ui.state.today.day_photo_state import DayPhotoState
from ui.state.today.laundry_state import LaundryState
from ui.state.today.new_day import NewDay
from ui.state.wear_state import WearState
from ui.state.wish_state import WishState
from ui.undo.history import UndoHistory
from ui.weather.saved_weather import SavedWeather
from ui.weather.weather_state import WeatherState
from ui.widgets.toast import ToastArea
from ui.window.window_parts import WindowParts


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One of each in a window."""

    jobs: Jobs
    closet: ClosetState
    taste: TasteState
    wishes: WishState
    worn: WearState
    days: DayState
    weather: WeatherState
    plans: PlanState
    log: DayLog
    laundry: LaundryState
    day_photos: DayPhotoState
    new_day: NewDay
    cutouts: CutoutCache
    previews: PhotoPreviews
    toasts: ToastArea
    history: UndoHistory
    next_piece: NextPieceFinder
    first_outfit: FirstOutfit
    reminder: Reminder
    tray: Tray
    now: Callable[[], datetime]


def make_shared(
    parts: WindowParts, toasts: ToastArea, window: QWidget, settings: QSettings
) -> Shared:
    """Make them for a window, whose toasts tell their errors."""
    on_error = partial(show_error, window)
    jobs = Jobs(on_error)
    closet = ClosetState(parts.closet, jobs, window)
    taste = TasteState(closet, parts.learner, jobs, window)
    worn = WearState(closet, taste, jobs, parts.now, window)
    days = DayState(closet, jobs, window)
    cutouts = CutoutCache(parts.closet, jobs, window)
    return Shared(
        jobs=jobs,
        closet=closet,
        taste=taste,
        wishes=WishState(closet, jobs, window),
        worn=worn,
        days=days,
        weather=WeatherState(
            SavedWeather(settings), parts.weather, jobs, parts.now, window
        ),
        plans=PlanState(
            closet,
            worn,
            days=days,
            taste=taste,
            jobs=jobs,
            now=parts.now,
            parent=window,
        ),
        log=DayLog(closet, taste, jobs, parts.now, window),
        day_photos=DayPhotoState(closet, days, jobs, parts.now, window),
        new_day=NewDay(parts.now, window),
        laundry=LaundryState(
            closet, taste, days=days, jobs=jobs, now=parts.now, parent=window
        ),
        cutouts=cutouts,
        previews=PhotoPreviews(parts.decode, jobs),
        toasts=toasts,
        history=UndoHistory(toasts, on_error),
        next_piece=NextPieceFinder(closet, parts.scorer, jobs),
        first_outfit=FirstOutfit(
            closet,
            parts.scorer,
            cutouts,
            jobs=jobs,
            toasts=toasts,
            settings=settings_of_closet(settings, parts.closet_file),
        ),
        reminder=Reminder(
            ReminderSetting(settings),
            parts.closet,
            parts.scorer,
            worn,
            jobs=jobs,
            now=parts.now,
            parent=window,
        ),
        tray=Tray(window),
        now=parts.now,
    )
