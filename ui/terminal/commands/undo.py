"""The terminal commands about what is taken back: removed garments, the last change."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.terminal.arguments import read_id
from ui.terminal.command import Command, NoOptions, always, argument
from ui.terminal.garment_output import garment_json, garment_line, with_id
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools
from wardrobe.changes.undoing import undo_last
from wardrobe.errors import InvalidValue
from wardrobe.model.garment import Garment


@dataclass(frozen=True, slots=True, kw_only=True)
class _RemoveOptions:
    ids: list[int] = argument(nargs="+", type=read_id, metavar="ID")


@dataclass(frozen=True, slots=True, kw_only=True)
class _TrashOptions:
    action: str = argument(nargs="?", default="show", choices=["show", "restore"])
    ids: list[int] = argument(nargs="*", type=read_id, metavar="ID")


def remove(tools: Tools, args: _RemoveOptions) -> Outcome:
    """Put garments in the trash, from where they can be restored."""
    closet = tools.open_closet()
    owned = {each.id for each in closet.garments()}
    chosen = {each: closet.garment(each) for each in args.ids}
    for each in chosen.values():
        if each.id not in owned:
            is_wish = each in closet.wishes()
            where = "a wish; see `wishes --drop`" if is_wish else "in the trash already"
            raise InvalidValue(f"{with_id(each)} is {where}")
    closet.remove(list(chosen))
    return _moved("removed", list(chosen.values()))


def trash(tools: Tools, args: _TrashOptions) -> Outcome:
    """List what is in the trash, the last removed first, or restore some of it."""
    closet = tools.open_closet()
    removed = {each.id: each for each in closet.trash()}
    if args.action == "show":
        if args.ids:
            raise InvalidValue("to bring garments back: trash restore ID…")
        lines = [garment_line(each) for each in removed.values()]
        return Outcome(
            [garment_json(each) for each in removed.values()],
            tuple(lines) or ("the trash is empty",),
        )
    if not args.ids:
        raise InvalidValue("say which garments to restore; `trash` lists them")
    for each in args.ids:
        if each not in removed:
            raise InvalidValue(f"{with_id(closet.garment(each))} isn't in the trash")
    chosen = [removed[each] for each in dict.fromkeys(args.ids)]
    closet.restore([each.id for each in chosen])
    return _moved("restored", chosen)


def undo(tools: Tools, _args: NoOptions) -> Outcome:
    """Take back the last change that was made in the terminal."""
    undone = undo_last(tools.open_closet(), tools.learner)
    if undone is None:
        raise InvalidValue("there's nothing to undo")
    words, made_at = undone.change.words, undone.change.made_at.astimezone()
    value = {
        "undone": words if undone.count_steps else None,
        "at": made_at.isoformat(),
        "failed": [{"change": words, "reason": each} for each in undone.failures],
    }
    line = f"undone: {words}  ({made_at:%Y-%m-%d %H:%M})"
    return Outcome(
        value,
        (line,) if undone.count_steps else (),
        tuple(f"{words}: {each}" for each in undone.failures),
    )


def _moved(done: str, garments: Sequence[Garment]) -> Outcome:
    return Outcome(
        {done: [each.id for each in garments]},
        tuple(f"{done}: {with_id(each)}" for each in garments),
    )


COMMANDS = (
    Command("remove", remove, _RemoveOptions, always),
    Command("trash", trash, _TrashOptions, lambda args: args.action != "show"),
    Command("undo", undo, NoOptions, always, can_be_undone=False),
)
