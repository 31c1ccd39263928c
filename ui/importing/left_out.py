"""What an import left out: photos without a garment, and files that can't be used."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.state.photo_previews import PhotoPreviews
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay, open_sheet
from ui.widgets.plain_text import plain_label
from wardrobe.closet.adding import AddReport
from wardrobe.closet.photo_files import Failed
from wardrobe.language.texts import _

_SHEET_PX = 560
_SIDE_PX = 112
# More are added all together, or chosen again: nobody decides on hundreds.
_MOST_SHOWN = 50


class LeftOut(QWidget):
    """One row each; what is decided goes, and the last one closes the sheet."""

    add_asked = Signal(object)
    retry_asked = Signal(object)
    decided = Signal()

    def __init__(self, report: AddReport, previews: PhotoPreviews) -> None:
        super().__init__()
        self._previews = previews
        without, failed = report.without_garment, report.failed
        self._open = {*without, *(each.photo for each in failed)}
        self._rows: dict[Path, QWidget] = {}
        self._column = column_of(gap=2 * GRID, margins=(0, 0, GRID, 0), inside=self)
        for photo in without[:_MOST_SHOWN]:
            self._add(photo, self._make_photo_row(photo))
        if len(without) > 1:
            all_of_them = TextButton(_("Add all anyway"))
            all_of_them.clicked.connect(lambda: self._add_anyway(without))
            self._column.addWidget(all_of_them, 0, Qt.AlignmentFlag.AlignRight)
        for each in failed:
            self._add(each.photo, self._make_failed_row(each))
        if len(failed) > 1:
            again = TextButton(_("Retry all"))
            again.clicked.connect(lambda: self._retry([f.photo for f in failed]))
            self._column.addWidget(again, 0, Qt.AlignmentFlag.AlignRight)

    def _add(self, photo: Path, row: QWidget) -> None:
        self._rows[photo] = row
        self._column.addWidget(row)

    def _make_photo_row(self, photo: Path) -> QWidget:
        picture = QLabel()
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setFixedSize(_SIDE_PX, _SIDE_PX)
        self._previews.ask(picture, photo, _SIDE_PX, picture.setPixmap)
        add = TextButton(_("Add anyway"))
        add.setAccessibleName(_("Add {name} anyway", name=photo.name))
        add.clicked.connect(lambda: self._add_anyway([photo]))
        leave = TextButton(_("Leave out"), role="quiet")
        leave.setAccessibleName(_("Leave {name} out", name=photo.name))
        leave.clicked.connect(lambda: self._decide([photo]))
        words = column_of(
            STRETCH,
            make_label("strong", _("No garment found on this photo"), wraps=True),
            _caption(photo.name),
            row_of(add, leave, STRETCH, gap=GRID),
            STRETCH,
            gap=GRID // 2,
        )
        row = QWidget()
        row_of(picture, (words, 1), gap=2 * GRID, inside=row)
        return row

    def _make_failed_row(self, failed: Failed) -> QWidget:
        words = column_of(
            plain_label(failed.photo.name), _caption(_sentence(failed)), gap=2
        )
        retry = TextButton(_("Retry"), role="link")
        retry.setAccessibleName(_("Retry {name}", name=failed.photo.name))
        retry.clicked.connect(lambda: self._retry([failed.photo]))
        row = QWidget()
        row_of((words, 1), retry, inside=row)
        return row

    def _add_anyway(self, photos: Sequence[Path]) -> None:
        self.add_asked.emit(self._decide(photos))

    def _retry(self, photos: Sequence[Path]) -> None:
        self.retry_asked.emit(self._decide(photos))

    def _decide(self, photos: Sequence[Path]) -> list[Path]:
        """Take away those that are open, and return them; tell when none is left."""
        taken = [photo for photo in photos if photo in self._open]
        self._open.difference_update(taken)
        for photo in taken:
            if photo in self._rows:
                self._rows[photo].hide()
        if not self._open:
            self.decided.emit()
        return taken


def open_left_out(
    report: AddReport,
    previews: PhotoPreviews,
    anchor: QWidget,
    *,
    add_anyway: Callable[[Sequence[Path]], object],
    retry: Callable[[Sequence[Path]], object],
) -> Overlay:
    """Open the sheet of what an import left out."""
    left_out = LeftOut(report, previews)
    overlay = open_sheet(_("Not added"), left_out, anchor, _SHEET_PX)
    left_out.decided.connect(overlay.dismiss)
    left_out.add_asked.connect(add_anyway)
    left_out.retry_asked.connect(retry)
    return overlay


def _caption(text: str) -> QLabel:
    caption = plain_label(text)
    caption.setProperty("role", "caption")
    caption.setWordWrap(True)
    return caption


def _sentence(failed: Failed) -> str:
    """Return the reason without the path, which the line above tells."""
    reason = failed.reason.replace(str(failed.photo), _("The file")).strip()
    return f"{reason[:1].upper()}{reason[1:]}"
