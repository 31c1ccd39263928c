"""What the pages ask for becomes changes that can be undone, and pages follow these."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.closets.closet_switch import ClosetSwitch
from ui.importing.photo_adder import PhotoAdder
from ui.maintenance.replaced_sheet import ReplacedSheet
from ui.state.closet_watch import ClosetWatch
from ui.undo.garment_changes import edit_garments, remove_garments
from ui.undo.import_changes import folder_changes, table_changes
from ui.undo.occasion_changes import add_occasion, edit_occasion, remove_occasion
from ui.undo.taste_changes import replace_events
from ui.widgets.overlay import open_sheet
from ui.window.pages import Pages
from ui.window.shared import Shared
from ui.wording.import_words import folder_sentences, table_sentence
from ui.wording.taxonomy_words import as_sentence
from wardrobe.errors import ClosetReplaced
from wardrobe.language.texts import _
from wardrobe.ports.maintenance import ClosetMaintenance
from wardrobe.transfer.import_csv import RowOutcome
from wardrobe.transfer.import_folder import FolderImport

_SHEET_PX = 520


def connect_changes(pages: Pages, shared: Shared) -> None:
    """Make what is asked for on the pages."""
    closet, taste, history = shared.closet, shared.taste, shared.history
    for page in (pages.closet, pages.review):
        page.edited.connect(history.makes(edit_garments, closet))
        page.removal_asked.connect(history.makes(remove_garments, closet))
    pages.review.undo_asked.connect(history.undo)
    pages.today.occasion_made.connect(history.makes(add_occasion, closet))
    pages.today.occasion_edited.connect(history.makes(edit_occasion, closet))
    pages.today.occasion_removal_asked.connect(history.makes(remove_occasion, closet))
    taste.events_recorded.connect(
        lambda events, replaced: history.note(replace_events(taste, events, replaced))
    )
    closet.garment_retouched.connect(shared.cutouts.forget)
    pages.settings.to_learn.count_changed.connect(pages.today.ask)
    pages.settings.dress_code.code_changed.connect(pages.today.ask)
    pages.settings.language.scale_changed.connect(pages.today.follow_scale)


def connect_maintenance(pages: Pages, shared: Shared) -> None:
    """Show what maintenance did to the closet."""
    maintenance = pages.settings.maintenance
    maintenance.said.connect(shared.toasts.show_toast)
    maintenance.closet_grew.connect(partial(_read_anew, shared))
    maintenance.closet_replaced.connect(partial(_show_replaced, shared))
    maintenance.folder_came.connect(partial(_note_folder, shared))
    maintenance.table_came.connect(partial(_note_table, shared))


def connect_watch(
    watch: ClosetWatch, shared: Shared, maintenance: ClosetMaintenance, window: QWidget
) -> None:
    """Show what other programs do to the closet."""
    watch.changed.connect(partial(_follow, shared))
    watch.replaced.connect(partial(_offer_to_open, shared, maintenance, window))


def connect_imports(pages: Pages, photos: PhotoAdder, closets: ClosetSwitch) -> None:
    """Add photos, or show the demo, where a page that is empty offers it."""
    for page in (pages.today, pages.closet):
        page.photos_asked.connect(photos.ask_photos)
        page.demo_asked.connect(closets.go_to_demo)
    photos.garments_came.connect(pages.closet.show_new)


def _follow(shared: Shared) -> None:
    shared.closet.load()
    shared.wishes.read()
    shared.worn.read()
    shared.taste.follow()


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


def _read_anew(shared: Shared) -> None:
    shared.closet.load()
    shared.taste.start_over()


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
