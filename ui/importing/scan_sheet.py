"""Contact sheets of the pictures that seem to show garments, to tick and add."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QProgressBar, QWidget
from typing_extensions import override

from ui.state.photo_previews import PhotoPreviews
from ui.theme import tokens
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.plain_text import plain_tip
from ui.wording.dates import whole_day
from wardrobe.closet.scanning import Proposal, Scan
from wardrobe.language.texts import _, n_

_COLUMNS, _ROWS = 6, 3
PER_SHEET = _COLUMNS * _ROWS
_SIDE_PX, _TICK_PX = 102, 22


class PhotoTile(QAbstractButton):
    """A picture that can be ticked."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedSize(_SIDE_PX + 2 * GRID, _SIDE_PX + 2 * GRID)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture = QPixmap()

    def show_picture(self, picture: QPixmap) -> None:
        """Show it once it was read."""
        self._picture = picture
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        is_marked = self.isChecked() or self.hasFocus()
        pen = QPen(QColor(shades.accent if is_marked else shades.line))
        pen.setWidthF(3 if self.isChecked() else 2 if is_marked else 1)
        painter.setPen(pen)
        painter.setBrush(QColor(shades.mat))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        if not self._picture.isNull():
            size = self._picture.size().scaled(
                _SIDE_PX, _SIDE_PX, Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRect(QPoint(), size)
            place.moveCenter(self.rect().center())
            painter.drawPixmap(place, self._picture)
        if self.isChecked():
            self._paint_tick(painter, shades)

    def _paint_tick(self, painter: QPainter, shades: tokens.Tokens) -> None:
        left = self.width() - _TICK_PX - 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.accent))
        painter.drawEllipse(left, 6, _TICK_PX, _TICK_PX)
        painter.setPen(QPen(QColor(shades.on_accent), 2))
        across = _TICK_PX / 4
        painter.drawPolyline(
            [
                QPointF(left + across, 6 + 2 * across),
                QPointF(left + 1.7 * across, 6 + 2.8 * across),
                QPointF(left + 3 * across, 6 + 1.3 * across),
            ]
        )


class ScanSheet(QWidget):
    """Tells how far a scan is; once it rests, shows what it proposes."""

    stop_asked = Signal()
    go_on_asked = Signal()
    add_asked = Signal(object)  # paths

    def __init__(self, previews: PhotoPreviews) -> None:
        super().__init__()
        self._previews = previews
        self._proposals: Sequence[Proposal] = ()
        self._at = 0
        self.ticked: set[Path] = set()
        self.tiles: list[PhotoTile] = []
        self._said = make_label("soft", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of looking through the folder"))
        self.stop = TextButton(_("Stop and look"))
        self.go_on = TextButton(_("Go on"))
        self._sheet = QWidget()
        self._sheet.setProperty("role", "clear")
        self._grid = QGridLayout(self._sheet)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # The sheet keeps its size while the scan goes on.
        self._sheet.setFixedHeight(_ROWS * (_SIDE_PX + 3 * GRID))
        self._page = make_label("soft")
        self.earlier = IconButton("back", _("Previous sheet"))
        self.later = IconButton("next", _("Next sheet"))
        self.all = TextButton(_("Tick this sheet"), role="link")
        self.add = TextButton("", role="primary")
        self._foot = QWidget()
        self._foot.setProperty("role", "clear")
        self._lay_out()
        self._connect()
        self._show_count()

    def advance(self, done: int, total: int) -> None:
        """Show how far the scan is."""
        self._said.setText(
            _("Looked at {done} of {total} pictures", done=done, total=total)
        )
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        self.stop.show()
        self.go_on.hide()

    def show_scan(self, scan: Scan) -> None:
        """Show what a scan proposes that rests or is done."""
        self._proposals = scan.proposals
        self._at = 0
        count = len(scan.proposals)
        found = n_(
            "{count} picture seems to show a garment",
            "{count} pictures seem to show a garment",
            count,
        )
        seen = _(
            "Looked at {done} of {total} pictures",
            done=scan.count_seen,
            total=scan.count_all,
        )
        self._said.setText(f"{found}. {seen}.")
        self._bar.hide()
        self.stop.hide()
        self._foot.setEnabled(True)
        self.go_on.setVisible(not scan.is_done)
        self._show_sheet()

    def _lay_out(self) -> None:
        head = row_of((self._said, 1), self.stop, self.go_on, gap=GRID)
        row_of(
            self.earlier,
            self._page,
            self.later,
            self.all,
            STRETCH,
            self.add,
            gap=GRID,
            inside=self._foot,
        )
        self.go_on.hide()
        self._foot.setEnabled(False)
        column_of(
            head,
            self._bar,
            (self._sheet, 1),
            self._foot,
            gap=2 * GRID,
            margins=(0, 0, GRID, 0),
            inside=self,
        )

    def _connect(self) -> None:
        self.stop.clicked.connect(self.stop_asked)
        self.go_on.clicked.connect(self.go_on_asked)
        self.earlier.clicked.connect(lambda: self._turn(-1))
        self.later.clicked.connect(lambda: self._turn(1))
        self.all.clicked.connect(self._tick_sheet)
        self.add.clicked.connect(lambda: self.add_asked.emit(self._in_order()))

    def _in_order(self) -> list[Path]:
        return [each.photo for each in self._proposals if each.photo in self.ticked]

    def _turn(self, step: int) -> None:
        self._at += step
        self._show_sheet()

    def _tick_sheet(self) -> None:
        is_full = all(tile.isChecked() for tile in self.tiles)
        for tile in self.tiles:
            tile.setChecked(not is_full)

    def _show_sheet(self) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        first = self._at * PER_SHEET
        shown = self._proposals[first : first + PER_SHEET]
        self.tiles = [self._make_tile(each) for each in shown]
        for at, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, at // _COLUMNS, at % _COLUMNS)
        last = max(0, (len(self._proposals) - 1) // PER_SHEET)
        self._page.setText(_("Sheet {at} of {count}", at=self._at + 1, count=last + 1))
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at < last)
        self.all.setEnabled(bool(shown))

    def _make_tile(self, proposal: Proposal) -> PhotoTile:
        tile = PhotoTile()
        tile.setChecked(proposal.photo in self.ticked)
        name = proposal.photo.name
        if proposal.taken_on:
            name = f"{name}, {whole_day(proposal.taken_on)}"
        tile.setAccessibleName(name)
        tile.setToolTip(plain_tip(name))
        tile.toggled.connect(lambda is_on: self._on_ticked(proposal.photo, is_on=is_on))
        self._previews.ask(tile, proposal.photo, 2 * _SIDE_PX, tile.show_picture)
        return tile

    def _on_ticked(self, photo: Path, *, is_on: bool) -> None:
        if is_on:
            self.ticked.add(photo)
        else:
            self.ticked.discard(photo)
        self._show_count()

    def _show_count(self) -> None:
        count = len(self.ticked)
        words = n_("Add {count} photo", "Add {count} photos", count)
        self.add.set_words(words if count else _("Add photos"))
        self.add.setEnabled(bool(count))
