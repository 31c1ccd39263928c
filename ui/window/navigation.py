"""The rail at the left: pages at the top, the palette and the menu at the foot."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from ui.garments.garment_list import GARMENT_MIME, ids_in
from ui.looks.look_list import OUTFIT_KIND
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.theme import THEME_WORDS, ThemeChoice
from ui.theme.tokens import GRID
from ui.widgets.icons import icon, tint
from ui.widgets.layouts import STRETCH, column_of
from ui.wording.keys import printed
from wardrobe.language.texts import _, p_

_WIDTH_PX = 92
_LOGO_PX = 30
# The least has room for the icon and for letters that reach below their line.
_BUTTON_PX, _LEAST_BUTTON_PX = 60, 46
_GAP_PX = 2
# So long a drag is held over a page's button before the page is shown.
_SPRING_MS = 400


class Page(StrEnum):
    """The pages of the window."""

    TODAY = "today"
    CLOSET = "closet"
    LOOKS = "looks"
    TRY = "try"
    REVIEW = "review"
    CALENDAR = "calendar"
    TRIPS = "trips"
    INSIGHTS = "insights"
    MODEL = "model"
    SETTINGS = "settings"


# A page that is reached from another one keeps that one marked.
_RAIL_OF = {
    Page.REVIEW: Page.CLOSET,
    Page.MODEL: Page.INSIGHTS,
    Page.TRIPS: Page.CALENDAR,
}


class RailButton(QToolButton):
    """An icon over a word; garments may be dropped on some."""

    garments_dropped = Signal(object)

    def __init__(self, icon_name: str, label: str, tip: str = "") -> None:
        super().__init__()
        self._opens_for = ""
        self._spring = QTimer(self, singleShot=True, interval=_SPRING_MS)
        self._spring.timeout.connect(self.click)
        self._name = icon_name
        self.setText(label)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tip)
        self.setAccessibleName(label)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self.setIconSize(QSize(22, 22))
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Maximum)  # low in a low window
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self._tint)
        self._tint()

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self._tint()

    def open_for(self, kind: str) -> None:
        """Show the page to who holds a drag of that MIME type over the button."""
        self._opens_for = kind
        self.setAcceptDrops(True)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _BUTTON_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LEAST_BUTTON_PX)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(GARMENT_MIME):
            event.acceptProposedAction()
        elif self._opens_for and event.mimeData().hasFormat(self._opens_for):
            event.accept()
            self._spring.start()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._spring.stop()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._spring.stop()
        if not event.mimeData().hasFormat(GARMENT_MIME):
            return
        event.acceptProposedAction()
        self.garments_dropped.emit(ids_in(event.mimeData()))

    def _tint(self) -> None:
        tint(self, self._name, "accent" if self.isChecked() else "text_soft")


class Navigation(QFrame):
    """Chooses the page."""

    page_chosen = Signal(object)
    build_around_asked = Signal(object)
    look_asked = Signal(object)
    theme_asked = Signal()
    menu_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed, policy.Preferred)
        self._pages = {
            Page.TODAY: RailButton(
                "today", _("Today"), _tip(_("Outfits for today"), "Ctrl+1")
            ),
            Page.CLOSET: RailButton(
                "closet", p_("page", "Closet"), _tip(_("All garments"), "Ctrl+2")
            ),
            Page.LOOKS: RailButton(
                "looks", p_("page", "Looks"), _tip(_("Outfits you keep"), "Ctrl+3")
            ),
            Page.TRY: RailButton(
                "try", _("Try"), _tip(_("Should you buy it?"), "Ctrl+4")
            ),
            Page.CALENDAR: RailButton(
                "calendar", _("Calendar"), _tip(_("What you wore"), "Ctrl+5")
            ),
            Page.INSIGHTS: RailButton(
                "insights", _("Insights"), _tip(_("Charts"), "Ctrl+6")
            ),
            Page.SETTINGS: RailButton(
                "settings", _("Settings"), _tip(_("Settings"), "Ctrl+,")
            ),
        }
        self.theme = RailButton("theme", _("Theme"), _("Light or dark"))
        self.theme.clicked.connect(self.theme_asked)
        self.menu = RailButton("menu", _("Menu"), _("Everything else"))
        self.menu.clicked.connect(self.menu_asked)
        self._lay_out()
        today = self._pages[Page.TODAY]
        today.setAcceptDrops(True)
        today.garments_dropped.connect(self.build_around_asked)
        looks = self._pages[Page.LOOKS]
        looks.setAcceptDrops(True)
        looks.garments_dropped.connect(self.look_asked)
        self._pages[Page.CALENDAR].open_for(OUTFIT_KIND)

    @override
    def sizeHint(self) -> QSize:
        hint = super().sizeHint()  # wider where a page has a long name
        return QSize(max(hint.width(), _WIDTH_PX), hint.height())

    def show_page(self, page: Page) -> None:
        """Mark the page that is shown."""
        self._pages[_RAIL_OF.get(page, page)].setChecked(True)

    def show_theme(self, choice: ThemeChoice) -> None:
        """Show the palette's icon."""
        self.theme.set_icon_name("moon" if choice is ThemeChoice.DARK else "theme")
        self.theme.setAccessibleName(
            _("Theme: {choice}", choice=_(THEME_WORDS[choice]))
        )

    def _lay_out(self) -> None:
        middle = Qt.AlignmentFlag.AlignHCenter
        pages = QButtonGroup(self)
        for page, button in self._pages.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, it=page: self.page_chosen.emit(it))
            pages.addButton(button)
        column_of(
            (_Logo(), 0, middle),
            GRID,
            *self._pages.values(),
            STRETCH,
            self.theme,
            self.menu,
            gap=_GAP_PX,
            margins=(GRID, GRID + GRID // 2, GRID, GRID),
            inside=self,
        )


def _tip(words: str, keys: str) -> str:
    return f"{words} ({printed(keys)})"


class _Logo(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_LOGO_PX + 10, _LOGO_PX + 10)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shades.accent)
        painter.drawRoundedRect(self.rect(), 12, 12)
        inner = self.rect().adjusted(8, 8, -8, -8)
        icon("closet", shades.on_accent).paint(painter, inner)
