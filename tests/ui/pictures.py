"""Takes pictures of every page, to be looked at: `python -m tests.ui.pictures FOLDER`.

The demo closet with real eyes and a real scorer, in both palettes, at 100 and 200 %,
and in each language.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

import main as program
from ui.demo.closet import load_demo
from ui.terminal.tools import Tools
from ui.theme.theme import Theme, ThemeChoice
from ui.today.board import CARDS
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.wording.language import choose_language, languages, start_speaking, translate_qt
from wardrobe.language.texts import SOURCE_LANGUAGE
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.colour import Colour
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, Group
from wardrobe.model.occasion import Occasion
from wardrobe.ports.closet import Closet
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

SIZE = (1280, 800)
PATIENCE_SECONDS = 10
# Enough for a curve of the taste.
_COUNT_PICKS = 40


def main() -> None:
    """Take the pictures, each scale in a process of its own."""
    folder = Path(sys.argv[1]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        take(folder, *sys.argv[2:])
        return
    with TemporaryDirectory() as name:
        make_closet(Path(name) / "demo.closet")
        translated = [code for code in languages() if code != SOURCE_LANGUAGE]
        for scale, language in (
            ("1", SOURCE_LANGUAGE),
            ("2", SOURCE_LANGUAGE),
            *(("1", code) for code in translated),
        ):
            display = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale}
            command = [sys.executable, "-m", "tests.ui.pictures"]
            subprocess.run(
                [*command, str(folder), name, language],
                env={**os.environ, **display},
                check=True,
            )


def make_closet(path: Path) -> None:
    """Fill a demo closet, and wear some of it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    tools = program.tools_for(path)
    closet = tools.open_closet()
    load_demo(
        program.DEMO_DRAWINGS,
        path.parent / "photos",
        closet=closet,
        eyes=tools.eyes,
        now=tools.now,
    )
    garments = closet.garments()
    unsure = [g for g in garments if g.id % 7 == 0]
    closet.update([_doubted(each) for each in unsure])
    for days in range(0, 40, 3):
        plain = [g for g in garments if not (g.type.is_one_piece or g.type.is_outer)]
        of_group = {g.group: g for g in plain[days % 5 :: 2 + days % 3]}
        worn = tuple(of_group[g].id for g in list(Group)[:3] if g in of_group)
        at = tools.now() - timedelta(days=days)
        wear = Event(
            kind=EventKind.WEAR, garment_ids=worn, occasion=Occasion.CASUAL, at=at
        )
        closet.record(wear, learn=tools.learner.update)
    pick_greens(closet, tools)
    del app


def pick_greens(closet: Closet, tools: Tools) -> None:
    """Wear from boards what has most green and no black, and learn it."""
    likes = {Colour.GREEN: 1, Colour.BLACK: -1}
    occasions = (Occasion.CASUAL, Occasion.WORK)
    best = {
        each: suggest(
            closet.garments(),
            each,
            scorer=tools.scorer,
            taste=Taste(),
            count=_COUNT_PICKS * CARDS,
        ).outfits
        for each in occasions
    }
    for days in range(_COUNT_PICKS, 0, -1):
        occasion = occasions[days % 2]
        shown = best[occasion][days::_COUNT_PICKS][:CARDS]
        at = tools.now() - timedelta(days=days)
        outfits = tuple(map(ShownOutfit.of, shown))
        board = closet.record_board(Board(outfits=outfits, occasion=occasion, at=at))
        worn = max(
            (rated.outfit.garments() for rated in shown),
            key=lambda garments: sum(likes.get(g.colour, 0) for g in garments),
        )
        pick = Event(
            kind=EventKind.WEAR,
            garment_ids=tuple(garment.id for garment in worn),
            occasion=occasion,
            at=at,
            board_number=board.number,
        )
        closet.record(pick, learn=tools.learner.update)
    closet.relearn(tools.learner.relearn)


def take(folder: Path, closet_folder: str, language: str) -> None:
    """Take all pictures in this process."""
    app = QApplication([])
    path = Path(closet_folder) / "demo.closet"
    tools = program.tools_for(path)
    settings = QSettings(f"{closet_folder}/window.ini", QSettings.Format.IniFormat)
    choose_language(settings, language)
    start_speaking(settings)
    translate_qt(app)
    theme = Theme(app, settings)
    parts = program.window_parts(tools, tools.open_closet(), path)
    window = MainWindow(parts, theme=theme, settings=settings)
    window.resize(*SIZE)
    window.show()
    window.start()
    kind = f"{100 * app.devicePixelRatio():.0f}"
    if language != SOURCE_LANGUAGE:
        kind = f"{kind}-{language}"
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        theme.choose(choice)
        for name, show in scenes(window).items():
            show()
            _settle(app, window)
            window.grab().save(str(folder / f"{name}-{choice}-{kind}.png"))
            for overlay in window.findChildren(Overlay):
                overlay.dismiss()
    window.close()


def scenes(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what is shown on each picture, by its name."""
    page = window.closet_page

    def select(count: int) -> None:
        window.show_page(Page.CLOSET)
        page.view.select([garment.id for garment in page.list.garments[:count]])

    def open_types() -> None:
        select(1)
        page.details._open_types()

    return {
        "today": partial(window.show_page, Page.TODAY),
        "closet": partial(select, 0),
        "details": partial(select, 1),
        "several": partial(select, 3),
        "review": window.commands.start_review,
        "looks": partial(window.show_page, Page.LOOKS),
        "calendar": partial(window.show_page, Page.CALENDAR),
        "trips": partial(window.show_page, Page.TRIPS),
        "insights": partial(window.show_page, Page.INSIGHTS),
        "model": partial(window.show_page, Page.MODEL),
        "model-eyes": partial(scroll_model, window),
        "settings": partial(window.show_page, Page.SETTINGS),
        "instead": window.commands.note_instead,
        "log": window.commands.log_wear,
        "cut-out": lambda: window.cutting.open(window.closet.garments[3]),
        "palette": window.open_command_palette,
        "menu": window.navigation.menu.click,
        "shortcuts": window.show_shortcuts,
        "try": partial(window.show_page, Page.TRY),
        "why": lambda: _on_today(window, window.today.board.big.why.click),
        "own-outfit": lambda: _on_today(window, window.today.own.click),
        "occasions": lambda: _on_today(window, window.today._open_occasions),
        "types": open_types,
    }


def _on_today(window: MainWindow, act: Callable[[], object]) -> None:
    window.show_page(Page.TODAY)
    act()


def scroll_model(window: MainWindow) -> None:
    """Show the end of what is said about the model."""
    window.show_page(Page.MODEL)
    bar = window.model_page._area.verticalScrollBar()
    QTimer.singleShot(600, lambda: bar.setValue(bar.maximum()))


def _doubted(garment: Garment) -> Garment:
    """Return the garment as if the eyes had been unsure."""
    unsure = replace(garment, confidence=0.46, pattern_confidence=0.5)
    return replace(unsure, colour_confidence=0.4) if garment.id % 2 else unsure


def _settle(app: QApplication, window: MainWindow) -> None:
    """Wait until all pictures and outfits have come."""
    until = time.monotonic() + PATIENCE_SECONDS
    quiet = 0
    while quiet < 25 and time.monotonic() < until:
        app.processEvents()
        time.sleep(0.03)
        quiet = 0 if window.jobs.count_running else quiet + 1


if __name__ == "__main__":
    main()
