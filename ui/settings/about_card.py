"""Which version this is, and what is new in it; nothing is asked of anybody."""

import re
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

import assets
from ui.widgets.icons import TextButton
from ui.widgets.layouts import card, column_of, line
from ui.widgets.plain_text import plain_label
from wardrobe.language.texts import _

CHANGES = Path(assets.__file__).with_name("CHANGELOG.md")
_PACKAGE = "digital-wardrobe"
# A section of the change log, with its heading.
_SECTION = re.compile(r"^## [^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^- (.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)


def newest_changes(text: str) -> list[str]:
    """Return the entries of the first section of a change log that has any."""
    for section in _SECTION.findall(text):
        entries = [" ".join(each.split()) for each in _ENTRY.findall(section)]
        if entries:
            return entries
    return []


class AboutCard(QWidget):
    """The version; a click shows what is new, from the change log that came along."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.version = plain_label()
        self.news = plain_label()
        self.news.setWordWrap(True)
        self.news.setProperty("role", "soft")
        self.news.hide()
        self.show_news = TextButton(_("What's new"), icon_name="sparkles")
        self.show_news.clicked.connect(self._on_news)
        about = _("It never looks for updates by itself.")
        parts = (self.version, line(self.show_news), self.news)
        column_of(card(_("About this program"), about, *parts), inside=self)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.version.text():  # reading it would hold up the window's start
            self.version.setText(_("Version {number}", number=_version()))

    def _on_news(self) -> None:
        if not self.news.text():
            entries = newest_changes(CHANGES.read_text(encoding="utf-8"))
            self.news.setText("\n\n".join(f"• {each}" for each in entries))
        self.news.setVisible(self.news.isHidden())


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415 - the window's start does without it

    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return "?"
