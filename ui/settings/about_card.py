"""Which version this is, what is new in it, and where newer ones are, when asked."""

import re
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

import assets
from ui.widgets.icons import TextButton
from ui.widgets.layouts import card, column_of, line
from ui.widgets.plain_text import plain_label
from wardrobe.language.texts import _

CHANGES = Path(assets.__file__).with_name("CHANGELOG.md")
_PACKAGE = "digital-wardrobe"
# Under this label, `[project.urls]` of pyproject.toml names the page of new versions.
_RELEASES = "Releases"
_FIELD = "Project-URL"
# A section of the change log, with its heading.
_SECTION = re.compile(r"^## [^\n]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
# What people want to know of a section comes first, under this heading.
_IN_SHORT = re.compile(r"^### In short\n(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^- (.*?)(?=^- |\Z)", re.MULTILINE | re.DOTALL)


def newest_changes(text: str) -> list[str]:
    """Return the entries of the first section of a change log that has any.

    If it says it in short, those are all.
    """
    for section in _SECTION.findall(text):
        short = _IN_SHORT.search(section)
        told = _ENTRY.findall(short[1] if short else section)
        entries = [" ".join(each.split()) for each in told]
        if entries:
            return entries
    return []


class AboutCard(QWidget):
    """The version; a click shows what is new, from the change log that came along.

    Another click opens the page of new versions in the browser: the program itself asks
    nobody.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.version = plain_label()
        self.news, self.nowhere = _soft_label(), _soft_label()
        self.show_news = TextButton(_("What's new"), icon_name="sparkles")
        self.show_news.clicked.connect(self._on_news)
        self.look = TextButton(_("Look for a new version"), icon_name="search")
        self.look.clicked.connect(self._on_look)
        about = _("It never looks for new versions by itself.")
        buttons = line(self.show_news, self.look)
        parts = (self.version, buttons, self.nowhere, self.news)
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

    def _on_look(self) -> None:
        """Show the page of new versions, or say that no page is known."""
        if page := _page_of_releases():
            QDesktopServices.openUrl(QUrl(page))
            return
        self.nowhere.setText(
            _("This copy doesn't say where new versions are. Look where you got it.")
        )
        self.nowhere.show()


def _soft_label() -> QLabel:
    label = plain_label()
    label.setWordWrap(True)
    label.setProperty("role", "soft")
    label.hide()
    return label


def _page_of_releases() -> str:
    """Return the address; empty where the package names none."""
    from importlib import metadata  # noqa: PLC0415 - the window's start does without it

    try:
        named = metadata.metadata(_PACKAGE).get_all(_FIELD) or []
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return ""
    pages: dict[str, str] = dict(each.split(", ", 1) for each in named)
    return pages.get(_RELEASES, "")


def _version() -> str:
    from importlib import metadata  # noqa: PLC0415 - the window's start does without it

    try:
        return metadata.version(_PACKAGE)
    except metadata.PackageNotFoundError:  # a checkout that was never installed
        return "?"
