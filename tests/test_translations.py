"""Texts and translations: everything is marked, and every language has it all."""

import ast
import gettext
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tests.marked_texts import (
    CATALOGUES,
    ROOT,
    TRANSLATING,
    Entry,
    calls,
    files,
    marked,
    read_po,
    text_of,
)

FILES = files()
LANGUAGES = sorted(folder.name for folder in CATALOGUES.iterdir())
# Words that look like a text and are none that changes with the language.
NO_TEXTS = frozenset(
    {
        *("Digital Wardrobe", "Digital Wardrobe, Python "),  # to systems and helpers
        *("Fusion", "logFile", "currentColor", "digital-wardrobe export"),
        *("newest first", "oldest first", "by name", "by type", "by colour"),  # kept
        "English",  # a language is called what it calls itself
        *("Pasted picture ", "what can be read.closet"),  # names of files
        *("/Volumes", "listView", "Return"),  # a folder, what Qt calls its parts
        *("Cc", "Zl", "Zp"),  # kinds of signs, to Unicode
        *("Connection", "; Path=/", "; HttpOnly; SameSite=Strict"),  # to browsers
        *("no identifier ", "-//digital wardrobe//plans//EN"),  # to calendars
    }
)
# Files whose strings are for programs: style sheets, HTML, names of fonts and enums.
NOT_READ = frozenset(
    {
        *("ui/theme/style_sheet.py", "ui/theme/tokens.py"),
        *("wardrobe/transfer/html_page.py", "wardrobe/language/word_names.py"),
    }
)
# Constants whose strings are compared with what others write, or are for programs.
NOT_SAID = {
    "ui/files/file_dialogs.py": {"_ICONS"},
    "ui/first_frame.py": {"_TITLE"},
    "ui/phone/guard.py": {"_HEADERS", "_SECURE"},
    "ui/reminder/portal.py": {"_SERVICE", "_PATH", "_ADD", "_INTERFACE"},
    "ui/settings/about_card.py": {"_FIELD", "_RELEASES"},
    "ui/theme/motion.py": {"_PORTAL", "_PORTAL_SETTINGS", "_QUESTION", "_WISH"},
    "ui/window/run_window.py": {"_DESKTOP_FILE"},
    "wardrobe/closet/photo_files.py": {"_SYSTEM_FOLDERS"},
    "wardrobe/days/calendar_rules.py": {"DEFAULT_RULES"},
    "wardrobe/language/spelling.py": {"_UNSEEN"},
    "wardrobe/ports/eyes.py": {"Decode"},
    "wardrobe/transfer/table_columns.py": {"_NAMES", "_OF_EXPORTS"},
    "wardrobe/transfer/table_values.py": {"_OTHER_WORDS"},
}
_KEYS = re.compile(r"(Ctrl\+((Shift|Alt)\+)?[\w,]*|F1|Del|Esc|Tab)")
_LOOKS_SAID = re.compile(r"[A-Z][a-z]|[a-z]{2}[,;:]? [a-z]{2}|[a-z]…")


def catalogue(language: str) -> Path:
    return CATALOGUES / language / "LC_MESSAGES" / "wardrobe.po"


def name_of(file: Path) -> str:
    return str(file.relative_to(ROOT))


