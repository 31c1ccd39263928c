"""The changes of photos of days: kept, and removed."""

from collections.abc import Callable, Sequence
from datetime import date

from ui.jobs import OnError
from ui.state.day_state import DayState
from ui.undo.change import Change, Step
from wardrobe.days.day_photos import DayPhoto
from wardrobe.language.texts import _, n_
from wardrobe.ports.closet import Closet


def keep_day_photo(days: DayState, day: date, content: bytes) -> Change:
    """Keep a photo of what is worn on a day, a JPEG file's content."""
    number = 0

    def remember(kept: DayPhoto) -> None:
        nonlocal number
        number = kept.number

    def make(on_error: OnError) -> None:
        if number:
            days.change(lambda c: c.restore_day_photo(number), on_error)
        else:
            days.change(lambda c: c.keep_day_photo(day, content), on_error, remember)

    return Change(
        _("adding a photo of the day"),
        make,
        lambda on_error: days.change(lambda c: c.remove_day_photo(number), on_error),
        _("Your photo is kept with today."),
    )


def remove_day_photo(days: DayState, photo: DayPhoto) -> Change:
    """Remove a photo of a day."""
    number = photo.number
    return Change(
        _("removing a photo of the day"),
        lambda on_error: days.change(lambda c: c.remove_day_photo(number), on_error),
        lambda on_error: days.change(lambda c: c.restore_day_photo(number), on_error),
        _("Removed the photo."),
    )


def bring_in_day_photos(days: DayState, photos: Sequence[DayPhoto]) -> Change:
    """Add photos of days of another closet, which are here already."""
    numbers, count = [each.number for each in photos], len(photos)

    def each(change: Callable[[Closet, int], object]) -> Step:
        def work(closet: Closet) -> None:
            for number in numbers:
                change(closet, number)

        return lambda on_error: days.change(work, on_error)

    return Change(
        n_("adding {count} photo of a day", "adding {count} photos of days", count),
        each(lambda closet, number: closet.restore_day_photo(number)),
        each(lambda closet, number: closet.remove_day_photo(number)),
    )
