"""Reads the marked texts out of the code, and the catalogues that translate them."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "assets" / "translations"
TRANSLATING = frozenset({"_", "n_", "p_"})
MARKING = TRANSLATING | {"noted", "noted_in"}
# How many of a function's arguments are its texts; the first may be a context.
_TEXTS = {"_": 1, "noted": 1, "n_": 2, "p_": 2, "noted_in": 2}
_UNQUOTED = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[\d\])? (".*")')


@dataclass(slots=True)
class Entry:
    """A text of a catalogue: what is translated, and into what."""

    context: str = ""
    texts: list[str] = field(default_factory=list)
    translations: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, ...]:
        return (self.context, *self.texts)


def files() -> list[Path]:
    """The files whose texts are translated: those that a window can show."""
    found = [file for name in ("wardrobe", "ui", "db", "ml") for file in _in(name)]
    left_out = (ROOT / "ui" / "terminal", ROOT / "ml" / "training")
    return [
        file
        for file in found
        if not file.is_relative_to(left_out[0]) and not file.is_relative_to(left_out[1])
    ]


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """The marking calls in a tree, with the names of what they call."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in MARKING:
                yield name, node


def marked(file: Path) -> Iterator[tuple[str, ...]]:
    """The texts that a file marks, each behind its context."""
    for name, call in calls(ast.parse(file.read_text("utf-8"))):
        args = call.args[: _TEXTS[name]]
        texts = [text for arg in args if isinstance(text := text_of(arg), str)]
        if len(texts) == len(args):
            has_context = name in ("p_", "noted_in")
            yield tuple(texts) if has_context else ("", *texts)


def text_of(node: ast.AST) -> str | None:
    """The string that a node of the tree is, None for another one."""
    match node:
        case ast.Constant(value=str(text)):
            return text
    return None


def read_po(file: Path) -> list[Entry]:
    """Read a catalogue without its head."""
    entries = []
    for block in re.split(r"\n\s*\n", file.read_text("utf-8")):
        entry, kept = Entry(), ""
        for line in block.splitlines():
            if match := _UNQUOTED.fullmatch(line):
                kept, text = match[1], match[2]
            elif line.startswith('"'):
                text = line
            else:
                continue
            _add(entry, kept, ast.literal_eval(text), is_new=match is not None)
        if any(entry.texts):
            entries.append(entry)
    return entries


def _in(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def _add(entry: Entry, kind: str, text: str, *, is_new: bool) -> None:
    if kind == "msgctxt":
        entry.context += text
        return
    kept = entry.translations if kind == "msgstr" else entry.texts
    if is_new:
        kept.append(text)
    else:
        kept[-1] += text
