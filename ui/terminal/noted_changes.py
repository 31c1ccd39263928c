"""Notes in the closet what a command changes, so that `undo` can take it back."""

import shlex
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from ui.terminal.command import Call
from ui.terminal.tools import Tools
from wardrobe.changes.change_recording import recording
from wardrobe.changes.change_steps import Step, written_steps
from wardrobe.language.spelling import tidy
from wardrobe.ports.changes import NotedChange
from wardrobe.ports.maintenance import WholeCloset

LONGEST_WORDS = 200


class ChangeRecorder:
    """Opens the closet for one call of a command, and notes what that changes."""

    def __init__(self, call: Call, tools: Tools) -> None:
        """Take the call and what it works with."""
        self._call, self._tools = call, tools
        self._steps: list[Step] = []

    def open_closet(self) -> WholeCloset:
        """Open the closet for the command."""
        closet = self._tools.open_closet()
        if not self._call.can_be_undone:
            return closet
        return recording(closet, self._steps)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note at the end what was changed, also by a command that failed halfway."""
        try:
            yield
        finally:
            if self._steps:
                self._tools.open_closet().note_change(
                    NotedChange(
                        words=self._call.words,
                        made_at=self._tools.now(),
                        steps=written_steps(self._steps),
                    )
                )


def words_of(argv: list[str], shared: ArgumentParser) -> str:
    """Return a command as it was written, without the options that `shared` reads."""
    _given, rest = shared.parse_known_args(argv, Namespace())
    words = tidy(shlex.join(rest))  # a closet keeps no bytes that are no letters
    return f"{words[:LONGEST_WORDS]}…" if len(words) > LONGEST_WORDS else words
