"""Use case: take back the last change that was noted."""

from collections.abc import Sequence
from dataclasses import dataclass

from wardrobe.changes.change_steps import read_steps
from wardrobe.changes.taking_back import take_back
from wardrobe.errors import WardrobeError
from wardrobe.ports.changes import NotedChange
from wardrobe.ports.closet import Closet
from wardrobe.taste.learning import Learner


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back.

    Attributes:
        count_steps: How many steps of the change were taken back.
        failures: Why others were not: somebody went on from them.
    """

    change: NotedChange
    count_steps: int
    failures: Sequence[str]


def undo_last(closet: Closet, learner: Learner) -> Undone | None:
    """Take back the last change; None if there is none.

    What cannot be taken back any more stays as it is, and is not tried again: the next
    call is about the change before.
    """
    change = closet.withdraw_change()
    if change is None:
        return None
    done, failures = 0, []
    try:
        # The last first: it may stand on what the others did.
        for step in reversed(read_steps(change.steps)):
            try:
                take_back(step, closet, learner)
                done += 1
            except WardrobeError as error:
                failures.append(str(error))
    except WardrobeError as error:
        failures.append(str(error))
    return Undone(change, done, failures)
