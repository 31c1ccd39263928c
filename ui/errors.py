"""The one place that shows errors: known ones by their message, others with the log."""

import logging
import sys
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.toast import ToastArea
from ui.wording.taxonomy_words import as_sentence
from wardrobe.errors import Cancelled, WardrobeError
from wardrobe.language.texts import _

_LOG_BYTES = 1_000_000
_LOG_PROPERTY = "logFile"

logger = logging.getLogger(__name__)


def show_error(parent: QWidget, error: BaseException) -> None:
    """Tell the user what went wrong, in the window that `parent` is in."""
    if isinstance(error, Cancelled):
        return
    if not isinstance(error, WardrobeError):
        logger.error("unexpected error", exc_info=error)
    window = parent.window()
    message = message_of(error, str(window.property(_LOG_PROPERTY) or ""))
    # Looked for and not handed in: an uncaught error knows only its window.
    area = window.findChild(ToastArea)
    if area is None:
        _show_box(window, message)
    else:
        copy = (_("Copy details"), lambda: copy_details(error))
        area.show_toast(message, copy, is_kept=True)


def _show_box(window: QWidget, message: str) -> None:
    """Tell it in a box of its own; the log has it too, if the box is overlooked."""
    logger.error("shown without toasts: %s", message)
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(_("Digital Wardrobe"))
    box.setText(message)
    box.open()


def copy_details(error: BaseException) -> None:
    """Put all that a helper would ask for on the clipboard."""
    trace = "".join(traceback.format_exception(error))
    said = f"Digital Wardrobe, Python {sys.version.split()[0]}, {sys.platform}"
    QGuiApplication.clipboard().setText(f"{said}\n{message_of(error)}\n\n{trace}")


def message_of(error: BaseException, log_file: str = "") -> str:
    """Return the sentence for an error."""
    if isinstance(error, WardrobeError):
        text = as_sentence(str(error))
        return text if text.endswith("?") else f"{text}."
    if log_file:
        return _(
            "Something unexpected went wrong. The details are in {file}.", file=log_file
        )
    return _("Something unexpected went wrong.")


def install(window: QWidget, log_file: Path) -> logging.Handler:
    """Write the log to a file, and bring every uncaught error to the window.

    Returns:
        What writes the log, for `uninstall`.
    """
    log_file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        log_file, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    window.setProperty(_LOG_PROPERTY, str(log_file))

    def hook(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            show_error(window, error)

    sys.excepthook = hook
    return handler


def uninstall(handler: logging.Handler) -> None:
    """Undo `install`."""
    sys.excepthook = sys.__excepthook__
    logging.getLogger().removeHandler(handler)
    handler.close()
