"""What the pages share: the states that they show, and what works for several."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.closet.cutout_editing import CutoutEditing
from ui.closets.closet_switch import ClosetSwitch
from ui.errors import show_error
from ui.importing.first_outfit import FirstOutfit
from ui.importing.folder_scan import FolderScan
from ui.importing.import_queue import ImportQueue
from ui.importing.next_piece import NextPieceFinder
from ui.importing.parting import Parting
from ui.importing.phone_sheet import PhonePhotos
from ui.importing.photo_adder import PhotoAdder
from ui.importing.unfinished_imports import UnfinishedImports
from ui.importing.watched_folder import WatchedFolder
from ui.jobs import Jobs
from ui.look_alikes.look_alike_parts import LookAlikeParts
from ui.phone.arrivals import PhoneArrivals
from ui.reminder.reminder import Reminder
from ui.reminder.reminder_setting import ReminderSetting
from ui.reminder.tray import Tray
from ui.state.closet_settings import settings_of_closet
from ui.state.closet_state import ClosetState
from ui.state.closet_watch import ClosetWatch
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """What works for several pages; one of each in a window."""

    closets: ClosetSwitch
    importing: ImportQueue
    photos: PhotoAdder
    folder_scan: FolderScan
    watched_folder: WatchedFolder
    watch: ClosetWatch
    cutting: CutoutEditing
    parting: Parting
    look_alikes: LookAlikeParts


def make_services(
    parts: WindowParts,
    shared: Shared,
    settings: QSettings,
    closet_settings: QSettings,
    window: QWidget,
) -> Services:
    """Make them for a window.

    Args:
        settings: Of the program, whatever closet it shows.
        closet_settings: Of this closet alone.
    """
    jobs, toasts, closet = shared.jobs, shared.toasts, shared.closet
    importing = ImportQueue(parts.closet, parts.eyes, jobs, parts.now)
    photos = PhotoAdder(
        importing,
        closet,
        shared.history,
        toasts,
        window,
        unfinished=UnfinishedImports(closet_settings),
        phone=PhonePhotos(
            partial(PhoneArrivals, parts.closet, parts.eyes, parts.now),
            shared.cutouts,
            jobs=jobs,
            toasts=toasts,
            settings=settings,
        ),
        previews=shared.previews,
    )
    return Services(
        closets=ClosetSwitch(parts.closet_file, parts.closets, jobs, settings, toasts),
        importing=importing,
        photos=photos,
        folder_scan=FolderScan(
            parts.eyes,
            jobs,
            shared.previews,
            records=parts.closet_file.resolve().parent / "scans",
            add=partial(photos.add_paths, anyway=True),
            window=window,
        ),
        watched_folder=WatchedFolder(closet_settings, window),
        watch=ClosetWatch(parts.maintenance, jobs, window),
        cutting=CutoutEditing(closet, parts.cutter, jobs, shared.history, window),
        parting=Parting(
            closet,
            parts.eyes,
            parts.cutter,
            jobs=jobs,
            history=shared.history,
            toasts=toasts,
            now=parts.now,
            window=window,
        ),
        look_alikes=LookAlikeParts(
            parts.closet,
            parts.embedder,
            parts.catalogues,
            shared.cutouts,
            shared.previews,
            jobs=jobs,
            toasts=toasts,
        ),
    )
