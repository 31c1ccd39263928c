"""What a terminal command is: its name, what it takes and does, what it changes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Options = TypeVar("Options", bound="DataclassInstance")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoOptions:
    """Of a command that takes nothing."""


def argument(*flags: str, **settings: Any) -> Any:
    """Declare a field that is read from the command line.

    Args:
        flags: Such as `--top`; without one, the place tells what is meant.
        settings: As `ArgumentParser.add_argument` takes them.
    """
    return field(metadata={"flags": flags, "settings": settings})


def repeated(flag: str, **settings: Any) -> Any:
    """Declare a field that lists what is given each time that the flag stands there."""
    return argument(flag, action="append", default=[], **settings)


def always(_options: object) -> bool:
    """Say of a command that each call changes the closet."""
    return True


def never(_options: object) -> bool:
    """Say of a command that no call changes the closet."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A command together with what it was given.

    Attributes:
        words: As it was written, without the options that all commands have.
    """

    run: Callable[[Tools], Outcome]
    changes_closet: bool
    makes_closet: bool
    can_be_undone: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Command(Generic[Options]):
    """One command.

    Attributes:
        run: Does it. The first line of its docstring is what `--help` says.
        options: What `run` takes: a dataclass, its fields made by `argument`.
        changes_closet: Whether a call with these options puts something into the
            closet that no backup has. Then one is made afterwards, if it is due.
        makes_closet: Whether a closet that is not there is made by what changes it,
            and taken as an empty one by what does not.
        can_be_undone: Whether `undo` takes back what it changed in the closet.
    """

    name: str
    run: Callable[[Tools, Options], Outcome]
    options: type[Options]
    changes_closet: Callable[[Options], bool] = never
    makes_closet: bool = False
    can_be_undone: bool = True

    @property
    def summary(self) -> str:
        """What the command does, in a sentence."""
        return (self.run.__doc__ or "").partition("\n")[0]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Let a parser take what the command takes."""
        for each in fields(self.options):
            flags, settings = each.metadata["flags"], each.metadata["settings"]
            if flags:
                parser.add_argument(*flags, dest=each.name, **settings)
            else:
                parser.add_argument(each.name, **settings)

    def call(self, given: Namespace) -> Call:
        """Return the call that was read by a parser which took the arguments."""
        options = self.options(
            **{each.name: getattr(given, each.name) for each in fields(self.options)}
        )
        changes = self.changes_closet(options)
        return Call(
            run=lambda tools: self.run(tools, options),
            changes_closet=changes,
            makes_closet=self.makes_closet,
            can_be_undone=changes and self.can_be_undone,
        )
