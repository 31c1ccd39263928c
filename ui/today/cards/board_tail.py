"""The end of the board: the way to the next outfits and to those of before."""

from PySide6.QtWidgets import QFrame

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.layouts import STRETCH, column_of
from wardrobe.language.texts import _


class BoardTail(QFrame):
    """Lies where the outfit after the last one would."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self.next = TextButton(_("Next outfits"), icon_name="next", role="soft")
        self.back = TextButton(_("Back"), icon_name="back", role="quiet")
        column_of(
            STRETCH,
            self.next,
            self.back,
            STRETCH,
            gap=GRID // 2,
            margins=(GRID, 0, GRID, 0),
            inside=self,
        )
        self.back.hide()

    def show_page(self, *, has_more: bool, has_earlier: bool) -> None:
        """Offer the ways that there are from the page."""
        self.next.set_words(_("Next outfits") if has_more else _("Start again"))
        if self.back.hasFocus() and not has_earlier:
            self.next.setFocus()  # else it goes to what lies below the board
        self.back.setVisible(has_earlier)
