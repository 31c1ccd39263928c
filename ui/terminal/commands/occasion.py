"""The terminal command about occasions of the user's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from ui.terminal.arguments import read_number
from ui.terminal.command import Command, argument, repeated
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import tidy
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion, normal
from wardrobe.model.parsing import parse
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import occasion_sentence

Word = TypeVar("Word", bound=StrEnum)

# Of the number of an occasion.
_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class _OccasionOptions:
    action: str = argument(
        nargs="?", choices=["list", "add", "remove", "restore"], default="list"
    )
    name: str | None = argument(nargs="?", metavar="NAME")
    like: str | None = argument("--like", metavar="O")
    more_formal: int = argument(
        "--more-formal", type=read_number, default=0, metavar="-2..2"
    )
    require: list[str] = repeated("--require", metavar="TYPE")
    no_type: list[str] = repeated("--no-type", metavar="TYPE")
    no_colour: list[str] = repeated("--no-colour", metavar="COLOUR")


def own_occasions(tools: Tools, args: _OccasionOptions) -> Outcome:
    """List, add, remove or restore your own occasions."""
    closet = tools.open_closet()
    if args.action == "list":
        return _listed(closet.occasions())
    if not args.name:
        raise InvalidValue(f"say which occasion to {args.action}")
    return _ACTIONS[args.action](closet, tidy(args.name), args)


def _add(closet: Closet, name: str, args: _OccasionOptions) -> Outcome:
    if args.like is None:
        raise InvalidValue("say which built-in occasion it's like: --like date")
    added = closet.add_occasion(
        OwnOccasion(
            name=name,
            base=parse(Occasion, args.like, "built-in occasion"),
            steps=args.more_formal,
            required=_words(GarmentType, args.require, "type"),
            types_out=_words(GarmentType, args.no_type, "type"),
            colours_out=_words(Colour, args.no_colour, "colour"),
        )
    )
    return Outcome(_json(added), (f"added {added.name}: {occasion_sentence(added)}",))


def _remove(closet: Closet, name: str, _args: _OccasionOptions) -> Outcome:
    for own in closet.occasions():
        if normal(own.name) == normal(name):
            closet.remove_occasion(own.number)
            back = f"restore {own.number} brings it back"
            return Outcome(_json(own), (f"removed {own.name}; occasion {back}",))
    raise InvalidValue(f'you have no occasion called "{name}"')


def _restore(closet: Closet, name: str, _args: _OccasionOptions) -> Outcome:
    if not name.isdecimal() or len(name) > _MOST_DIGITS:
        raise InvalidValue("restore needs the number that remove gave you")
    own = closet.restore_occasion(int(name))
    return Outcome(_json(own), (f"{own.name} is back",))


_ACTIONS: dict[str, Callable[[Closet, str, _OccasionOptions], Outcome]] = {
    "add": _add,
    "remove": _remove,
    "restore": _restore,
}


def _listed(own: Sequence[OwnOccasion]) -> Outcome:
    lines = tuple(
        f"{each.number:>3}  {each.name}: {occasion_sentence(each)}" for each in own
    )
    none = ("you have no occasions of your own yet",)
    return Outcome([_json(each) for each in own], lines or none)


def _json(own: OwnOccasion) -> dict[str, Any]:
    return {
        "number": own.number,
        "name": own.name,
        "like": own.base,
        "more_formal": own.steps,
        "required": sorted(own.required),
        "types_out": sorted(own.types_out),
        "colours_out": sorted(own.colours_out),
    }


def _words(words: type[Word], texts: Sequence[str], what: str) -> frozenset[Word]:
    return frozenset(parse(words, text, what) for text in texts)


COMMANDS = (
    Command(
        "occasion",
        own_occasions,
        _OccasionOptions,
        changes_closet=lambda args: args.action != "list",
    ),
)
