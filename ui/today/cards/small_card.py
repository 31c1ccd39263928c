"""One of the smaller outfits beside the big one; a click makes it the big one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from typing_extensions import override

from ui.state.cutout_cache import CutoutCache
from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.today.cards.outfit_card import OutfitCard
from ui.widgets.layouts import column_of
from ui.widgets.plain_text import plain_tip
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _
from wardrobe.language.word_names import word_name
from wardrobe.model.outfit import RatedOutfit

_MARGIN = GRID - 2


class SmallCard(OutfitCard):
    """Its mat, and a heart in the corner."""

    chosen = Signal()

    def __init__(self, cutouts: CutoutCache, place: int) -> None:
        super().__init__(cutouts, place)
        self.setAccessibleName(self.name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.mat.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column_of(self.mat, margins=_MARGIN, inside=self)
        self.like.setParent(self)
        set_role(self.like, "on-mat")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.like.adjustSize()
        # A bag lies at the top right, and nothing in this corner.
        self.like.move(GRID, self.height() - self.like.height() - GRID)
        self.learn_chip.fit(self.mat.width() - 2 * GRID)

    @override
    def describe(self, rated: RatedOutfit) -> None:
        said = _(
            "{outfit}, {verdict}: {pieces}",
            outfit=self.name,
            verdict=word_name(rated.verdict),
            pieces=self.mat.accessibleName(),
        )
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(as_sentence(said)))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
        else:
            super().keyPressEvent(event)
