"""Likes or dislikes as lines: a swatch or a cut-out, a name, and how strong it is."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from ui.charts.pattern_swatch import draw_pattern_swatch
from ui.garments.garment_delegate import fitted
from ui.state.cutout_cache import CutoutCache
from ui.taste.learned_words import strength, title
from ui.theme import tokens
from ui.theme.painting import LEFT, draw_words, set_font, smooth_painter
from ui.theme.tokens import BODY_PX, CAPTION_PX, GRID
from ui.widgets.colours import draw_swatch
from ui.widgets.icons import icon
from wardrobe.language.texts import _, noted
from wardrobe.model.garment import Garment
from wardrobe.taste.learned_features import LearnedFeature

_LINE_PX = 38
_NOTHING = noted("Nothing has come up often enough yet")
_PICTURE_PX = 30
_BAR_PX = 96
_WORD_PX = 60


class LearnedList(QWidget):
    """Painted lines, the strongest first."""

    def __init__(self, cutouts: CutoutCache, *, are_likes: bool) -> None:
        super().__init__()
        self._cutouts, self._are_likes = cutouts, are_likes
        self._lines: Sequence[LearnedFeature] = ()
        self._garments: Mapping[int, Garment] = {}
        self._most = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)

    def show_lines(
        self,
        lines: Sequence[LearnedFeature],
        garments: Mapping[int, Garment],
        most: float,
    ) -> None:
        """Show other lines.

        Args:
            garments: Those that the lines may name, by id.
            most: The logit of a full bar.
        """
        self._lines, self._garments, self._most = lines, garments, most
        said = ", ".join(f"{title(each, garments)} {strength(each)}" for each in lines)
        name = _("You like") if self._are_likes else _("You avoid")
        self.setAccessibleName(f"{name}: {said or _(_NOTHING)}")
        self.setFixedHeight(max(1, len(lines)) * _LINE_PX)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(360, max(1, len(self._lines)) * _LINE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        for at, learned in enumerate(self._lines):
            line = QRectF(0, at * _LINE_PX, self.width(), _LINE_PX)
            self._draw_picture(painter, learned, line)
            self._draw_words(painter, learned, line)
        if not self._lines:
            set_font(painter, BODY_PX)
            room = QRectF(0, 0, self.width(), _LINE_PX)
            draw_words(painter, room, _(_NOTHING), tokens.current().text_faint)

    def _draw_picture(
        self, painter: QPainter, learned: LearnedFeature, line: QRectF
    ) -> None:
        side = _PICTURE_PX
        place = QRectF(0, line.center().y() - side / 2, side, side)
        if learned.garment_id is not None:
            pixels = side * self.devicePixelRatioF()
            cutout = self._cutouts.get(learned.garment_id, pixels)
            if cutout is not None:
                cutout.draw(painter, fitted(cutout.aspect, place))
        elif learned.colour is not None:
            draw_swatch(painter, learned.colour, place.center(), side - 10)
        elif learned.colours is not None:
            for colour, aside in zip(learned.colours, (-5, 5), strict=True):
                middle = place.center() + QPointF(aside, 0)
                draw_swatch(painter, colour, middle, side - 14)
        elif learned.pattern is not None:
            draw_pattern_swatch(painter, learned.pattern, place.adjusted(5, 5, -5, -5))
        else:
            types = learned.types or (learned.type,)
            name = types[0].group if types[0] else "formal"
            is_of_looks = learned.is_lightness or learned.relation or learned.is_again
            name = "theme" if is_of_looks else name
            inner = place.adjusted(5, 5, -5, -5).toRect()
            icon(name, tokens.current().text_soft).paint(painter, inner)

    def _draw_words(
        self, painter: QPainter, learned: LearnedFeature, line: QRectF
    ) -> None:
        shades = tokens.current()
        bar_x = line.right() - _BAR_PX - _WORD_PX
        room = QRectF(_PICTURE_PX + GRID + 4, line.y(), 0, line.height())
        room.setRight(bar_x - GRID)
        set_font(painter, BODY_PX)
        draw_words(painter, room, title(learned, self._garments), shades.text)
        track = QRectF(bar_x, line.center().y() - 4, _BAR_PX, 8)
        filled = QRectF(track)
        filled.setWidth(max(8.0, _BAR_PX * min(1.0, abs(learned.logit) / self._most)))
        painter.setPen(Qt.PenStyle.NoPen)
        for tone, bar in (
            (shades.sunken, track),
            (shades.accent if self._are_likes else shades.danger, filled),
        ):
            painter.setBrush(QColor(tone))
            painter.drawRoundedRect(bar, 4, 4)
        set_font(painter, CAPTION_PX)
        painter.setPen(QColor(shades.text_faint))
        word = QRectF(track.right() + GRID, line.y(), _WORD_PX, line.height())
        painter.drawText(word, LEFT, strength(learned))

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if any(each.garment_id == garment_id for each in self._lines):
            self.update()
