"""A free canvas: the cut-outs of a look are moved, scaled, turned and layered on it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.looks.canvas.handles import Grip, cursor_of, draw_handles, grip_at
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import (
    LaidPiece,
    canvas_in,
    cutouts_of,
    draw_pieces,
    laid_pieces,
    placed_pieces,
)
from ui.state.cutout_cache import Cutout, CutoutCache
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID
from ui.widgets.mats import draw_mat
from ui.widgets.toast import announce
from ui.wording.taxonomy_words import name_of
from wardrobe.days.layouts import LONGEST, SHORTEST, PlacedPiece, turned
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

# One press of a key, as shares of the canvas, a factor, and degrees; with Shift more.
STEP, LONG_STEP, GROWTH, TURN = 0.01, 0.05, 1.06, 5.0
_SMALL_TURN = 1.0
_WHEEL_STEP = 120  # of an ordinary wheel, in Qt's eighths of a degree
# Presses of keys that follow each other so soon are one change.
_PAUSE_MS = 600
_LEAST = QSize(360, round(360 * MAT_ASPECT))
# Near the middle and near no turn, what is dragged stays there.
_SNAP_PX, _SNAP_DEGREES = 6.0, 4.0


class LookCanvas(QWidget):
    """Shows a look's pieces; one of them is chosen and can be worked on."""

    arranged = Signal(object, object)  # the look before, and after
    removal_asked = Signal(int)
    undo_asked = Signal()
    redo_asked = Signal()
    chosen_changed = Signal()

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self._cutouts = cutouts
        self._look: SavedLook | None = None
        self._garments: dict[int, Garment] = {}
        self._placed: list[PlacedPiece] = []
        self._before: SavedLook | None = None  # while something is changed
        self._grip: Grip | None = None
        self.chosen = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.finish)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST)
        cutouts.cutout_loaded.connect(self._on_cutout_loaded)
        self._say_name()

    def show_look(self, look: SavedLook, garments: Sequence[Garment]) -> None:
        """Show a look, or what became of it; not while a hand is at it."""
        is_other = self._look is None or look.number != self._look.number
        if self._before is not None and not is_other:
            return
        self._look, self._before, self._grip = look, None, None
        self._garments = {each.id: each for each in garments}
        if is_other or self.chosen not in self._garments:
            self.choose(0)
        self._lay()

    def choose(self, garment_id: int) -> None:
        """Choose a piece to work on, 0 for none."""
        if garment_id != self.chosen:
            self.finish()
            self.chosen = garment_id
            self.chosen_changed.emit()
        self._say_name()
        self.update()

    def move_by(self, right: float, down: float) -> None:
        """Move the chosen piece by shares of the canvas."""
        self._change(
            lambda it: replace(it, x=_within(it.x + right), y=_within(it.y + down))
        )

    def scale_by(self, factor: float) -> None:
        """Make the chosen piece larger or smaller."""
        self._change(lambda it: replace(it, length=_long(it.length * factor)))

    def turn_by(self, degrees: float) -> None:
        """Turn the chosen piece clockwise."""
        self._change(lambda it: replace(it, turn=turned(it.turn + degrees)))

    def layer_by(self, steps: int) -> None:
        """Bring the chosen piece so many layers forward, or back."""
        at = self._place_of(self.chosen)
        to = min(max(at + steps, 0), len(self._placed) - 1)
        if at >= 0 and to != at:
            self._begin()
            self._placed.insert(to, self._placed.pop(at))
            self.finish()
            self.update()

    def tidy(self) -> None:
        """Lay all pieces anew, as they lie in a suggestion."""
        if self._look is not None and self._look.layout:
            self.finish()
            self.arranged.emit(self._look, replace(self._look, layout=()))

    def finish(self) -> None:
        """Tell what was changed since the last time, as one change."""
        self._pause.stop()
        before, self._before = self._before, None
        if before is None or self._look is None:
            return
        kept = {each.garment_id for each in self._placed}
        # Pieces whose pictures never came stay where they were.
        lost = [each for each in before.layout if each.garment_id not in kept]
        after = replace(before, layout=(*lost, *self._placed))
        if after.layout != before.layout:
            self._look = after
            self.arranged.emit(before, after)

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, round(640 * MAT_ASPECT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, canvas = smooth_painter(self), self._canvas()
        mats = tokens.current().mats
        number = self._look.number if self._look else 0
        draw_mat(painter, canvas, mats[number % len(mats)])
        cutouts = self._pictures()
        painter.save()
        painter.setClipRect(canvas)
        draw_pieces(painter, self._laid(cutouts), cutouts)
        painter.restore()
        if (piece := self._chosen_piece()) is not None:
            draw_handles(painter, piece)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position()
        chosen = self._chosen_piece()
        grip = grip_at(chosen, point, has_handles=True) if chosen else None
        if grip is None:
            hit = self._piece_at(point)
            self.choose(hit.garment_id if hit else 0)
            grip = grip_at(hit, point, has_handles=False) if hit else None
        self._grip = grip
        if grip is not None:
            self.setCursor(cursor_of(grip, is_held=True))

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._grip is None:
            self._show_cursor(point)
            return
        canvas, at = self._canvas(), self._place_of(self.chosen)
        if at >= 0:
            self._begin()
            snaps = not event.modifiers() & Qt.KeyboardModifier.AltModifier
            moved = self._grip.moved(self._placed[at], point, canvas)
            self._placed[at] = _snapped(moved, canvas) if snaps else moved
            self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None
        self.finish()
        self._show_cursor(event.position())

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        hit = self._piece_at(event.position())
        if hit is None or hit.garment_id != self.chosen:
            event.ignore()
            return
        self.scale_by(GROWTH ** (event.angleDelta().y() / _WHEEL_STEP))
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        # The window's own undo would not know of what the keys are still at.
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            self.finish()
            is_back = event.matches(QKeySequence.StandardKey.Undo)
            (self.undo_asked if is_back else self.redo_asked).emit()
            return
        is_long = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        act = self._keys(is_long=is_long).get(Qt.Key(event.key()))
        if act is None or (event.key() == Qt.Key.Key_Escape and not self.chosen):
            super().keyPressEvent(event)
        else:
            act()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        """Go through the pieces, then on to what lies around the canvas."""
        ids = [each.garment_id for each in self._placed]
        at = self._place_of(self.chosen) + (1 if next else -1)
        if not self.chosen and not next:
            at = -1
        if 0 <= at < len(ids):
            self.choose(ids[at])
            return True
        self.choose(0)
        return super().focusNextPrevChild(next)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.finish()

    def _keys(self, *, is_long: bool) -> dict[Qt.Key, Callable[[], None]]:
        step = LONG_STEP if is_long else STEP
        turn = TURN if is_long else _SMALL_TURN
        key = Qt.Key
        top = len(self._placed)
        keys: dict[Qt.Key, Callable[[], None]] = {
            key.Key_Left: lambda: self.move_by(-step, 0),
            key.Key_Right: lambda: self.move_by(step, 0),
            key.Key_Up: lambda: self.move_by(0, -step),
            key.Key_Down: lambda: self.move_by(0, step),
            key.Key_Plus: lambda: self.scale_by(GROWTH),
            key.Key_Equal: lambda: self.scale_by(GROWTH),
            key.Key_Minus: lambda: self.scale_by(1 / GROWTH),
            key.Key_Comma: lambda: self.turn_by(-turn),
            key.Key_Semicolon: lambda: self.turn_by(-turn),
            key.Key_Period: lambda: self.turn_by(turn),
            key.Key_Colon: lambda: self.turn_by(turn),
            key.Key_PageUp: lambda: self.layer_by(top if is_long else 1),
            key.Key_PageDown: lambda: self.layer_by(-top if is_long else -1),
            key.Key_Delete: lambda: self.removal_asked.emit(self.chosen),
            key.Key_Backspace: lambda: self.removal_asked.emit(self.chosen),
        }
        if not self.chosen:
            return {}
        return keys | {key.Key_Escape: lambda: self.choose(0)}

    def _change(self, change: Callable[[PlacedPiece], PlacedPiece]) -> None:
        """Change the chosen piece; what follows soon belongs to the same change."""
        at = self._place_of(self.chosen)
        if at >= 0:
            self._begin()
            self._placed[at] = change(self._placed[at])
            self._pause.start()
            self.update()

    def _begin(self) -> None:
        if self._before is None:
            self._before = self._look

    def _lay(self) -> None:
        """Lay the pieces as the look has them, as far as their pictures are there."""
        if self._look is not None and self._before is None:
            aspects = {key: each.aspect for key, each in self._pictures().items()}
            garments = list(self._garments.values())
            self._placed = list(placed_pieces(self._look, garments, aspects))
            self.update()

    def _canvas(self) -> QRectF:
        # The handles of what lies at the edge need room.
        return canvas_in(QRectF(self.rect()).adjusted(GRID, GRID, -GRID, -GRID))

    def _pictures(self) -> dict[int, Cutout]:
        side = self._canvas().height() * self.devicePixelRatioF()
        return cutouts_of(list(self._garments.values()), self._cutouts, side)

    def _laid(self, cutouts: dict[int, Cutout]) -> list[LaidPiece]:
        aspects = {key: each.aspect for key, each in cutouts.items()}
        return laid_pieces(self._placed, aspects, self._canvas())

    def _chosen_piece(self) -> LaidPiece | None:
        laid = self._laid(self._pictures())
        return next((each for each in laid if each.garment_id == self.chosen), None)

    def _piece_at(self, point: QPointF) -> LaidPiece | None:
        laid = reversed(self._laid(self._pictures()))
        return next((each for each in laid if each.has(point)), None)

    def _place_of(self, garment_id: int) -> int:
        ids = [each.garment_id for each in self._placed]
        return ids.index(garment_id) if garment_id in ids else -1

    def _show_cursor(self, point: QPointF) -> None:
        chosen, hit = self._chosen_piece(), self._piece_at(point)
        grip = grip_at(chosen, point, has_handles=True) if chosen else None
        if grip is None and hit is not None:
            grip = grip_at(hit, point, has_handles=False)
        if grip is None:
            self.unsetCursor()
        else:
            self.setCursor(cursor_of(grip, is_held=False))

    def _say_name(self) -> None:
        garment = self._garments.get(self.chosen)
        words = _(
            "Canvas; Tab chooses a piece, arrows move it, plus and minus scale it, "
            "comma and period turn it, Page Up and Page Down layer it"
        )
        self.setAccessibleName(words)
        if garment is not None:
            announce(self, name_of(garment))

    def _on_cutout_loaded(self, garment_id: int) -> None:
        if garment_id in self._garments:
            self._lay()


def _is_undo(event: QEvent) -> bool:
    keys = QKeySequence.StandardKey
    return isinstance(event, QKeyEvent) and (
        event.matches(keys.Undo) or event.matches(keys.Redo)
    )


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _long(length: float) -> float:
    return min(max(length, SHORTEST), LONGEST)


def _snapped(piece: PlacedPiece, canvas: QRectF) -> PlacedPiece:
    """Return a piece that lies upright and in the middle where it nearly does."""
    x, y, turn = piece.x, piece.y, piece.turn
    if abs(x - 0.5) * canvas.width() < _SNAP_PX:
        x = 0.5
    if abs(turn) < _SNAP_DEGREES:
        turn = 0.0
    return replace(piece, x=x, y=y, turn=turn)
