"""The terminal command about the laundry: what is in it, and when pieces go there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ui.terminal.arguments import read_numbers
from ui.terminal.command import Command, argument
from ui.terminal.garment_output import with_id
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.days.resting import DEFAULT_CARE, NO_CARE, Care
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.parsing import parse
from wardrobe.planning.history import history_until, rules_of
from wardrobe.planning.laundry import in_laundry, wash, washed_load
from wardrobe.ports.closet import Closet


@dataclass(frozen=True, slots=True, kw_only=True)
class _LaundryOptions:
    action: str = argument(
        nargs="?", default="show", choices=["show", "back", "on", "off", "care"]
    )
    values: list[str] = argument(nargs="*", metavar="ID…|TYPE WEARS|never|usual [DAYS]")


def laundry(tools: Tools, args: _LaundryOptions) -> Outcome:
    """Show what is in the laundry, bring it back, or say when pieces go there."""
    return _ACTIONS[args.action](tools, tools.open_closet(), args.values)


def dirty_pieces(tools: Tools, closet: Closet) -> list[Garment]:
    """Return what is in the laundry today."""
    today = tools.now().date()
    history = history_until(today, closet, today=today)
    return in_laundry(closet.garments(), history, rules_of(closet), today)


def bring_back(tools: Tools, closet: Closet, garments: Sequence[Garment]) -> None:
    """Bring pieces back from the laundry today."""
    wash(washed_load(garments, closet, tools.now().date()), closet)


def _show(tools: Tools, closet: Closet, values: Sequence[str]) -> Outcome:
    _refuse(values)
    found, is_on = dirty_pieces(tools, closet), closet.has_laundry()
    lines = [f"{each.id:>5}  {each.title}" for each in found] or ["all is clean"]
    if not is_on:
        lines.append("worn pieces don't go there by themselves; `laundry on` has them")
    value = {"is_on": is_on, "garments": [each.id for each in found]}
    return Outcome(value, tuple(lines))


def _back(tools: Tools, closet: Closet, values: Sequence[str]) -> Outcome:
    found = {each.id: each for each in dirty_pieces(tools, closet)}
    wanted = read_numbers(values)
    for garment_id in wanted:
        garment = closet.garment(garment_id)  # an unknown id is said as such
        if garment_id not in found:
            raise InvalidValue(f"{with_id(garment)} isn't in the laundry")
    back = [found[each] for each in wanted] if wanted else list(found.values())
    bring_back(tools, closet, back)
    line = f"{len(back)} came back from the laundry" if back else "all was clean"
    return Outcome({"back": [each.id for each in back]}, (line,))


def _on(_tools: Tools, closet: Closet, values: Sequence[str]) -> Outcome:
    return _switched(closet, values, is_on=True)


def _off(_tools: Tools, closet: Closet, values: Sequence[str]) -> Outcome:
    return _switched(closet, values, is_on=False)


def _switched(closet: Closet, values: Sequence[str], *, is_on: bool) -> Outcome:
    _refuse(values)
    closet.set_laundry(is_on=is_on)
    line = "worn pieces go into the laundry by themselves"
    return Outcome(
        {"is_on": is_on}, (line if is_on else "only you put pieces into the laundry",)
    )


def _care(_tools: Tools, closet: Closet, values: Sequence[str]) -> Outcome:
    """Show how all types are cared for, or change one."""
    if values:
        kind = parse(GarmentType, values[0], "type")
        closet.set_care({kind: _read_care(values[1:], DEFAULT_CARE.get(kind, NO_CARE))})
    own = closet.care()
    care = {
        each: own.get(each, DEFAULT_CARE.get(each, NO_CARE)) for each in GarmentType
    }
    value = [_care_json(each, care[each], is_own=each in own) for each in GarmentType]
    lines = [
        f"{each.words}: {_care_words(care[each])}{' (yours)' if each in own else ''}"
        for each in GarmentType
        if care[each] != NO_CARE or each in own
    ]
    return Outcome(value, tuple(lines))


def _read_care(values: Sequence[str], usual: Care) -> Care | None:
    """Read `3`, `3 1`, `never` or `never 1`; `usual` forgets what was set."""
    if list(values) == ["usual"]:
        return None
    if not 1 <= len(values) <= 2:
        raise InvalidValue("care needs a type, then wears (or never, usual), then days")
    wears, *days = values
    numbers = read_numbers([*([] if wears == "never" else [wears]), *days])
    rest = numbers[-1] if days else usual.rest_days
    return Care(None if wears == "never" else numbers[0], rest)


def _care_json(kind: GarmentType, care: Care, *, is_own: bool) -> dict[str, Any]:
    return {
        "type": kind,
        "wears": care.wears,
        "rest_days": care.rest_days,
        "is_own": is_own,
    }


def _care_words(care: Care) -> str:
    washed = "never washed" if care.wears is None else f"washed after {care.wears}"
    return f"{washed}, rests {care.rest_days} days" if care.rest_days else washed


def _refuse(values: Sequence[str]) -> None:
    if values:
        raise InvalidValue(f'"{values[0]}" is one word too many')


_ACTIONS: Mapping[str, Callable[[Tools, Closet, Sequence[str]], Outcome]] = {
    "show": _show,
    "back": _back,
    "on": _on,
    "off": _off,
    "care": _care,
}


def _changes(args: _LaundryOptions) -> bool:
    return args.action in {"back", "on", "off"} or bool(args.values)


COMMANDS = (Command("laundry", laundry, _LaundryOptions, _changes),)
