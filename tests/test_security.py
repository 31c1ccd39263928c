"""What the program must never do, looked for in all of its code and while it runs."""

import ast
import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from ui.terminal.command_line import COMMANDS

ROOT = Path(__file__).parent.parent
SECURITY = ROOT / "docs" / "security.md"
FOLDERS = ("wardrobe", "ml", "db", "ui")
FORBIDDEN_MODULES = {
    *("pickle", "marshal", "shelve", "dill", "joblib", "cloudpickle"),
    *("socket", "urllib", "http", "ftplib", "smtplib", "requests", "httpx"),
    *("tarfile", "yaml", "xmlrpc", "webbrowser"),
    *("asyncio", "anyio", "socketserver", "uvicorn", "starlette", "ifaddr"),
}
# What the user asks of the web is fetched by one file, with its guards; a second
# start of the window calls the first one through a local pipe; and one package lets
# the user's phone in, while the user wants it.
ALLOWED = {
    "ml/web/fetching.py": {"http.client", "socket", "urllib.parse", "ssl"},
    "ui/window/single_instance.py": {"PySide6.QtNetwork"},
    "ui/phone/server.py": {"socket", "uvicorn"},
    "ui/phone/addresses.py": {"socket", "ifaddr"},
}
# These read addresses and requests, and open nothing.
ALLOWED_TO_READ = {
    "ui/phone/app.py": {
        *("starlette.applications", "starlette.concurrency", "starlette.requests"),
        *("starlette.responses", "starlette.routing", "urllib.parse"),
    },
    "ui/phone/guard.py": {
        *("asyncio", "http.cookies", "starlette.exceptions", "starlette.responses"),
        "starlette.types",
    },
    "ui/phone/language.py": {"starlette.types"},
    "ui/phone/connection.py": {"asyncio", "uvicorn.protocols.http.h11_impl"},
    "wardrobe/transfer/table_photos.py": {"urllib.parse"},
    "ml/web/open_meteo.py": {"urllib.parse"},
}
# The one command that opens a port: that is what it is for.
OPENS_A_PORT = "phone"
FORBIDDEN_CALLS = {"eval", "exec", "__import__", "compile"}


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    files = [ROOT / "main.py"]
    for folder in FOLDERS:
        files += (ROOT / folder).rglob("*.py")
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file.relative_to(ROOT), node


def modules_of(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_nothing_is_unpickled_unpacked_or_fetched() -> None:
    found = [
        f"{file}: {module}"
        for file, node in nodes()
        for module in modules_of(node)
        if (module.split(".")[0] in FORBIDDEN_MODULES or "QtNetwork" in module)
        and module not in (ALLOWED | ALLOWED_TO_READ).get(file.as_posix(), set())
    ]

    assert found == []


def test_what_lets_the_phone_in_is_imported_only_when_the_user_wants_it() -> None:
    code = "import sys, main, ui.window.main_window, ui.terminal.command_line\n"
    code += "print(*{'ui.phone.server', 'uvicorn', 'starlette'} & sys.modules.keys())"

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == ""


def test_the_files_that_may_open_a_connection_are_told_to_the_user() -> None:
    told = SECURITY.read_text(encoding="utf-8")

    assert [file for file in ALLOWED if f"`{file}`" not in told] == []


def test_every_test_and_command_that_shows_a_promise_exists() -> None:
    told = SECURITY.read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z]+): ", (ROOT / "Makefile").read_text(), re.MULTILINE)

    shown_by = re.findall(r"`(\S*tests?[/_]\S+?)`", told)
    missing = [name for name in shown_by if not (ROOT / name).exists()]
    missing += set(re.findall(r"`make (\w+)`", told)) - set(targets)
    modules = re.findall(r"`python -m (\S+?)`", told)
    missing += [name for name in modules if importlib.util.find_spec(name) is None]

    assert len(shown_by) > 15
    assert missing == []


def test_no_text_is_run_as_a_program() -> None:
    found = []
    for file, node in nodes():
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Name) and node.func.id in FORBIDDEN_CALLS:
            found.append(f"{file}:{node.lineno}: {node.func.id}")
        if isinstance(node.func, ast.Attribute) and node.func.attr == "extractall":
            found.append(f"{file}:{node.lineno}: extractall")
        words = {word.arg: ast.unparse(word.value) for word in node.keywords}
        if words.get("shell") == "True" or words.get("allow_pickle") == "True":
            found.append(f"{file}:{node.lineno}: {words}")

    assert found == []


