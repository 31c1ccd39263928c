"""The gentle question of the next morning: did you wear what you planned?"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.outfits.outfit_button import OutfitButton
from ui.outfits.outfit_drag import DraggedOutfit
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.flow import FoldingRow
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, clear, column_of, row_of
from ui.wording.taxonomy_words import names_of
from wardrobe.days.plans import PlannedOutfit
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment

_PICTURE_PX, _LEAST_PX = 72, 640


class WornQuestion(QFrame):
    """Asks about one plan of yesterday; hidden until there is one."""

    worn = Signal(object)  # the plan, as in the next two
    not_worn = Signal(object)
    other_worn = Signal(object)

    def __init__(self, cutouts: CutoutCache) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._cutouts = cutouts
        self._plan: PlannedOutfit | None = None
        self._picture = column_of()
        self._words = make_label("strong", wraps=True)
        self._pieces = make_label("caption", wraps=True)
        self.yes = TextButton(_("Yes"), icon_name="check", role="primary")
        self.other = TextButton(_("Something else…"))
        self.no = TextButton(_("No"), role="quiet")
        answers = {
            self.yes: self.worn,
            self.other: self.other_worn,
            self.no: self.not_worn,
        }
        for button, signal in answers.items():
            button.clicked.connect(lambda _checked, tell=signal: tell.emit(self._plan))
        asked, buttons = QWidget(), QWidget()
        words = column_of(STRETCH, self._words, self._pieces, STRETCH, gap=2)
        row_of(self._picture, (words, 1), gap=GRID, inside=asked)
        row_of(STRETCH, *answers, gap=GRID, inside=buttons)
        for each in (asked, buttons):
            each.setProperty("role", "clear")
        row = FoldingRow((asked, 1), (buttons, 0), least_px=_LEAST_PX, gap=GRID)
        column_of(row, margins=GRID, inside=self)
        self.hide()

    def ask(
        self, plan: PlannedOutfit | None, garments: Sequence[Garment], occasion: str
    ) -> None:
        """Ask about a plan; with None there is nothing to ask."""
        self._plan = plan
        self.setVisible(plan is not None)
        clear(self._picture)
        if plan is None:
            return
        outfit = DraggedOutfit(garment_ids=plan.garment_ids, occasion=plan.occasion)
        picture = OutfitButton(self._cutouts, garments, outfit, _PICTURE_PX)
        picture.clicked.connect(lambda: self.worn.emit(plan))
        self._picture.addWidget(picture)
        self._words.setText(
            _("Did you wear this yesterday, for {occasion}?", occasion=occasion)
        )
        self._pieces.setText(names_of(garments))
