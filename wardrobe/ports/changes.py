"""Where it is noted how changes are taken back that outlive the program's run."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedChange:
    """A change that was made, and how it is taken back.

    Attributes:
        words: What was asked for: `set 12 colour=navy`.
        made_at: With time zone.
        steps: What it did, in the order of doing, as `written_steps` writes it.
    """

    words: str
    made_at: datetime
    steps: str


class ChangeLog(Protocol):
    """Keeps the last changes, so that they can be taken back one by one."""

    def note_change(self, change: NotedChange) -> None:
        """Note a change that was made; what is many changes ago is let go of."""

    def withdraw_change(self) -> NotedChange | None:
        """Strike the last change out and return it; None if none is noted.

        Of two programs that ask at the same time, each gets a change of its own.
        """
