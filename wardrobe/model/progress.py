"""How far work is: it is told while it runs, and asked whether to stop."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from wardrobe.errors import Cancelled
from wardrobe.language.texts import _

Item = TypeVar("Item")
# Is told lines of progress of work whose length nobody knows.
Tell = Callable[[str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Whoever waits for work.

    Attributes:
        begin: Called with what is done from now on, in words, where work has stages.
        tell: Called with how much is done, and of how much.
        is_cancelled: Asked between two steps.
    """

    begin: Callable[[str], object] = lambda _doing: None
    tell: Callable[[int, int], object] = lambda _done, _total: None
    is_cancelled: Callable[[], bool] = lambda: False

    def stop_if_asked(self) -> None:
        """Stop here if that is wanted.

        Raises:
            Cancelled: The user stopped the work.
        """
        if self.is_cancelled():
            raise Cancelled(_("stopped, as you asked; nothing half-done was kept"))

    def step(self, done: int, total: int) -> None:
        """Tell, and stop here if that is wanted. Raises: As `stop_if_asked`."""
        self.stop_if_asked()
        self.tell(done, total)

    def each(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield items to be worked on, and tell after each how many are done.

        Raises: As `stop_if_asked`, before each.
        """
        for done, item in enumerate(items, start=1):
            self.stop_if_asked()
            yield item
            self.tell(done, len(items))

    def part(self, number: int, count: int) -> "Progress":
        """Return the progress of one of several equal parts of the work."""
        fine = 1000

        def tell(done: int, total: int) -> None:
            self.tell(number * fine + fine * done // max(total, 1), count * fine)

        return Progress(begin=self.begin, tell=tell, is_cancelled=self.is_cancelled)


NOBODY = Progress()
