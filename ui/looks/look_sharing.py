"""A look as a picture that goes out of the window: to a file, the clipboard, paper."""

import re
from collections.abc import Callable, Mapping
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPageLayout,
    QPainter,
    QPixmap,
    QRadialGradient,
)
from PySide6.QtWidgets import QDialog, QWidget

from ui.files.browsing import Kind
from ui.files.file_dialogs import ask_new_file
from ui.files.images import png_of, read_encoded
from ui.garments.garment_delegate import fitted
from ui.jobs import Jobs
from ui.looks.look_list import ShownLook
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import draw_look
from ui.state.cutout_cache import Cutout, Trimmed, trim
from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import LIGHT
from ui.widgets.toast import ToastArea
from wardrobe.errors import WardrobeError, reason_of
from wardrobe.language.texts import _
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress
from wardrobe.ports.closet import Closet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

WIDTH_PX = 1600
# A name stands on a strip below the picture, in letters so high.
_STRIP_PX, _NAME_PX = 150, 52
_PAPER_MARGINS = QMarginsF(15, 15, 15, 15)  # mm
# Where the light of a mat falls, as `ui.widgets.mats` has it on screens.
_LIGHTER = 103


class Sharing(Enum):
    """The ways in which a look leaves the window."""

    SAVE = auto()
    COPY = auto()
    PRINT = auto()


class PictureNotWritten(WardrobeError):
    """A picture cannot be written where somebody wants it; another folder may work."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(
            _(
                "{file} can't be written: {reason}",
                file=path.name,
                reason=reason_of(error),
            )
        )


class LookSharing(QObject):
    """Makes the picture off the GUI thread as far as that goes."""

    def __init__(self, closet: Closet, jobs: Jobs, toasts: ToastArea) -> None:
        super().__init__(toasts)
        self._closet, self._jobs, self._toasts = closet, jobs, toasts

    def share(self, shown: ShownLook, how: Sharing, parent: QWidget) -> None:
        """Save, copy or print the picture, as somebody chose."""
        if how is Sharing.SAVE:
            self._save(shown, parent)
        elif how is Sharing.COPY:
            self._copy(shown)
        else:
            self._print(shown, parent)

    def _save(self, shown: ShownLook, parent: QWidget) -> None:
        """Ask for a file, and write the picture into it."""
        name = _file_name(shown.look.name) or _("look")
        pictures = _("Pictures")
        path = ask_new_file(
            parent,
            _("Save the look as a picture"),
            Path(f"{name}.png"),
            f"{pictures} (*.png)",
            Kind.PHOTOS,
        )
        if path is not None:
            self._make(shown, lambda image: self._write(image, path))

    def _copy(self, shown: ShownLook) -> None:
        """Put the picture on the clipboard, to be pasted into a message."""

        def copy(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self._toasts.show_toast(_("Copied. Paste it where you like."))

        self._make(shown, copy)

    def _print(self, shown: ShownLook, parent: QWidget) -> None:
        """Ask for a printer, and print the picture."""
        # Loaded when somebody prints: few do, and each start would wait for it.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

        if not QPrinterInfo.availablePrinterNames():
            self._toasts.show_toast(_("No printer is set up. Save a picture instead."))
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_file_name(shown.look.name) or _("look"))
        dialog = QPrintDialog(printer, parent)
        # Its own dialog of files would look into the closet's, see `file_dialogs`.
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, on=False)
        dialog.setWindowTitle(_("Print the look"))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._make(shown, lambda image: print_picture(image, printer))

    def _make(self, shown: ShownLook, use: Callable[[QImage], object]) -> None:
        closet = self._closet
        ids = [each.id for each in shown.pieces]

        def work(progress: Progress) -> dict[int, Trimmed]:
            found = {}
            for each in ids:
                progress.stop_if_asked()
                picture = read_encoded(closet.picture(each, Picture.CUTOUT))
                if not picture.isNull():
                    found[each] = trim(picture)
            return found

        self._jobs.run(self, work, lambda found: use(draw_shared(shown, found)))

    def _write(self, image: QImage, path: Path) -> None:
        def work(_progress: Progress) -> None:
            try:
                path.write_bytes(png_of(image))
            except OSError as error:
                raise PictureNotWritten(path, error) from error

        said = _("Saved {file}.", file=path.name)
        self._jobs.run(self, work, lambda _: self._toasts.show_toast(said))


def draw_shared(shown: ShownLook, pictures: Mapping[int, Trimmed]) -> QImage:
    """Draw a look as others see it: on a light mat, its name below if it has one."""
    strip = _STRIP_PX if shown.look.name else 0
    canvas = QRectF(0, 0, WIDTH_PX, round(WIDTH_PX * MAT_ASPECT))
    size = QSize(WIDTH_PX, int(canvas.height()) + strip)
    image = QImage(size, QImage.Format.Format_RGB32)
    mat = QColor(LIGHT.mats[shown.look.number % len(LIGHT.mats)])
    painter = smooth_painter(image)
    light = QRadialGradient(canvas.center(), 0.72 * canvas.width())
    light.setColorAt(0, mat.lighter(_LIGHTER))
    light.setColorAt(1, mat)
    painter.fillRect(image.rect(), light)
    palette = tokens.current()
    tokens.show(LIGHT)  # for the shadows: paper and messages are light
    try:
        cutouts = {key: _cutout(trimmed) for key, trimmed in pictures.items()}
        draw_look(painter, canvas, shown.look, shown.pieces, cutouts)
    finally:
        tokens.show(palette)
    if strip:
        set_font(painter, _NAME_PX, BOLD)
        below = QRectF(0, canvas.bottom() - _NAME_PX / 2, WIDTH_PX, strip)
        below.adjust(_NAME_PX, 0, -_NAME_PX, 0)
        middle = Qt.AlignmentFlag.AlignCenter
        draw_words(painter, below, shown.look.name, LIGHT.text, middle)
    painter.end()
    return image


def print_picture(image: QImage, printer: "QPrinter") -> None:
    """Print a picture on one page, as large as fits, the page turned as it lies."""
    printer.setPageMargins(_PAPER_MARGINS, QPageLayout.Unit.Millimeter)
    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    page = printer.pageLayout().paintRectPixels(printer.resolution())
    room = QRectF(0, 0, page.width(), page.height())
    painter.drawImage(fitted(image.width() / image.height(), room), image)
    painter.end()


def _cutout(trimmed: Trimmed) -> Cutout:
    picture = QPixmap.fromImage(trimmed.picture)
    aspect = picture.width() / max(1, picture.height())
    return Cutout(picture, QPixmap.fromImage(trimmed.shadow), aspect)


def _file_name(name: str) -> str:
    """Return a name as every system takes it for a file."""
    return re.sub(r"[^\w \-]+", "", name).strip()
