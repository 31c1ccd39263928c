"""What Today shows while no outfit can be made: why, and what to do about it."""

from PySide6.QtCore import Signal

from ui.errors import message_of
from ui.garments.notices import Notice
from wardrobe.language.texts import _, noted

_EMPTY = (
    noted("Good to see you"),
    noted(
        "Add photos of a few tops, trousers and shoes, and the best "
        "outfits from them appear here. Or look around in the demo "
        "closet first."
    ),
)
_ARRIVING = (
    noted("Your photos are coming in"),
    noted("The first outfits appear as soon as a top, trousers and shoes are here."),
)


class EmptyNotice(Notice):
    """Hidden while there are outfits."""

    photos_asked = Signal()
    demo_asked = Signal()

    def __init__(self) -> None:
        super().__init__("closet", _("No outfit yet"), "")
        self.is_importing = False
        self.add = self.add_button(
            _("Add photos"), icon_name="add-photo", role="primary"
        )
        self.add.clicked.connect(self.photos_asked)
        self.demo = self.add_button(_("Try the demo closet"), icon_name="sparkles")
        self.demo.clicked.connect(self.demo_asked)
        self.hide()

    def show_error(self, error: Exception, *, is_empty: bool) -> None:
        """Say why there is no outfit.

        Args:
            is_empty: Whether the closet has no garments at all.
        """
        if self.is_importing:
            self.set_words(*map(_, _ARRIVING))
        elif is_empty:
            self.set_words(*map(_, _EMPTY))
        else:
            self.set_words(_("No outfit yet"), message_of(error))
        self.demo.setVisible(is_empty and not self.is_importing)
        self.add.setVisible(not self.is_importing)
        self.show()
