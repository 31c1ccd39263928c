"""What is dropped or pasted: read where there is something, nothing where not."""

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication

from ui.files import drag_and_drop

NOTHING = drag_and_drop.Dropped((), None)


@pytest.mark.usefixtures("qapp")
def test_a_clipboard_without_anything_is_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    class Empty:
        def mimeData(self) -> None:  # noqa: N802  # Qt's name
            return None

    monkeypatch.setattr(QGuiApplication, "clipboard", Empty)

    assert drag_and_drop.read_mime(drag_and_drop.copied()) == NOTHING


@pytest.mark.usefixtures("qapp")
def test_words_that_were_copied_are_nothing_to_add() -> None:
    clipboard: QClipboard = QGuiApplication.clipboard()
    clipboard.setText("not a picture")

    assert drag_and_drop.read_mime(drag_and_drop.copied()) == NOTHING
