"""The first rows of a table that is tried out: what each would be, with its picture."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.state.photo_previews import PhotoPreviews
from ui.theme.painting import smooth_painter
from ui.theme.tokens import GRID, RADIUS_SMALL
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.widgets.mats import draw_silhouette
from ui.widgets.plain_text import plain_label
from ui.wording.import_words import change_words, row_words
from wardrobe.language.texts import _
from wardrobe.transfer.import_csv import RowOutcome

_SIDE_PX, _SILHOUETTE_PX = 56, 24
# Enough to see whether the columns are the right ones.
MOST_ROWS = 12


class RowPicture(QWidget):
    """The photo that a row names; a silhouette while there is none."""

    def __init__(self, outcome: RowOutcome) -> None:
        super().__init__()
        self.setFixedSize(_SIDE_PX, _SIDE_PX)
        garment = outcome.garment
        self._silhouette = str(garment.group) if garment else "other"
        self.picture = QPixmap()
        named = outcome.photo.name if outcome.photo else _("no picture")
        self.setAccessibleName(named)

    def show_picture(self, picture: QPixmap) -> None:
        """Show it once it was read."""
        self.picture = picture
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(_SIDE_PX, _SIDE_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.picture.isNull():
            place = QRectF(self.rect())
            draw_silhouette(
                painter, place, self._silhouette, _SILHOUETTE_PX, RADIUS_SMALL
            )
            return
        size = self.picture.size().scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatio
        )
        inner = QRect(0, 0, size.width(), size.height())
        inner.moveCenter(self.rect().center())
        painter.drawPixmap(inner, self.picture)


class TableRows(QWidget):
    """A line for each of the first rows."""

    def __init__(self, previews: PhotoPreviews) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._previews = previews
        self.pictures: list[RowPicture] = []
        self._column = column_of(gap=GRID, inside=self)

    def show_rows(self, outcomes: Sequence[RowOutcome]) -> None:
        """Show other rows; their pictures come as they are read."""
        clear(self._column)
        self.pictures = []
        for each in outcomes[:MOST_ROWS]:
            self._column.addWidget(self._row(each))
        self.setVisible(bool(outcomes))

    def _row(self, outcome: RowOutcome) -> QWidget:
        picture = RowPicture(outcome)
        self.pictures.append(picture)
        if outcome.photo is not None:
            side = round(_SIDE_PX * self.devicePixelRatioF())
            self._previews.ask(picture, outcome.photo, side, picture.show_picture)
        words = plain_label(row_words(outcome))
        words.setWordWrap(True)
        change = plain_label(change_words(outcome))
        change.setProperty("role", "caption")
        row = QWidget()
        row.setProperty("role", "clear")
        row_of(
            picture,
            (column_of(STRETCH, words, change, STRETCH, gap=2), 1),
            gap=GRID + GRID // 2,
            inside=row,
        )
        return row
