"""What somebody wears today: its pieces, and what can be changed about it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.state.today.day_photo_state import ShownPhoto
from ui.theme.tokens import GRID
from ui.today.cards.stars import Stars
from ui.today.cards.swap_foot import SwapFoot
from ui.today.cards.swap_strip import STRIP_PX
from ui.today.worn.photo_frame import PhotoFrame
from ui.widgets.icons import IconButton, TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, line, row_of
from ui.wording.taxonomy_words import names_of
from wardrobe.closet.opinions import NO_OPINION, Opinion
from wardrobe.language.texts import _
from wardrobe.model.event import Event
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit

_MAT_PX, _NARROW_MAT_PX, _LEAST_FOR_WORDS_PX = 236, 180, 860
_MOST_PHOTOS = 2


class WornCard(QFrame):
    """Pinned on top for the day."""

    back_asked = Signal()
    change_asked = Signal()
    like_asked = Signal()
    stars_asked = Signal(int)
    photo_asked = Signal()
    photo_removal_asked = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.event_shown: Event | None = None
        self.outfit: Outfit | None = None
        self.opinion = NO_OPINION
        self.mat = OutfitMat(cutouts, 1)
        self.mat.setAccessibleName(_("what you're wearing"))
        self.mat.let_swap()
        self.mat.setFixedWidth(_MAT_PX)
        self.foot = SwapFoot(self.mat, cutouts)
        self._title = make_label("heading", _("You're wearing this"))
        self._occasion = make_label("soft")
        self._pieces = make_label("soft", wraps=True)
        self.back = TextButton(_("Take it back"), icon_name="undo")
        self.back.clicked.connect(self.back_asked)
        self.change = TextButton(_("Change a piece"), icon_name="swap")
        self.change.clicked.connect(self.change_asked)
        self.photo = TextButton(_("Add a photo of you"), icon_name="add-photo")
        self._small_photo = IconButton("add-photo", _("Add a photo of you"))
        for button in (self.photo, self._small_photo):
            button.clicked.connect(self.photo_asked)
        self._photos = row_of(gap=GRID)
        name = _("what you're wearing")
        self.like = IconButton("heart", _("Like {outfit}", outfit=name))
        self.like.clicked.connect(self.like_asked)
        self.stars = Stars(name)
        self.stars.offer(is_offered=True)
        self.stars.stars_chosen.connect(self.stars_asked)
        self._lay_out()

    def show_worn(
        self, event: Event, garments: Sequence[Garment], outfit: Outfit | None
    ) -> None:
        """Show what is worn.

        Args:
            outfit: None where the garments are no whole outfit; then nothing of it can
                be swapped.
        """
        if self.event_shown is not event:
            self.foot.close_strip()
        self.event_shown, self.outfit = event, outfit
        self._pieces.setText(names_of(garments))
        self.mat.setVisible(outfit is not None)
        self.change.setVisible(outfit is not None)
        for part in (self.like, self.stars):
            part.setVisible(outfit is not None)
        if outfit is not None and self.foot.swapped is None:
            self.mat.show_outfit(outfit, frozenset())

    def show_photos(self, photos: Sequence[ShownPhoto]) -> None:
        """Show today's photos, the last ones if there are many."""
        clear(self._photos)
        for each in photos[-_MOST_PHOTOS:]:
            frame = PhotoFrame(each)
            frame.removal_asked.connect(self.photo_removal_asked)
            self._photos.addWidget(frame)

    @override
    def minimumSizeHint(self) -> QSize:
        # Of the narrow card: else nothing would ever become narrow enough.
        return QSize(0, self.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= _LEAST_FOR_WORDS_PX
        self.mat.setFixedWidth(_MAT_PX if is_wide else _NARROW_MAT_PX)
        self.photo.setVisible(is_wide)
        self._small_photo.setVisible(not is_wide)
        self._occasion.setVisible(is_wide)

    def show_opinion(self, opinion: Opinion, occasion: str) -> None:
        """Show heart and stars, and what it is worn for."""
        self.opinion = opinion
        self.stars.show_given(opinion.stars)
        is_liked = bool(opinion.likes)
        tone = "danger" if is_liked else "text_soft"
        self.like.set_icon_name("heart-full" if is_liked else "heart", tone)
        name = _("what you're wearing")
        self.like.set_label(
            _("Take back the heart of {outfit}", outfit=name)
            if is_liked
            else _("Like {outfit}", outfit=name)
        )
        self._occasion.setText(f"· {occasion}")
        self.setAccessibleName(f"{self._title.text()}: {self._pieces.text()}")

    def _lay_out(self) -> None:
        deeds = QWidget()
        deeds.setProperty("role", "clear")
        base = Qt.AlignmentFlag.AlignBottom
        self._occasion.setContentsMargins(0, 0, 0, 1)
        column_of(
            row_of(
                (self._title, 0, base),
                (self._occasion, 0, base),
                STRETCH,
                self._small_photo,
                self.stars,
                self.like,
                gap=GRID // 2,
            ),
            self._pieces,
            STRETCH,
            line(self.change, self.photo, self.back),
            gap=GRID // 2,
            margins=(GRID, GRID // 2, GRID, GRID // 2),
            inside=deeds,
        )
        self.foot.hold(deeds)
        self.foot.setFixedHeight(STRIP_PX)
        row_of(
            self.mat, (self.foot, 1), self._photos, gap=GRID, margins=GRID, inside=self
        )
        self.setFixedHeight(STRIP_PX + 2 * GRID)
