"""What could be worn instead of one piece: a strip of pictures, the best first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QKeyEvent,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QWidget,
)
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.widgets.mats import draw_mat
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import name_of, readable
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import RatedOutfit

STRIP_PX = 156
_TILE = QSize(84, 104)
_NOTE_PX = 18
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Alternative:
    """An outfit with another piece in one place.

    Attributes:
        garment: The piece; None where the place stays empty.
        note: Why one may rather not: `worn on Tuesday`.
    """

    rated: RatedOutfit
    garment: Garment | None
    note: str = ""

    @property
    def words(self) -> str:
        """What it is called."""
        return name_of(self.garment) if self.garment else _("No jacket or coat")


class _Tile(QAbstractButton):
    """The picture of one alternative."""

    def __init__(self, alternative: Alternative, cutouts: CutoutCache) -> None:
        super().__init__()
        self.alternative, self._cutouts = alternative, cutouts
        self.is_current = False
        self.setFixedSize(_TILE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the strip has it
        verdict = readable(alternative.rated.verdict)
        words = ", ".join(
            each for each in (alternative.words, verdict, alternative.note) if each
        )
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def make_current(self, *, is_current: bool) -> None:
        """Frame it, or not any more."""
        self.is_current = is_current
        self.update()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        mat = QRectF(1.5, 1.5, self.width() - 3, self.height() - _NOTE_PX - 3)
        draw_mat(painter, mat, shades.mat)
        garment = self.alternative.garment
        set_font(painter, CAPTION_PX - 1)
        if garment is None:
            painter.setPen(QColor(shades.text_soft))
            flags = int(_CENTRE) | int(Qt.TextFlag.TextWordWrap.value)
            painter.drawText(mat.adjusted(6, 6, -6, -6), flags, self.alternative.words)
        elif cutout := self._cutouts.get(garment.id, 2 * mat.width()):
            painter.setOpacity(0.55 if self.alternative.note else 1.0)
            inner = mat.adjusted(9, 9, -9, -9)
            cutout.draw(painter, fitted(cutout.aspect, inner))
            painter.setOpacity(1.0)
        if self.is_current or self.underMouse():
            colour = shades.accent if self.is_current else shades.line_strong
            painter.setPen(QPen(QColor(colour), 2.5 if self.is_current else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(mat, 11, 11)
        words = self.alternative.note or readable(self.alternative.rated.verdict)
        set_font(
            painter,
            CAPTION_PX - 1,
            QFont.Weight.DemiBold if self.is_current else QFont.Weight.Normal,
        )
        place = QRectF(0, self.height() - _NOTE_PX, self.width(), _NOTE_PX)
        ink = shades.text if self.is_current else shades.text_soft
        draw_words(painter, place, words, ink, _CENTRE)

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if self.alternative.garment and self.alternative.garment.id == garment_id:
            self.update()


class SwapStrip(QWidget):
    """By keyboard: the arrows look at one each, Enter takes it, Escape leaves."""

    looked_at = Signal(object)  # the alternative, as in `taken`
    taken = Signal(object)
    left = Signal()
    lock_asked = Signal()

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._cutouts = cutouts
        self.setAccessibleName(_("Swap a piece"))
        self._tiles: list[_Tile] = []
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._title = make_label("strong", wraps=True)
        self._note = QLabel()
        self._note.setProperty("role", "soft")
        self.lock = TextButton(_("Build around it"), icon_name="lock", role="link")
        self.lock.clicked.connect(self.lock_asked)
        self._close = IconButton("close", _("Leave it as it is"))
        self._close.clicked.connect(self.left)
        body = QWidget()
        body.setProperty("role", "clear")
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID // 2)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._area = _area_of(body)
        column_of(
            row_of((self._title, 1), self.lock, self._close, gap=GRID // 2),
            self._note,
            self._area,
            STRETCH,
            gap=GRID // 2,
            margins=(GRID, GRID // 2, GRID // 2, 0),
            inside=self,
        )

    def wait(self, garment: Garment, *, is_locked: bool) -> None:
        """Say what is to be swapped, before it is known what for."""
        name = name_of(garment)
        self._title.setText(_("Instead of: {name}", name=name))
        self.setAccessibleName(self._title.text())
        words = _("Stop building around it") if is_locked else _("Build around it")
        self.lock.set_words(words)
        self.lock.setToolTip(words)
        self._fit_head()
        self._fill(())
        self._note.hide()

    def show_found(self, found: Sequence[Alternative]) -> None:
        """Show what there is, the best first."""
        self._fill(found)
        self._note.setText(_("You have nothing else to swap in."))
        self._note.setVisible(not found)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Let the lock be its icon alone where its words have no room."""
        self.lock.set_words(self.lock.accessibleName())
        title = self._title.fontMetrics().horizontalAdvance(self._title.text())
        around = self._close.sizeHint().width() + 4 * GRID
        if title + self.lock.sizeHint().width() + around > self.width():
            self.lock.setText("")

    @property
    def alternatives(self) -> list[Alternative]:
        """What is offered."""
        return [tile.alternative for tile in self._tiles]

    def take_focus(self) -> None:
        """Let the keys move over the pictures."""
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def has_focus(self) -> bool:
        """Whether the keys go to the strip or to what lies in it."""
        focused = QApplication.focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Home: lambda: self._look_at(0),
            Qt.Key.Key_End: lambda: self._look_at(len(self._tiles) - 1),
            Qt.Key.Key_Return: self._take,
            Qt.Key.Key_Enter: self._take,
            Qt.Key.Key_Escape: self.left.emit,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._look_at(max(0, self._current + steps[key]))
        elif key in keys:
            keys[key]()
        else:
            super().keyPressEvent(event)

    def _fill(self, found: Sequence[Alternative]) -> None:
        clear(self._row)
        self._current = -1
        self._tiles = [_Tile(each, self._cutouts) for each in found]
        for tile in self._tiles:
            tile.clicked.connect(lambda _c, it=tile: self.taken.emit(it.alternative))
            self._row.addWidget(tile)
        self._area.horizontalScrollBar().setValue(0)

    def _look_at(self, place: int) -> None:
        if not self._tiles:
            return
        self._current = min(place, len(self._tiles) - 1)
        for at, tile in enumerate(self._tiles):
            tile.make_current(is_current=at == self._current)
        tile = self._tiles[self._current]
        self._area.ensureWidgetVisible(tile, tile.width(), 0)
        self.looked_at.emit(tile.alternative)

    def _take(self) -> None:
        if self._current >= 0:
            self.taken.emit(self._tiles[self._current].alternative)


def _area_of(body: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.setFixedHeight(_TILE.height() + 12)
    area.setWidget(body)
    return area
