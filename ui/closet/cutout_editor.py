"""The sheet that corrects a cut-out: brush, whole photo, start again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.closet.mask_canvas import BRUSHES, MOST_ZOOM, ZOOM_STEP, MaskCanvas
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from wardrobe.language.texts import _


class CutoutEditor(QWidget):
    """Changes a mask; saving it is the parent's work."""

    save_asked = Signal(QImage)

    def __init__(self, photo: QImage, mask: QImage, own_mask: QImage) -> None:
        """Show a photo with its mask; `own_mask` is what the eyes cut by themselves."""
        super().__init__()
        self._own_mask = own_mask
        self.canvas = MaskCanvas()
        self.erase, self.restore = Chip(_("Erase")), Chip(_("Restore"))
        self.sizes = [Chip(f"{size}") for size in BRUSHES]
        self.smaller = IconButton("minus", _("Zoom out"))
        self.zoom = make_label("soft")
        self.larger = IconButton("plus", _("Zoom in"))
        self.whole = TextButton(_("Keep the background"))
        self.again = TextButton(_("Restore the original"))
        self.undo = TextButton(_("Undo stroke"), icon_name="undo")
        self.save = TextButton(_("Save"), role="primary")
        self._lay_out()
        self._connect()
        self.canvas.show_photo(photo, mask)
        self._set_erasing(is_erasing=True)
        self._set_size(2)
        self._show_zoom()

    def _lay_out(self) -> None:
        keys = _(
            "Space paints, arrows move, E erases, R restores, [ and ] "
            "change the brush size, + and − zoom, as the wheel does"
        )
        hint = make_label("caption", keys, wraps=True)
        tools = column_of(
            make_label("section", _("Brush")),
            _line(self.erase, self.restore),
            make_label("section", _("Size")),
            _line(*self.sizes),
            make_label("section", _("Zoom")),
            row_of(self.smaller, self.zoom, self.larger, STRETCH, gap=GRID // 2),
            make_label("section", _("Whole photo")),
            self.whole,
            self.again,
            STRETCH,
            hint,
            self.undo,
            self.save,
            gap=GRID,
        )
        for size, chip in zip(BRUSHES, self.sizes):
            chip.setAccessibleName(_("Brush of {size} pixels", size=size))
        row_of(self.canvas, tools, gap=3 * GRID, margins=(0, 0, GRID, 0), inside=self)

    def _connect(self) -> None:
        kinds, sizes = QButtonGroup(self), QButtonGroup(self)
        for chip in (self.erase, self.restore):
            kinds.addButton(chip)
        for at, chip in enumerate(self.sizes):
            sizes.addButton(chip)
            chip.clicked.connect(lambda _checked, it=at: self._set_size(it))
        self.erase.clicked.connect(lambda: self._set_erasing(is_erasing=True))
        self.restore.clicked.connect(lambda: self._set_erasing(is_erasing=False))
        self.smaller.clicked.connect(lambda: self.canvas.zoom_by(1 / ZOOM_STEP))
        self.larger.clicked.connect(lambda: self.canvas.zoom_by(ZOOM_STEP))
        self.canvas.zoom_changed.connect(self._show_zoom)
        self.whole.clicked.connect(self._keep_background)
        self.again.clicked.connect(lambda: self.canvas.set_mask(self._own_mask))
        self.undo.clicked.connect(self.canvas.undo)
        self.save.clicked.connect(lambda: self.save_asked.emit(self.canvas.cover))
        self.canvas.mask_changed.connect(
            lambda: self.undo.setEnabled(self.canvas.can_undo)
        )
        for keys, act in (
            ("E", self.erase.click),
            ("R", self.restore.click),
            ("[", lambda: self._change_size(-1)),
            ("]", lambda: self._change_size(1)),
            ("Ctrl+S", self.save.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _keep_background(self) -> None:
        whole = QImage(self.canvas.cover.size(), QImage.Format.Format_Grayscale8)
        whole.fill(255)
        self.canvas.set_mask(whole)

    def _show_zoom(self) -> None:
        zoom = self.canvas.zoom
        self.zoom.setText(f"{round(100 * zoom)} %")
        self.smaller.setEnabled(zoom > 1)
        self.larger.setEnabled(zoom < MOST_ZOOM)

    def _set_erasing(self, *, is_erasing: bool) -> None:
        self.canvas.is_erasing = is_erasing
        (self.erase if is_erasing else self.restore).setChecked(True)

    def _set_size(self, at: int) -> None:
        self.canvas.brush_px = BRUSHES[at]
        self.sizes[at].setChecked(True)
        self.canvas.update()

    def _change_size(self, step: int) -> None:
        at = BRUSHES.index(self.canvas.brush_px) + step
        self._set_size(min(max(at, 0), len(BRUSHES) - 1))


def _line(*chips: Chip) -> QHBoxLayout:
    return row_of(*chips, STRETCH, gap=GRID // 2)