# Runs every command and opens every page, and ends at the first name that is looked
# up and the first connection, bound or made.
PROGRAM = """
import sys

def refuse(name, args):
    if name.startswith("socket.") and name not in {"socket.__new__"}:
        sys.stderr.write(f"TRAFFIC {name} {args}\\n")
        sys.stderr.flush()
        import os
        os._exit(3)

sys.addaudithook(refuse)
import main
folder = sys.argv[1]
for argv in COMMANDS:
    try:
        main.main(["--closet", f"{folder}/a.closet", *argv])
    except SystemExit as stop:
        if stop.code:
            raise

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.theme.theme import Theme
app = QApplication([])
tools = main.tools_for(main.Path(folder) / "a.closet")
settings = QSettings(f"{folder}/w.ini", QSettings.Format.IniFormat)
parts = main.window_parts(tools, tools.open_closet(), main.Path(folder) / "a.closet")
window = MainWindow(parts, theme=Theme(app, settings), settings=settings)
window.show()
window.start()
for page in Page:
    window.show_page(page)
    app.processEvents()
    window.grab()
window.close()
print("quiet")
"""


def commands(folder: Path) -> list[list[str]]:
    photo = folder / "shirt.png"
    table = folder / "table.csv"
    table.write_text("id,type\n1,polo\n")
    calendar = folder / "calendar.ics"
    calendar.write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:Meeting\n"
        "DTSTART;VALUE=DATE:20260302\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    days = ["--from", "2026-03-01", "--to", "2026-03-03"]
    described = folder / "described.csv"
    described.write_text(
        "top_type,top_colour,middle_type,middle_colour,bottom_type,bottom_colour,"
        "outer_type,outer_colour,occasion\nshirt,white,jeans,blue,boots,brown,,,casual\n"
    )
    return [
        ["label", str(photo)],
        ["add", str(photo)],
        ["garments"],
        ["set", "1", "type=shirt"],
        ["undo"],
        ["remove", "1"],
        ["trash", "restore", "1"],
        ["event", "1", "--kind", "wear", "--occasion", "work"],
        ["taste", "show"],
        ["ranking-table"],
        ["suggest", "--occasion", "work"],
        ["rate-descriptors", str(described)],
        ["judge", "1", "--occasion", "work"],
        ["occasion", "list"],
        ["worn", *days],
        ["looks"],
        ["plan", "import", str(calendar), *days],
        ["plan", "fill", *days],
        ["plan", "show", *days],
        ["plan", "export", str(folder / "plans.ics"), *days],
        ["laundry"],
        ["trip", *days, "--occasion", "work"],
        ["similar", str(photo)],
        ["try", str(photo)],
        ["wishes"],
        ["gaps"],
        ["duplicates"],
        ["catalogue", "list"],
        ["check"],
        ["check", "--repair", "all"],
        ["backup", str(folder / "copy.closet")],
        ["backups"],
        ["export", str(folder / "out")],
        ["import", str(folder / "out")],
        ["import", str(table), "--dry-run"],
        ["restore", str(folder / "copy.closet")],
        ["rescue", str(folder / "rescued.closet")],
        ["train", "classifier"],
        ["evaluate", "classifier", "--data", str(folder / "none")],
    ]


def run_without_traffic(
    folder: Path, argvs: list[list[str]]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("COMMANDS", repr(argvs)), str(folder)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_looks_for_connections_sees_the_port_for_the_phone(tmp_path: Path) -> None:
    photo = tmp_path / "shirt.png"
    Image.new("RGB", (90, 120), (30, 60, 90)).save(photo)

    done = run_without_traffic(
        tmp_path, [["add", str(photo), "--anyway"], [OPENS_A_PORT]]
    )

    assert "TRAFFIC socket." in done.stderr


def test_the_weather_is_asked_for_once_somebody_wants_it(tmp_path: Path) -> None:
    (tmp_path / "w.ini").write_text(
        "[weather]\non=1\n"
        'place="{\\"name\\":\\"Berlin\\",\\"latitude\\":52.5,\\"longitude\\":13.4}"\n'
    )

    done = run_without_traffic(tmp_path, [])

    assert "TRAFFIC socket.getaddrinfo ('api.open-meteo.com', 443" in done.stderr


def test_weather_that_is_off_is_not_asked_for_though_the_place_is_known(
    tmp_path: Path,
) -> None:
    (tmp_path / "w.ini").write_text(
        "[weather]\non=0\n"
        'place="{\\"name\\":\\"Berlin\\",\\"latitude\\":52.5,\\"longitude\\":13.4}"\n'
    )

    done = run_without_traffic(tmp_path, [])

    assert "TRAFFIC" not in done.stderr
    assert done.stdout.endswith("quiet\n"), done.stderr[-2000:]


def test_no_page_and_no_command_opens_a_connection(tmp_path: Path) -> None:
    # Training and evaluating need data; that they start and say so is enough here.
    Image.new("RGB", (90, 120), (30, 60, 90)).save(tmp_path / "shirt.png")

    done = run_without_traffic(tmp_path, commands(tmp_path))

    run = {argv[0] for argv in commands(tmp_path)}
    assert run == COMMANDS.keys() - {OPENS_A_PORT}
    assert "TRAFFIC" not in done.stderr
    assert done.stdout.endswith("quiet\n"), done.stderr[-2000:]
