"""What every card of the board shows: an outfit on its mat, and what was done."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.outfits.outfit_mat import OutfitMat
from ui.state.cutout_cache import CutoutCache
from ui.today.cards.card_chip import CardChip
from ui.widgets.icons import IconButton
from wardrobe.closet.opinions import NO_OPINION, Opinion
from wardrobe.language.texts import _, noted
from wardrobe.model.event import EventKind
from wardrobe.model.outfit import Outfit, RatedOutfit

_LEARN_TIP = noted(
    "This one is here to learn your taste: it may suit you "
    "better than the stylist thinks. In Settings you choose how "
    "many of these you see."
)


class OutfitCard(QFrame):
    """Shows an outfit; tells its parent what the user wants to do with it.

    Attributes:
        before_swap: The outfit before a piece was swapped, until the swap is kept.
        opinion: The heart and the stars that the outfit has.
        done: What else was done with it today.
    """

    event_asked = Signal(object)
    like_asked = Signal()

    def __init__(self, cutouts: CutoutCache, place: int) -> None:
        """Start empty; `place` counts the cards of the board from 0."""
        super().__init__()
        self.rated: RatedOutfit | None = None
        self.before_swap: RatedOutfit | None = None
        self.opinion, self.done = NO_OPINION, frozenset[EventKind]()
        self.to_learn = self.is_best = self.is_busy = False
        self.name = _("outfit {number}", number=place + 1)
        self.mat = OutfitMat(cutouts, place)
        self.mat.setAccessibleName(self.name)
        self.learn_chip = CardChip(_("To learn your taste"), _(_LEARN_TIP), self.mat)
        self.like = IconButton("heart", _("Like {outfit}", outfit=self.name))
        self.like.clicked.connect(self.like_asked)

    @property
    def outfit(self) -> Outfit | None:
        """The outfit that is shown."""
        return self.rated.outfit if self.rated else None

    def show_outfit(
        self,
        rated: RatedOutfit,
        locked: frozenset[int],
        *,
        to_learn: bool = False,
        is_best: bool = False,
        before_swap: RatedOutfit | None = None,
    ) -> None:
        """Show an outfit; `show_done` says what was done with it.

        Args:
            is_best: It is the best that the closet has for today.
            to_learn: It is shown less for its rating than to learn from what is done.
            before_swap: What it was before a piece was swapped, if that is undecided.
        """
        self.rated, self.before_swap = rated, before_swap
        self.to_learn, self.is_best = to_learn, is_best
        self.learn_chip.setVisible(to_learn)
        self.mat.keep_clear(self.learn_chip.reach_px if to_learn else 0)
        self.mat.show_outfit(rated.outfit, locked)
        self.describe(rated)
        self.show_done(NO_OPINION, ())

    def describe(self, rated: RatedOutfit) -> None:
        """Say in words what is shown; each kind of card says it otherwise."""

    def show_swapped(self, rated: RatedOutfit, locked: frozenset[int]) -> None:
        """Show the outfit with a piece swapped, to be kept or put back."""
        first = self.before_swap or self.rated
        is_as_before = first is None or first.outfit == rated.outfit
        self.show_outfit(rated, locked, before_swap=None if is_as_before else first)

    def show_kept(self, before: RatedOutfit | None = None) -> None:
        """Show that the swap is kept, or still to be decided on, if it had a before."""
        self.before_swap = before

    def show_done(self, opinion: Opinion, done: Collection[EventKind]) -> None:
        """Show the heart and stars that the outfit has, and what was done today."""
        self.opinion, self.done = opinion, frozenset(done)
        is_liked = bool(opinion.likes)
        self.like.set_icon_name(
            "heart-full" if is_liked else "heart", "danger" if is_liked else "text_soft"
        )
        self.like.set_label(
            _("Take back the heart of {outfit}", outfit=self.name)
            if is_liked
            else _("Like {outfit}", outfit=self.name)
        )
        self.mat.fade(is_faded=EventKind.REJECT in self.done)

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no second answer while one is being written."""
        self.is_busy = is_busy
        self.like.setEnabled(not is_busy)
