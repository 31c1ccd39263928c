"""What the pages ask for becomes changes that can be undone, and pages follow these."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from ui.closet.further_photos import FurtherPhotos
from ui.closets.closet_switch import ClosetSwitch
from ui.importing.import_queue import ImportQueue
from ui.importing.parting import Parting
from ui.importing.photo_adder import PhotoAdder
from ui.importing.watched_folder import WatchedFolder
from ui.maintenance.replaced_sheet import ReplacedSheet
from ui.reminder.reminder_setting import ReminderSetting
from ui.state.closet_watch import ClosetWatch
from ui.state.dress_code_setting import dress_code
from ui.undo.day_changes import set_care, set_laundry
from ui.undo.garment_changes import edit_garments, remove_garments
from ui.undo.import_changes import folder_changes, table_changes
from ui.undo.look_changes import change_look, keep_looks, remove_look
from ui.undo.occasion_changes import add_occasion, edit_occasion, remove_occasion
from ui.undo.taste_changes import replace_events
from ui.undo.trip_changes import unpack_trips
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import Toast
from ui.window.pages import Pages
from ui.window.shared import Shared
from ui.wording.import_words import folder_sentences, table_sentence
from ui.wording.taxonomy_words import as_sentence
from wardrobe.days.plans import SavedLook
from wardrobe.errors import ClosetReplaced
from wardrobe.language.texts import _
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.planning.morning import MorningWish
from wardrobe.ports.maintenance import ClosetMaintenance
from wardrobe.ports.weather import DayWeather
from wardrobe.shopping.next_piece import NextPieces
from wardrobe.transfer.import_csv import RowOutcome
from wardrobe.transfer.import_folder import FolderImport

if TYPE_CHECKING:
    from ui.closet.closet_page import ClosetPage
    from ui.closet.review_page import ReviewPage
    from ui.looks.looks_page import LooksPage
    from ui.settings.settings_page import SettingsPage
    from ui.today.today_page import TodayPage

_SHEET_PX = 520


def connect_changes(pages: Pages, shared: Shared) -> None:
    """Make what is asked for on the pages."""
    closet, taste, history = shared.closet, shared.taste, shared.history
    for late in (pages.closet, pages.review):
        late.once_made(partial(_make_edits, shared))
    pages.review.once_made(lambda page: page.undo_asked.connect(history.undo))
    pages.today.occasion_made.connect(history.makes(add_occasion, closet))
    pages.today.occasion_edited.connect(history.makes(edit_occasion, closet))
    pages.today.occasion_removal_asked.connect(history.makes(remove_occasion, closet))
    pages.today.change_asked.connect(history.make)
    pages.today.unpacked.connect(partial(_unpack, shared))
    taste.events_recorded.connect(
        lambda events, replaced: history.note(replace_events(taste, events, replaced))
    )
    closet.garment_retouched.connect(shared.cutouts.forget)
    pages.settings.once_made(partial(_connect_settings, pages.today, shared))
    pages.settings.once_made(partial(_connect_maintenance, shared))


def _connect_settings(
    today: "TodayPage", shared: Shared, settings: "SettingsPage"
) -> None:
    history, care = shared.history, settings.care
    care.laundry_switched.connect(
        lambda is_on: history.make(set_laundry(shared.days, is_on=is_on))
    )
    care.care_changed.connect(history.makes(set_care, shared.days))
    settings.to_learn.count_changed.connect(today.ask)
    settings.dress_code.code_changed.connect(today.ask)
    settings.language.scale_changed.connect(today.follow_scale)


def _make_edits(shared: Shared, page: "ClosetPage | ReviewPage") -> None:
    history, closet = shared.history, shared.closet
    page.edited.connect(history.makes(edit_garments, closet))
    page.removal_asked.connect(history.makes(remove_garments, closet))


def connect_looks(shared: Shared, looks: "LooksPage") -> None:
    """Make what is asked for on the page of looks."""
    days, history = shared.days, shared.history
    looks.looks_made.connect(history.makes(keep_looks, days))
    looks.look_edited.connect(history.makes(change_look, days))
    looks.removal_asked.connect(history.makes(remove_look, days))
    looks.undo_asked.connect(history.undo)
    looks.redo_asked.connect(history.redo)
    looks.wear_asked.connect(lambda look: shared.worn.record(_wear(look, shared)))


def _connect_maintenance(shared: Shared, settings: "SettingsPage") -> None:
    """Show what maintenance did to the closet."""
    maintenance = settings.maintenance
    maintenance.said.connect(shared.toasts.show_toast)
    maintenance.closet_grew.connect(partial(_read_anew, shared))
    maintenance.closet_replaced.connect(partial(_show_replaced, shared))
    maintenance.folder_came.connect(partial(_note_folder, shared))
    maintenance.table_came.connect(partial(_note_table, shared))


def connect_weather(pages: Pages, shared: Shared) -> None:
    """Dress for the weather on Today, as far as one wants to know it."""

    def follow() -> None:
        pages.today.head.follow_weather(_weather_today(shared))

    shared.weather.weather_changed.connect(follow)
    shared.plans.plans_changed.connect(follow)  # a trip has its own
    follow()


def connect_day(pages: Pages, shared: Shared) -> None:
    """Begin the day anew in a window that was left open over night."""

    def begin() -> None:
        shared.plans.read()
        shared.log.read()
        shared.laundry.read()
        shared.day_photos.read()
        pages.today.begin_day(_weather_today(shared))
        pages.calendar.if_made(lambda page: page.begin_day())

    shared.new_day.day_began.connect(begin)


def connect_reminder(pages: Pages, shared: Shared, settings: QSettings) -> None:
    """Tell what Today dresses for, show it in the tray, and do what is answered."""
    reminder, tray, setting = shared.reminder, shared.tray, ReminderSetting(settings)

    def wish() -> MorningWish:
        head = pages.today.head
        return MorningWish(
            occasion=head.occasion,
            temperature_c=head.temperature_c,
            sky=head.weather.sky,
            dress_code=dress_code(settings),
        )

    def follow() -> None:
        tray.show_icon(is_shown=setting.is_on)
        reminder.remind_if_due()

    def connect_card(page: "SettingsPage") -> None:
        page.reminder.trial_asked.connect(reminder.try_it)
        page.reminder.setting_changed.connect(follow)

    reminder.wish = shared.first_outfit.wish = wish
    tray.show_icon(is_shown=setting.is_on)
    reminder.told.connect(tray.tell)
    reminder.refused.connect(shared.toasts.show_toast)
    tray.wear_asked.connect(reminder.wear)
    tray.wear_asked.connect(tray.forget)
    tray.another_asked.connect(reminder.tell_another)
    pages.settings.once_made(connect_card)


def connect_watch(
    watch: ClosetWatch, shared: Shared, maintenance: ClosetMaintenance, window: QWidget
) -> None:
    """Show what other programs do to the closet."""
    watch.changed.connect(partial(_follow, shared))
    watch.replaced.connect(partial(_offer_to_open, shared, maintenance, window))


def connect_imports(
    pages: Pages,
    shared: Shared,
    photos: PhotoAdder,
    importing: ImportQueue,
    closets: ClosetSwitch,
) -> None:
    """Show what photos bring, or the demo where a page that is empty offers it."""
    pages.today.demo_asked.connect(closets.go_to_demo)
    pages.closet.once_made(lambda page: page.demo_asked.connect(closets.go_to_demo))
    photos.garments_came.connect(partial(_show_new, pages))
    photos.garment_came.connect(
        lambda garment: pages.closet.if_made(lambda page: page.view.welcome(garment))
    )
    pages.today.shown.connect(shared.first_outfit.dismiss)
    if not closets.is_demo:  # its outfits are nobody's first
        photos.garment_came.connect(shared.first_outfit.look)
    photos.tell_next = partial(_tell_next, pages, shared)
    importing.import_started.connect(lambda: pages.today.follow_import(is_running=True))
    for ended in (importing.import_finished, importing.import_failed):
        ended.connect(lambda _: pages.today.follow_import(is_running=False))


def connect_photos(
    pages: Pages, shared: Shared, photos: PhotoAdder, parting: Parting
) -> None:
    """Part photos of several pieces, and join photos of one."""

    def connect_gallery(page: "ClosetPage") -> None:
        further = FurtherPhotos(
            shared.closet, page.details.further, shared.jobs, shared.history
        )
        page.shown.connect(further.show)
        page.joining_asked.connect(further.join)
        page.parting_asked.connect(parting.ask)

    pages.closet.once_made(connect_gallery)
    photos.several_came.connect(parting.ask)
    parting.garments_came.connect(partial(_show_new, pages))


def _show_new(pages: Pages, garment_ids: Collection[int]) -> None:
    pages.closet.once_made(lambda page: page.show_new(garment_ids))


def connect_folder(
    folder: WatchedFolder, photos: PhotoAdder, importing: ImportQueue
) -> None:
    """Add what arrives in the watched folder, and try again what came to nothing."""
    folder.photos_arrived.connect(photos.add_arrived)
    importing.import_finished.connect(folder.settle)
    photos.came_to_nothing.connect(folder.try_again)


def _tell_next(pages: Pages, shared: Shared, toast: Toast) -> None:
    """Go on, in the toast of an import, with what to photograph next."""

    def tell(found: NextPieces | None) -> None:
        if found is not None:
            toast.say_more(found.sentence)

    finder = shared.next_piece
    finder.ask(finder.latest_for(toast), pages.today.head.occasion, tell)


def _weather_today(shared: Shared) -> DayWeather | None:
    today = shared.worn.today
    return shared.plans.trip_weather_on(today) or shared.weather.weather_on(today)


def _wear(look: SavedLook, shared: Shared) -> Event:
    """Return the wear of a look; of one for anything, as a casual one."""
    return Event(
        kind=EventKind.WEAR,
        garment_ids=tuple(sorted(look.garment_ids)),
        occasion=look.occasion or Occasion.CASUAL,
        at=shared.now(),
    )


def _follow(shared: Shared) -> None:
    shared.closet.load()
    shared.wishes.read()
    shared.plans.read()
    shared.log.read()
    shared.day_photos.read()
    shared.taste.follow()
    shared.days.follow()


def _offer_to_open(
    shared: Shared,
    maintenance: ClosetMaintenance,
    window: QWidget,
    error: ClosetReplaced,
) -> None:
    body = ReplacedSheet(error)
    title = _("Your closet was changed by another program")
    sheet = open_sheet(title, body, window, _SHEET_PX)

    def show() -> None:
        sheet.dismiss()
        _show_replaced(shared)

    body.left.connect(sheet.dismiss)
    body.open_asked.connect(
        lambda: shared.jobs.run(
            shared.closet, lambda _: maintenance.open_anew(), lambda _: show()
        )
    )


def _unpack(shared: Shared) -> None:
    if trips := shared.laundry.left_packed:
        shared.history.make(unpack_trips(shared.days, trips))


def _read_anew(shared: Shared) -> None:
    shared.closet.load()
    shared.plans.read()
    shared.log.read()
    shared.day_photos.read()
    shared.taste.start_over()
    shared.days.follow()


def _show_replaced(shared: Shared) -> None:
    """Show a closet of which anything may be other than it was: a backup, a repair."""
    shared.history.stack.clear()  # its changes are of garments that were
    shared.cutouts.forget_all()
    _read_anew(shared)


def _note_folder(shared: Shared, report: FolderImport) -> None:
    # Jobs keep their order: an undo that follows at once is shown after this reading.
    _read_anew(shared)
    changes = folder_changes(shared.closet, shared.taste, shared.days, report)
    shared.history.note_together(
        _("importing a folder"), list(changes), folder_sentences(report)
    )


def _note_table(shared: Shared, outcomes: Sequence[RowOutcome]) -> None:
    _read_anew(shared)
    shared.history.note_together(
        _("importing a table"),
        list(table_changes(shared.closet, outcomes)),
        as_sentence(table_sentence(outcomes)),
    )
