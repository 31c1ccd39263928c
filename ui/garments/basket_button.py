"""The laundry basket: one click brings all that is in it back."""

from PySide6.QtWidgets import QWidget

from ui.widgets.icons import TextButton
from wardrobe.language.texts import _, n_


class BasketButton(TextButton):
    """Says how much is in the basket; hidden while that is nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", icon_name="basket", role="soft", parent=parent)
        self.setToolTip(_("Brings all of it back as clean"))
        self.hide()

    def show_count(self, count: int) -> None:
        """Show how many pieces are in the laundry."""
        self.set_words(
            n_(
                "Laundry is done: {count} piece",
                "Laundry is done: {count} pieces",
                count,
            )
        )
        self.setVisible(bool(count))
