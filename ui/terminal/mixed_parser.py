"""A parser of arguments that takes options anywhere between the words of a command."""

import argparse
from collections.abc import Sequence
from typing import Any


class MixedParser(argparse.ArgumentParser):
    """Reads `looks add --name Office 3 8` as `looks add 3 8 --name Office`.

    As it stands, argparse gives all words before an option to what may take any
    number of them, and refuses those behind it.
    """

    _is_mixing = False

    # Typed as loosely as the parent, whose two signatures depend on the namespace.
    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        """Read what is known; see the parent."""
        if self._is_mixing:  # the parent's own passes: options first, then the rest
            return super().parse_known_args(args, namespace)
        self._refuse_dashes(args or ())
        self._is_mixing = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._is_mixing = False

    def _refuse_dashes(self, args: Sequence[str]) -> None:
        """Say what is wrong with `--date=--`, which Python 3.11 reads as nothing."""
        for each in args:
            option, _equals, value = each.partition("=")
            if each == "--":
                return
            if option.startswith("--") and value == "--":
                self.error(f'argument {option}: "--" says nothing')
