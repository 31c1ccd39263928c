"""One day of the calendar: its outfits as small flat-lays, its weather, its events."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy
from typing_extensions import override

from ui.outfits.outfit_drag import DraggedOutfit, drag_outfit, dragged
from ui.outfits.small_outfit import draw_small, veil
from ui.planning.day_weather import ShownWeather
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import LEFT, RIGHT, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, RADIUS_SMALL
from ui.widgets.icons import icon
from ui.widgets.plain_text import plain_tip
from ui.wording.dates import weekday_and_day
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.ports.conditions import Sky

_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_LEAST = QSize(96, 88)
_LEAST_CELL_PX = 62
_HEAD_PX, _LINE_PX, _MARK_PX = 18, 16, 12
# An outfit needs so much height to have its occasion below it.
_LEAST_FOR_WORDS_PX = 62
# In a cell so high there is room for the names of events.
_LEAST_FOR_EVENTS_PX = 100
# As high as a flat-lay and its words look well, for a width of one.
_HIGHEST = 1.3
# What is narrower or lower is no picture any more; the rest is counted.
_LEAST_WIDE_PX, _LEAST_HIGH_PX = 42, 40
_VEIL_OF_PLANS, _VEIL_OF_OTHER_MONTHS = 0.35, 0.55


@dataclass(frozen=True, slots=True)
class ShownOutfit:
    """An outfit of a day.

    Attributes:
        plan: The number of the plan; 0 for what was worn.
    """

    garments: Sequence[Garment]
    occasion: AnyOccasion
    plan: int

    def sentence(self) -> str:
        """Return what it is: `Planned for work`."""
        if self.plan:
            return _("Planned for {occasion}", occasion=self.occasion.phrase)
        return _("Worn for {occasion}", occasion=self.occasion.phrase)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDay:
    """What a cell shows.

    Attributes:
        weather: None where nothing is worth saying of it.
        events: Of calendars, each in a line.
    """

    day: date
    outfits: Sequence[ShownOutfit] = ()
    weather: ShownWeather | None = None
    events: Sequence[str] = field(default=())
    is_other_month: bool = False
    is_today: bool = False

    def sentence(self) -> str:
        """Return all of it for those who cannot see it."""
        worn = sum(not each.plan for each in self.outfits)
        planned = len(self.outfits) - worn
        parts = [self.weather.words] if self.weather else []
        if planned:
            parts.append(n_("{count} plan", "{count} plans", planned))
        if self.events:
            parts.append(n_("{count} event", "{count} events", len(self.events)))
        if worn or not planned:
            said = n_("{count} outfit", "{count} outfits", worn)
            parts.append(said if worn else _("nothing yet"))
        return f"{weekday_and_day(self.day)}: {', '.join(parts)}"


class DayCell(QAbstractButton):
    """A day to click; a plan is dragged off it, and outfits are dropped on it."""

    outfit_dropped = Signal(object)  # DraggedOutfit

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.shown = ShownDay(day=date.min)
        self._cutouts = cutouts
        self._pressed_at = QPointF()
        self._is_target = False
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        grow = QSizePolicy.Policy.Expanding
        self.setSizePolicy(grow, grow)
        self.setMinimumHeight(_LEAST_CELL_PX)
        self.show_day(self.shown)

    @property
    def day(self) -> date:
        """The day that is shown."""
        return self.shown.day

    def show_day(self, shown: ShownDay) -> None:
        """Show a day."""
        self.shown = shown
        self.setAccessibleName(shown.sentence())
        lines = [each.sentence() for each in shown.outfits]
        if shown.weather:
            lines.append(f"{shown.weather.words}\n{shown.weather.source}")
        self.setToolTip(plain_tip("\n".join([*lines, *shown.events])))
        self.update()

    def choose(self, *, is_chosen: bool) -> None:
        """Look chosen or not; Tab reaches the chosen day alone, as arrows move it."""
        self.setChecked(is_chosen)
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.StrongFocus if is_chosen else policy.ClickFocus)

    def note_cutout(self, garment_id: int) -> None:
        """Draw anew if it shows the garment whose cut-out has come."""
        shown = [each.garments for each in self.shown.outfits]
        if any(each.id == garment_id for garments in shown for each in garments):
            self.update()

    @override
    def sizeHint(self) -> QSize:
        return _LEAST

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        place = self._place()
        is_marked = self.isChecked() or self.hasFocus() or self._is_target
        edge = shades.accent if is_marked else shades.line
        painter.setPen(QPen(QColor(edge), 2 if is_marked else 1))
        ground = shades.accent_soft if self._is_target else shades.surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, RADIUS_SMALL, RADIUS_SMALL)
        boxes = self._boxes()
        for outfit, box in zip(self.shown.outfits, boxes):
            self._draw_outfit(painter, outfit, box)
        self._draw_head(painter, place, len(self.shown.outfits) - len(boxes))
        self._draw_events(painter)
        if self.shown.is_other_month:
            inner = place.adjusted(1, 1, -1, -1)
            veil(painter, inner, shades.canvas, _VEIL_OF_OTHER_MONTHS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # By arrows Qt goes to any button of the group; the grid knows the days.
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position()
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        way = (event.position() - self._pressed_at).manhattanLength()
        outfit = self._outfit_at(self._pressed_at)
        is_held = event.buttons() & Qt.MouseButton.LeftButton
        if outfit is None or not is_held or way < QApplication.startDragDistance():
            return
        self.setDown(False)
        moved = DraggedOutfit(
            garment_ids=frozenset(each.id for each in outfit.garments),
            occasion=outfit.occasion.key,
            plan=outfit.plan,
        )
        drag_outfit(self, moved, outfit.garments, self._cutouts)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged(event.mimeData()):
            event.acceptProposedAction()
            self._aim(is_target=True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(is_target=False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._aim(is_target=False)
        if outfit := dragged(event.mimeData()):
            event.acceptProposedAction()
            self.outfit_dropped.emit(outfit)

    def _aim(self, *, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

    def _place(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)

    def _event_lines(self) -> int:
        """Return how many events are named below the outfits."""
        has_room = self.height() >= _LEAST_FOR_EVENTS_PX or not self.shown.outfits
        most = max(1, self.height() // (4 * _LINE_PX))
        return min(len(self.shown.events), most) if has_room else 0

    def _boxes(self) -> list[QRectF]:
        """Return a place for each outfit that there is room for."""
        below = self._event_lines() * _LINE_PX
        room = self._place().adjusted(GRID / 2, _HEAD_PX, -GRID / 2, -GRID / 2 - below)
        count = len(self.shown.outfits)
        if not count or room.height() < 2 * GRID:
            return []
        x, y, width, height = room.x(), room.y(), room.width(), room.height()
        high = min(height / count, _HIGHEST * width)
        wide = width / count
        if count > 1 and min(wide, height) >= min(width, high):
            fitting = min(count, max(1, int(width // _LEAST_WIDE_PX)))
            wide = width / fitting
            return [QRectF(x + at * wide, y, wide, height) for at in range(fitting)]
        fitting = min(count, max(1, int(height // _LEAST_HIGH_PX)))
        high = min(height / fitting, _HIGHEST * width)
        return [QRectF(x, y + at * high, width, high) for at in range(fitting)]

    def _outfit_at(self, point: QPointF) -> ShownOutfit | None:
        """Return the plan that lies at a point."""
        for outfit, box in zip(self.shown.outfits, self._boxes()):
            if box.contains(point) and outfit.plan:
                return outfit
        return None

    def _draw_outfit(self, painter: QPainter, outfit: ShownOutfit, box: QRectF) -> None:
        shades = tokens.current()
        frame = box.adjusted(2, 1, -2, -1)
        style = Qt.PenStyle
        if outfit.plan:
            painter.setPen(QPen(QColor(shades.text_faint), 1, style.DashLine))
        else:
            painter.setPen(style.NoPen)
        painter.setBrush(QColor(shades.mat))
        painter.drawRoundedRect(frame, RADIUS_SMALL - 2, RADIUS_SMALL - 2)
        has_words = frame.height() >= _LEAST_FOR_WORDS_PX
        room = frame.adjusted(3, 2, -3, -_LINE_PX if has_words else -2)
        draw_small(painter, room, outfit.garments, self._cutouts)
        if outfit.plan:
            veil(painter, room, shades.mat, _VEIL_OF_PLANS)
        if has_words:
            line = QRectF(frame.x(), room.bottom(), frame.width(), _LINE_PX)
            _draw_caption(painter, line, outfit)
        elif not outfit.plan:
            _draw_check(painter, frame.right() - _MARK_PX - 2, frame.top() + 2)

    def _draw_head(self, painter: QPainter, place: QRectF, count_more: int) -> None:
        shades, shown = tokens.current(), self.shown
        line = QRectF(place.x() + GRID, place.y() + 1, place.width() - 2 * GRID, 17)
        weight = QFont.Weight
        set_font(painter, CAPTION_PX, weight.Bold if shown.is_today else weight.Normal)
        words = f"{shown.day.day}"
        if shown.is_today:
            words = _("{day}, today", day=shown.day.day)
            both = painter.fontMetrics().horizontalAdvance(f"{words}  ")
            both += _width_of_weather(painter, shown.weather)
            words = words if both <= line.width() else f"{shown.day.day}"
        shade = shades.accent if shown.is_today else shades.text_soft
        draw_words(painter, line, words, shade, LEFT)
        set_font(painter, CAPTION_PX - 1)
        used = painter.fontMetrics().horizontalAdvance(f"{words}  ")
        rest = line.adjusted(used, 0, 0, 0)
        more = f"+{count_more}" if count_more else ""
        width = _width_of_weather(painter, shown.weather)
        gap = GRID if more and shown.weather else 0
        both = painter.fontMetrics().horizontalAdvance(more) + gap + width
        if both > rest.width():
            return
        if shown.weather:
            _draw_weather(painter, rest, shown.weather)
        before = rest.adjusted(0, 0, -width - gap, 0)
        draw_words(painter, before, more, shades.text_faint, RIGHT)

    def _draw_events(self, painter: QPainter) -> None:
        shades, count = tokens.current(), self._event_lines()
        place = self._place()
        set_font(painter, CAPTION_PX - 1)
        boxes = self._boxes()
        top = boxes[-1].bottom() if boxes else place.y() + _HEAD_PX
        for at, words in enumerate(self.shown.events[:count]):
            line = QRectF(
                place.x() + GRID,
                top + at * _LINE_PX,
                place.width() - 2 * GRID,
                _LINE_PX,
            )
            draw_words(painter, line, words, shades.text_soft)


def _draw_caption(painter: QPainter, line: QRectF, outfit: ShownOutfit) -> None:
    """Write the occasion; what was worn has a check mark before it."""
    set_font(painter, CAPTION_PX - 1)
    words = as_sentence(outfit.occasion.words)
    width = painter.fontMetrics().horizontalAdvance(words)
    mark = 0 if outfit.plan else _MARK_PX + 2
    left = line.x() + max(2.0, (line.width() - width - mark) / 2)
    if mark:
        _draw_check(painter, left, line.y() + 2)
    rest = QRectF(left + mark, line.y(), line.right() - left - mark, line.height())
    draw_words(painter, rest, words, tokens.current().text_soft)


def _width_of_weather(painter: QPainter, weather: ShownWeather | None) -> int:
    if weather is None:
        return 0
    sign = 0 if weather.sky is Sky.DRY else _MARK_PX + 4
    return sign + painter.fontMetrics().horizontalAdvance(weather.short)


def _draw_weather(painter: QPainter, line: QRectF, weather: ShownWeather) -> None:
    """Write the warmth at the right, and a sign of what falls before it."""
    shade = tokens.current().text_faint
    draw_words(painter, line, weather.short, shade, RIGHT)
    if weather.sky is not Sky.DRY:
        left = line.right() - _width_of_weather(painter, weather)
        place = QRectF(left, line.y() + 3, _MARK_PX, _MARK_PX).toRect()
        icon(weather.sky, shade).paint(painter, place)


def _draw_check(painter: QPainter, left: float, top: float) -> None:
    place = QRectF(left, top, _MARK_PX, _MARK_PX).toRect()
    icon("check", tokens.current().accent).paint(painter, place)
