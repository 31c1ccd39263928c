"""How long work is watched: it tells how far it is, and asks whether to stop."""

from collections.abc import Callable
from dataclasses import dataclass

from wardrobe.errors import Cancelled
from wardrobe.language.texts import _

# Is told lines of progress of work whose length nobody knows.
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Whoever waits for work.

    Attributes:
        tell: Called with how much is done, and of how much.
        is_cancelled: Asked between two steps.
    """

    tell: Callable[[int, int], object] = lambda _done, _total: None
    is_cancelled: Callable[[], bool] = lambda: False

    def step(self, done: int, total: int) -> None:
        """Tell, and stop here if that is wanted.

        Raises:
            Cancelled: The user stopped the work.
        """
        if self.is_cancelled():
            raise Cancelled(_("stopped, as you asked; nothing half done was kept"))
        self.tell(done, total)

    def part(self, number: int, count: int) -> "Progress":
        """Return the watch of one of several equal parts of the work."""
        fine = 1000

        def tell(done: int, total: int) -> None:
            self.tell(number * fine + fine * done // max(total, 1), count * fine)

        return Progress(tell=tell, is_cancelled=self.is_cancelled)


NOBODY = Progress()
