"""What came in from a folder or a table: told, and as one change that is undone."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.errors import show_error
from ui.maintenance.table_sheet import import_sentence
from ui.state.closet_state import ClosetState
from ui.state.taste_state import TasteState
from ui.undo.garment_changes import AddGarments, BringInGarments, Change, EditGarments
from ui.undo.history import UndoHistory
from ui.undo.occasion_changes import AddOccasion
from ui.undo.taste_changes import RecordEvents
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _, n_
from wardrobe.transfer.import_csv import RowChange, RowOutcome
from wardrobe.transfer.import_folder import FolderImport


class BroughtInHistory(QObject):
    """Shows what came in, and puts it on the stack of what can be undone."""

    def __init__(
        self,
        closet: ClosetState,
        taste: TasteState,
        history: UndoHistory,
        window: QWidget,
    ) -> None:
        """Take what shows it."""
        super().__init__(window)
        self._closet, self._taste = closet, taste
        self._history, self._window = history, window

    def show(self) -> None:
        """Read what there is now."""
        self._closet.load()
        self._taste.start_over()

    def note_folder(self, report: FolderImport) -> None:
        """Show what a folder held."""
        self.show()
        closet, on_error = self._closet, self._on_error
        changes: list[Change] = []
        if garments := [g for g in report.added if g.id not in report.trashed]:
            changes.append(BringInGarments(garments, closet, on_error))
        changes += [
            AddOccasion(each, closet, on_error, is_made=True)
            for each in report.occasions
        ]
        if numbers := [each.number for each in report.events]:
            changes.append(RecordEvents("", numbers, (), self._taste, on_error))
        text = _("bringing in a folder")
        self._history.make_together(text, changes, _summary(report))

    def note_table(self, outcomes: Sequence[RowOutcome]) -> None:
        """Show what a table held."""
        self.show()
        closet, on_error = self._closet, self._on_error
        # A row may change what a row before it added or changed.
        now = {each.garment.id: each.garment for each in outcomes if each.garment}
        before = {each.before.id: each.before for each in outcomes[::-1] if each.before}
        added = {
            each.garment.id
            for each in outcomes
            if each.garment and each.change is RowChange.ADDED
        }
        changed = [garment_id for garment_id in before if garment_id not in added]
        changes: list[Change] = []
        if changed:
            both = [before[each] for each in changed], [now[each] for each in changed]
            changes.append(EditGarments(*both, closet, on_error, is_made=True))
        if added:
            garments = [now[each] for each in sorted(added)]
            changes.append(AddGarments(garments, closet, on_error))
        said = as_sentence(import_sentence(outcomes))
        self._history.make_together(_("bringing in a table"), changes, said)

    def _on_error(self, error: Exception) -> None:
        show_error(self._window, error)


def _summary(report: FolderImport) -> str:
    count = len(report.added)
    said = [n_("{count} garment came in", "{count} garments came in", count)]
    if count := len(report.occasions):
        said.append(n_("{count} occasion", "{count} occasions", count))
    if count := len(report.events):
        said.append(n_("{count} event", "{count} events", count))
    if count := len(report.known):
        said.append(n_("{count} was here", "{count} were here", count))
    if count := len(report.failed):
        said.append(
            n_(
                "{count} could not be read ({reason})",
                "{count} could not be read ({reason})",
                count,
                reason=report.failed[0].reason,
            )
        )
    if report.was_cancelled:
        said.append(_("the rest was left out, as you asked"))
    return f"{', '.join(said)}."
