"""Which commands there are, and that one does not load the others."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import ModuleInfo, iter_modules

from ui.terminal import commands
from ui.terminal.command_line import COMMANDS, parse_arguments


def subjects() -> list[ModuleInfo]:
    return list(iter_modules(commands.__path__))


def test_every_command_of_every_subject_is_listed() -> None:
    modules = [
        import_module(f"ui.terminal.commands.{each.name}") for each in subjects()
    ]

    said = [command.name for module in modules for command in module.COMMANDS]
    assert sorted(said) == sorted(COMMANDS)


def test_a_command_loads_no_other_subject() -> None:
    code = (
        "import sys; from ui.terminal.command_line import parse_arguments;"
        "parse_arguments(['garments']); print(*sys.modules)"
    )

    run = [sys.executable, "-c", code]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout

    names = {f"ui.terminal.commands.{each.name}" for each in subjects()}
    needed = {"ui.terminal.commands.garment", "ui.terminal.commands.laundry"}
    assert names & set(said.split()) == needed


def test_a_closet_that_was_double_clicked_is_opened_in_the_window() -> None:
    args = parse_arguments(["/home/zoë/my clothes.closet"])

    assert (args.closet, args.call) == (Path("/home/zoë/my clothes.closet"), None)
