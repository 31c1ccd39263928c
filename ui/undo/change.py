"""A change that can be undone, as a value: its words, and what makes and undoes it."""

from collections.abc import Callable
from dataclasses import dataclass

from ui.jobs import OnError

# Starts a job of which an error goes to what is passed.
Step = Callable[[OnError], object]


@dataclass(frozen=True, slots=True)
class Change:
    """What functions such as `edit_garments` return and `UndoHistory` makes.

    Attributes:
        text: What it is, as `Undone:` takes it up.
        make: Makes it, for the first time or again.
        undo: Takes it back.
        said: A sentence once it is made; empty where the page itself shows it.
    """

    text: str
    make: Step
    undo: Step
    said: str = ""
