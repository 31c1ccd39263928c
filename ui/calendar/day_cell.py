"""One day of the month: its number, and the outfit worn as a small flat-lay."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy
from typing_extensions import override

from ui.garments.garment_delegate import fitted
from ui.outfits.flat_lay import lay
from ui.state.cutout_cache import Cutout, CutoutCache
from ui.theme import tokens
from ui.theme.painting import set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, RADIUS_SMALL
from ui.wording.dates import weekday_and_day
from wardrobe.closet.wear_log import outfit_of
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

_LEAST = QSize(96, 88)


class DayCell(QAbstractButton):
    """A day to click; the outfits after the first are counted."""

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.day = date.min
        self._cutouts = cutouts
        self._outfits: Sequence[Sequence[Garment]] = ()
        self._is_other_month = self._is_today = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        grow = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, grow)

    def show_day(
        self,
        day: date,
        outfits: Sequence[Sequence[Garment]],
        *,
        is_other_month: bool,
        is_today: bool,
    ) -> None:
        """Show a day and what was worn on it."""
        self.day, self._outfits = day, outfits
        self._is_other_month, self._is_today = is_other_month, is_today
        worn = n_("{count} outfit", "{count} outfits", len(outfits))
        said = worn if outfits else _("nothing logged")
        self.setAccessibleName(f"{weekday_and_day(day)}: {said}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return _LEAST

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        place = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        is_marked = self.isChecked() or self.hasFocus()
        edge = shades.accent if is_marked else shades.line
        painter.setPen(QPen(QColor(edge), 2 if is_marked else 1))
        painter.setBrush(QColor(shades.mat if self._outfits else shades.surface))
        if self._is_other_month:
            painter.setOpacity(0.45)
        painter.drawRoundedRect(place, RADIUS_SMALL, RADIUS_SMALL)
        if self._outfits:
            # Below the number, which it would cover in a small cell.
            room = place.adjusted(GRID, 2 * GRID, -GRID, -GRID // 2)
            self._draw_outfit(painter, room)
        self._draw_words(painter, place)

    def _draw_words(self, painter: QPainter, place: QRectF) -> None:
        shades = tokens.current()
        weight = QFont.Weight
        set_font(painter, CAPTION_PX, weight.Bold if self._is_today else weight.Normal)
        colour = shades.accent if self._is_today else shades.text_soft
        painter.setPen(QColor(colour))
        inner = place.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        top_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        words = f"{self.day.day}"
        if self._is_today:
            words = self._today_words(painter.fontMetrics(), inner.width())
        painter.drawText(inner, top_left, words)
        if len(self._outfits) > 1:
            top_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
            painter.drawText(inner, top_right, f"+{len(self._outfits) - 1}")

    def _today_words(self, metrics: QFontMetrics, room: float) -> str:
        """Return the number of today, with the word where there is room for it."""
        words = _("{day}, today", day=self.day.day)
        more = f" +{len(self._outfits) - 1}" if len(self._outfits) > 1 else ""
        fits = metrics.horizontalAdvance(words + more) <= room
        return words if fits else f"{self.day.day}"

    def _draw_outfit(self, painter: QPainter, room: QRectF) -> None:
        garments = self._outfits[0]
        side = room.height() * self.devicePixelRatioF()
        found = {g.id: self._cutouts.get(g.id, side) for g in garments}
        pictures = {key: cutout for key, cutout in found.items() if cutout}
        outfit = outfit_of(garments)
        if outfit is None:
            _draw_row(painter, room, list(pictures.values()))
            return
        aspects = {key: cutout.aspect for key, cutout in pictures.items()}
        for placed in lay(outfit, aspects, room):
            pictures[placed.garment.id].draw(painter, placed.place)
            painter.setOpacity(0.45 if self._is_other_month else 1.0)

    def note_cutout(self, garment_id: int) -> None:
        """Draw anew if it shows the garment whose cut-out has come."""
        if any(g.id == garment_id for garments in self._outfits for g in garments):
            self.update()


def _draw_row(painter: QPainter, room: QRectF, cutouts: Sequence[Cutout]) -> None:
    """Draw garments that make no whole outfit, side by side."""
    if not cutouts:
        return
    width = room.width() / len(cutouts)
    for at, cutout in enumerate(cutouts):
        place = QRectF(room.x() + at * width, room.y(), width, room.height())
        cutout.draw(painter, fitted(cutout.aspect, place))
