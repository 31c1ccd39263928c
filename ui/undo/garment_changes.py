"""The changes of garments: edits, what comes and goes, and cut-outs."""

from collections.abc import Sequence

from ui.state.closet_state import ClosetState
from ui.state.retouch import CutoutVersion
from ui.undo.change import Change
from ui.wording.taxonomy_words import count_garments, name_of
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment


def edit_garments(
    closet: ClosetState, before: Sequence[Garment], after: Sequence[Garment]
) -> Change:
    """Change fields of garments; both sides are in the same order."""
    return Change(
        n_("editing {count} garment", "editing {count} garments", len(after)),
        lambda on_error: closet.save(after, before, on_error),
        lambda on_error: closet.save(before, after, on_error),
    )


def remove_garments(closet: ClosetState, garments: Sequence[Garment]) -> Change:
    """Put garments in the trash."""
    count = len(garments)
    return Change(
        n_("removing {count} garment", "removing {count} garments", count),
        lambda on_error: closet.remove(_ids(garments), on_error),
        lambda on_error: closet.restore(garments, on_error),
        _("Removed {name}.", name=_said(garments)),
    )


def restore_garments(closet: ClosetState, garments: Sequence[Garment]) -> Change:
    """Take garments out of the trash."""
    count = len(garments)
    return Change(
        n_("restoring {count} garment", "restoring {count} garments", count),
        lambda on_error: closet.restore(garments, on_error),
        lambda on_error: closet.remove(_ids(garments), on_error),
        _("Restored {name}.", name=_said(garments)),
    )


def add_garments(closet: ClosetState, garments: Sequence[Garment]) -> Change:
    """Add garments; the first time, an import adds them."""
    return Change(
        n_("adding {count} garment", "adding {count} garments", len(garments)),
        lambda on_error: closet.restore(garments, on_error),
        lambda on_error: closet.remove(_ids(garments), on_error),
    )


def bring_in_garments(closet: ClosetState, garments: Sequence[Garment]) -> Change:
    """Add garments from another closet; there may be wishes among them."""
    return Change(
        n_("adding {count} garment", "adding {count} garments", len(garments)),
        lambda on_error: closet.bring_back(_ids(garments), on_error),
        lambda on_error: closet.remove(_ids(garments), on_error),
    )


def retouch_garment(
    closet: ClosetState, before: CutoutVersion, after: CutoutVersion
) -> Change:
    """Give a garment another cut-out."""
    return Change(
        _("editing a cut-out"),
        lambda on_error: closet.retouch(after, on_error),
        lambda on_error: closet.retouch(before, on_error),
        _("Changed the cut-out."),
    )


def _ids(garments: Sequence[Garment]) -> list[int]:
    return [garment.id for garment in garments]


def _said(changed: Sequence[Garment]) -> str:
    return name_of(changed[0]) if len(changed) == 1 else count_garments(len(changed))
