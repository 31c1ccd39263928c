"""The further photos of a garment in its panel: seen, and one brought to the front."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QToolButton, QWidget

from ui.files.images import read_encoded
from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.state.closet_state import ClosetState
from ui.theme.tokens import GRID
from ui.undo.history import UndoHistory
from ui.undo.photo_changes import joined_photos, show_face
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from wardrobe.closet.joining import Joined, join_photos
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.picture import Picture
from wardrobe.model.progress import Progress

_SIDE_PX = 56


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A further photo, small."""

    number: int
    image: QImage


class FurtherPhotoStrip(QWidget):
    """Small pictures, each a button that brings its photo to the front."""

    face_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        pictures = QWidget()
        pictures.setProperty("role", "clear")
        self._flow = FlowLayout(pictures, gap=GRID)
        words = make_label("caption", _("More photos; choose one to bring it to front"))
        column_of(words, pictures, gap=GRID // 2, inside=self)
        self.buttons: list[QToolButton] = []
        self.hide()

    def show_photos(self, photos: Sequence[Thumbnail]) -> None:
        """Show other photos; none hides the strip."""
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._make_button(each, at) for at, each in enumerate(photos)]
        for button in self.buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(photos))

    def _make_button(self, photo: Thumbnail, at: int) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(
            _("Bring photo {number} to the front", number=str(at + 2))
        )
        button.setToolTip(button.accessibleName())
        button.setIcon(QIcon(QPixmap.fromImage(photo.image)))
        button.setIconSize(QSize(_SIDE_PX, _SIDE_PX))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.face_asked.emit(photo.number))
        return button


class FurtherPhotos(QObject):
    """Reads the photos of the garment that is shown, joins and turns them."""

    def __init__(
        self,
        closet: ClosetState,
        strip: FurtherPhotoStrip,
        jobs: Jobs,
        history: UndoHistory,
    ) -> None:
        super().__init__(strip)
        self._closet, self._strip = closet, strip
        self._jobs, self._history = jobs, history
        self._asked = LatestJob(self, jobs)
        self._garment: Garment | None = None
        strip.face_asked.connect(self._on_face_asked)
        closet.garment_retouched.connect(lambda _id: self.show(self._shown()))

    def show(self, garments: Sequence[Garment]) -> None:
        """Show the further photos of a garment; of several none."""
        self._garment = garments[0] if len(garments) == 1 else None
        if self._garment is None:
            self._asked.cancel()  # else its photos would arrive all the same
            self._strip.show_photos([])
            return
        closet, garment_id = self._closet.closet, self._garment.id

        def work(_progress: Progress) -> list[Thumbnail]:
            return [
                Thumbnail(
                    each.number,
                    read_encoded(
                        closet.picture_of_further(each.number, Picture.THUMBNAIL_256)
                    ),
                )
                for each in closet.further_photos(garment_id)
            ]

        self._asked.start(work, self._strip.show_photos)

    def join(self, garments: Sequence[Garment]) -> None:
        """Make garments one: the first in the closet shows its face."""
        closet = self._closet.closet
        inner = sorted(garments, key=lambda each: each.id)
        self._jobs.run(
            self, lambda _progress: join_photos(inner, closet), self._on_joined
        )

    def _on_joined(self, joined: Joined) -> None:
        self._closet.put([joined.after])
        self._closet.drop([each.id for each in joined.others])
        self._history.note(joined_photos(self._closet, joined, self._jobs))

    def _on_face_asked(self, number: int) -> None:
        if self._garment is not None:
            change = show_face(self._closet, self._garment, number, self._jobs)
            self._history.make(change)

    def _shown(self) -> list[Garment]:
        return [self._garment] if self._garment else []
