"""The changes of photos: parted into pieces, joined as of one garment, another face."""

from collections.abc import Sequence

from ui.jobs import Jobs, OnError
from ui.state.closet_state import ClosetState
from ui.undo.change import Change
from wardrobe.closet.joining import Joined
from wardrobe.closet.parting import Parted
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment
from wardrobe.model.progress import Progress


def parted_garment(closet: ClosetState, parted: Parted, jobs: Jobs) -> Change:
    """Make a garment the pieces that it was; a job did so the first time."""
    pieces, whole = parted.pieces, [parted.whole]
    count = len(pieces)
    return Change(
        n_("parting into {count} garment", "parting into {count} garments", count),
        lambda on_error: _swap(closet, jobs, whole, pieces, on_error),
        lambda on_error: _swap(closet, jobs, pieces, whole, on_error),
    )


def joined_photos(closet: ClosetState, joined: Joined, jobs: Jobs) -> Change:
    """Make photos one garment's; a job did so the first time."""

    def make(on_error: OnError) -> None:
        def work(_progress: Progress) -> None:
            closet.closet.keep_further(joined.numbers, is_kept=True)
            closet.closet.update([joined.after], [joined.before])
            closet.closet.remove([each.id for each in joined.others])

        jobs.run(closet, work, lambda _done: closet.load(), on_error)

    def undo(on_error: OnError) -> None:
        def work(_progress: Progress) -> None:
            closet.closet.keep_further(joined.numbers, is_kept=False)
            closet.closet.update([joined.before], [joined.after])
            closet.closet.restore([each.id for each in joined.others])

        jobs.run(closet, work, lambda _done: closet.load(), on_error)

    return Change(_("joining photos"), make, undo)


def show_face(closet: ClosetState, garment: Garment, number: int, jobs: Jobs) -> Change:
    """Show a garment by another of its photos; a second time shows the first again."""

    def turn(on_error: OnError) -> None:
        jobs.run(
            closet,
            lambda _progress: closet.closet.show_further(number),
            lambda _done: closet.garment_retouched.emit(garment.id),
            on_error,
        )

    return Change(_("changing the photo in front"), turn, turn)


def _swap(
    closet: ClosetState,
    jobs: Jobs,
    gone: Sequence[Garment],
    back: Sequence[Garment],
    on_error: OnError,
) -> None:
    def work(_progress: Progress) -> None:
        closet.closet.restore([each.id for each in back])
        closet.closet.remove([each.id for each in gone])

    jobs.run(closet, work, lambda _done: closet.load(), on_error)