def test_there_is_a_second_language() -> None:
    assert "de" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_translates_every_marked_text_and_nothing_else(
    language: str,
) -> None:
    wanted = {key for file in FILES for key in marked(file)}

    entries = read_po(catalogue(language))

    assert {entry.key for entry in entries} == wanted
    assert [e.key for e in entries if not all(e.translations)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_for_values_of_its_text(language: str) -> None:
    entries = read_po(catalogue(language))

    assert [e.key for e in entries if not _has_equal_places(e)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_what_translators_wrote(language: str) -> None:
    file = catalogue(language).with_suffix(".mo")
    with file.open("rb") as stream:
        read = gettext.GNUTranslations(stream)

    for entry in read_po(catalogue(language)):
        if len(entry.texts) > 1:
            one, many = entry.texts
            said = [read.ngettext(one, many, count) for count in (1, 2)]
        elif entry.context:
            said = [read.pgettext(entry.context, entry.texts[0])]
        else:
            said = [read.gettext(entry.texts[0])]
        assert said == entry.translations


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="needs GNU gettext")
def test_the_tool_finds_the_catalogues_up_to_date() -> None:
    done = subprocess.run(
        [ROOT / ".ci" / "translations", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_text_is_translated_before_the_language_is_known(file: Path) -> None:
    assert list(_run_at_import(ast.parse(file.read_text("utf-8")))) == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_texts_are_whole_literals_that_the_tool_finds(file: Path) -> None:
    """The tool neither looks into f-strings nor runs code."""
    tree = ast.parse(file.read_text("utf-8"))

    in_pieces = [
        node.lineno
        for each in ast.walk(tree)
        if isinstance(each, ast.JoinedStr)
        for _name, node in calls(each)
        if node.args and isinstance(node.args[0], ast.Constant)
    ]
    composed = [
        node.lineno
        for _name, node in calls(tree)
        if any(isinstance(arg, ast.JoinedStr | ast.BinOp) for arg in node.args)
    ]

    assert (in_pieces, composed) == ([], [])


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_what_a_person_reads_is_marked(file: Path) -> None:
    if not name_of(file).startswith(("ui/", "wardrobe/")) or name_of(file) in NOT_READ:
        pytest.skip("it says little that a person reads")

    tree = ast.parse(file.read_text("utf-8"))
    not_said = NOT_SAID.get(name_of(file), set())
    tree.body = [each for each in tree.body if _constant(each) not in not_said]

    assert list(_unmarked(tree)) == []


def test_every_constant_that_is_not_said_exists() -> None:
    for name, constants in NOT_SAID.items():
        tree = ast.parse((ROOT / name).read_text("utf-8"))
        assert constants <= {_constant(each) for each in tree.body}


def _has_equal_places(entry: Entry) -> bool:
    """A singular may leave out its count."""
    wanted = set.union(*map(_places, entry.texts))
    first, *others = map(_places, entry.translations)
    is_plural = bool(others)
    missing = wanted - first
    return (
        first <= wanted
        and (not missing or (is_plural and missing == {("count", "", None)}))
        and all(places == wanted for places in others)
    )


def _places(text: str) -> set[tuple[str, str | None, str | None]]:
    return {
        (name, spec, conversion)
        for _text, name, spec, conversion in Formatter().parse(text)
        if name is not None
    }


def _run_at_import(tree: ast.Module) -> Iterator[int]:
    """Yield the lines of translating calls outside of what runs later."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            waiting += [d for d in (*node.args.defaults, *node.args.kw_defaults) if d]
            continue
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in TRANSLATING:
                yield node.lineno
        waiting += ast.iter_child_nodes(node)


def _constant(node: ast.stmt) -> str | None:
    """Return the name of the constant that a statement sets, None for others."""
    match node:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return None


def _unmarked(tree: ast.Module) -> Iterator[str]:
    """Yield literals that look like a text and stand in no marking call."""
    passed_over = {id(each) for node in _not_read(tree) for each in ast.walk(node)}
    for node in ast.walk(tree):
        text = "" if id(node) in passed_over else text_of(node) or ""
        if _LOOKS_SAID.search(text) and not _is_for_programs(text):
            yield text


def _is_for_programs(text: str) -> bool:
    return text in NO_TEXTS or _KEYS.fullmatch(text) is not None


def _not_read(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield what holds texts that are marked, or that nobody reads."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node  # a docstring
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation:
            yield node.annotation
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns:
            yield node.returns
        elif isinstance(node, ast.Call) and _is_for_nobody(node):
            yield node
    yield from (call for _name, call in calls(tree))


def _is_for_nobody(call: ast.Call) -> bool:
    """Return whether a call's texts are for the log, for types or for bugs."""
    name = ast.unparse(call.func)
    errors = ("ValueError", "TypeError", "AssertionError", "OSError", "UnicodeError")
    return name in errors or (
        name.startswith(("logger.", "re.")) or name.endswith(("TypeVar", "Formatter"))
    )
