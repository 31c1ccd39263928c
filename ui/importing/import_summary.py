"""What an import did: one line for the toast, and the list of what failed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.layouts import column_of, row_of
from ui.widgets.overlay import Overlay, open_sheet
from ui.widgets.plain_text import plain_label
from wardrobe.closet.adding import AddReport
from wardrobe.closet.photo_files import Failed
from wardrobe.language.texts import _, n_

_SHEET_PX = 560


def summary(report: AddReport) -> str:
    """Return what an import did, in one line."""
    parts = []
    if report.added or not (report.duplicates or report.failed):
        count = len(report.added)
        parts.append(n_("Added {count} garment", "Added {count} garments", count))
    if report.duplicates:
        count = len(report.duplicates)
        parts.append(
            n_(
                "{count} photo already in the closet",
                "{count} photos already in the closet",
                count,
            )
        )
    if report.failed:
        parts.append(_unusable(len(report.failed)))
    if count := report.left_out.total():
        parts.append(
            n_("{count} other file left out", "{count} other files left out", count)
        )
    said = f"{'; '.join(parts)}."
    return _("Stopped. {rest}", rest=said) if report.was_cancelled else said


def open_failed(
    failed: Sequence[Failed], retry: Callable[[Sequence[Path]], object], anchor: QWidget
) -> Overlay:
    """Open the list of files that could not be added, each with the reason."""
    body = QWidget()
    column = column_of(gap=2 * GRID, margins=(0, 0, GRID, 0), inside=body)
    title = _unusable(len(failed))
    rows = [_row(each, column) for each in failed]
    all_again = TextButton(_("Retry all"))
    column.addWidget(all_again, 0, Qt.AlignmentFlag.AlignRight)
    overlay = open_sheet(title, body, anchor, _SHEET_PX)
    all_again.clicked.connect(overlay.dismiss)
    all_again.clicked.connect(lambda: retry([each.photo for each in failed]))
    for each, button in zip(failed, rows):
        button.clicked.connect(overlay.dismiss)
        button.clicked.connect(lambda _checked, path=each.photo: retry([path]))
    return overlay


def _unusable(count: int) -> str:
    return n_("{count} file couldn't be used", "{count} files couldn't be used", count)


def _row(failed: Failed, column: QVBoxLayout) -> TextButton:
    name = plain_label(failed.photo.name)
    reason = plain_label(_sentence(failed))
    reason.setProperty("role", "caption")
    reason.setWordWrap(True)
    words = column_of(name, reason, gap=2)
    retry = TextButton(_("Retry"), role="link")
    retry.setAccessibleName(_("Retry {name}", name=failed.photo.name))
    row = row_of((words, 1), retry)
    column.addLayout(row)
    return retry


def _sentence(failed: Failed) -> str:
    """Return the reason without the path, which the line above tells."""
    reason = failed.reason.replace(str(failed.photo), _("The file")).strip()
    return f"{reason[:1].upper()}{reason[1:]}"
