"""No word is cut off: on any page, in any language, at any size of the window."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale, QSettings
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.clipping import clipped
from tests.ui.conftest import MakeWindow, idle
from tests.ui.fakes import NOW, FakeCloset
from tests.ui.pseudo import LONG_SPEECH, MARK
from ui.theme.theme import ThemeChoice
from ui.widgets.overlay import Overlay
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.wording.language import choose_language, start_speaking
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import SOURCE_LANGUAGE, speak, speech
from wardrobe.model.occasion import Occasion
from wardrobe.model.season import Season

# The first is a screen of 1822 × 1024 with all text at 200 %.
SIZES = ((911, 512), (900, 600), (1280, 800), (1920, 1080))
LONG = "longer words"
TEMPERATURE = re.compile(r"([−\d]+ )?°[CF]")


@pytest.fixture(params=[SOURCE_LANGUAGE, "de", LONG])
def language(request: pytest.FixtureRequest, settings: QSettings) -> Iterator[str]:
    before, locale = speech(), QLocale()
    if request.param == LONG:
        speak(LONG_SPEECH)
    else:
        choose_language(settings, request.param)
        start_speaking(settings)
    yield request.param
    speak(before)
    QLocale.setDefault(locale)


def settle(window: MainWindow) -> None:
    while window.jobs.count_running:  # what is shown last must fit, too
        QApplication.processEvents()
    for _ in range(3):
        QApplication.processEvents()
    assert window.isVisible()


def sheets(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what opens over the window."""
    return {
        "menu": window.navigation.menu.click,
        "palette": window.open_command_palette,
        "shortcuts": window.show_shortcuts,
        "own outfit": window.today.own.click,
        "occasions": window.today._open_occasions,
        "log": window.calendar.open_picker,
        "types": window.closet_page.details._open_types,
    }


def faults_of(window: MainWindow, size: tuple[int, int]) -> list[str]:
    window.resize(*size)
    found = []
    for page in Page:
        window.show_page(page)
        settle(window)
        found += [f"{size} {page}: {each}" for each in clipped(window)]
    for name, open_it in sheets(window).items():
        open_it()
        settle(window)
        overlay = window.findChildren(Overlay)[-1]
        found += [f"{size} {name}: {each}" for each in clipped(overlay)]
        overlay.dismiss()
    if (window.width(), window.height()) != size:
        wide = {
            str(page): window._pages.widget(page).minimumSizeHint().width()
            for page in Page
        }
        found.append(f"{size}: needs {window.minimumSizeHint()}, pages {wide}")
    return found


@pytest.mark.parametrize("palette", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_no_word_is_cut_off_or_covered(
    language: str,
    palette: ThemeChoice,
    make_window: MakeWindow,
    closet: FakeCloset,
    qtbot: QtBot,
) -> None:
    window = make_window(closet)
    window._theme.choose(palette)
    window.closet_page.view.select([3])
    idle(window, qtbot)

    found = [fault for size in SIZES for fault in faults_of(window, size)]

    assert window.width() == SIZES[-1][0]
    assert not found, "\n".join(dict.fromkeys(found))


def test_looks_have_their_words_whole(
    language: str, make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    """The panel of one that lacks a piece, and its canvas."""
    closet.save_look(
        SavedLook(
            garment_ids=frozenset({1, 5, 8, 13}),
            made_at=NOW,
            name="Saturday " * 8,
            occasion=Occasion.WEDDING_GUEST,
            seasons=frozenset(Season),
            tags=("x" * 40, "comfy"),
        )
    )
    closet.remove([5])
    window = make_window(closet)
    window.show_page(Page.LOOKS)
    idle(window, qtbot)
    window.looks.view.select(1)
    idle(window, qtbot)
    found = []
    for size in SIZES:
        window.resize(*size)
        settle(window)
        found += [f"{size} panel: {each}" for each in clipped(window)]
        window.looks.arrange()
        settle(window)
        found += [f"{size} canvas: {each}" for each in clipped(window)]
        window.looks.arranging.back.click()

    assert window.looks.panel.gone.isVisible()
    assert window.width() == SIZES[-1][0]
    assert not found, "\n".join(dict.fromkeys(found))


def test_an_empty_closet_has_its_words_whole(
    language: str, make_window: MakeWindow
) -> None:
    window = make_window(FakeCloset())

    found = faults_of_pages(window)
    assert not found, "\n".join(found)


def faults_of_pages(window: MainWindow) -> list[str]:
    window.resize(*SIZES[0])
    found = []
    for page in (
        Page.TODAY,
        Page.CLOSET,
        Page.LOOKS,
        Page.TRY,
        Page.INSIGHTS,
        Page.MODEL,
    ):
        window.show_page(page)
        settle(window)
        found += clipped(window)
    return found


def test_a_low_window_stays_low(window: MainWindow) -> None:
    window.resize(*SIZES[0])
    for page in Page:
        window.show_page(page)
        settle(window)

    assert (window.width(), window.height()) == SIZES[0]


@pytest.mark.parametrize("language", [LONG], indirect=True)
def test_every_word_is_translated(
    language: str, make_window: MakeWindow, closet: FakeCloset, qtbot: QtBot
) -> None:
    window = make_window(closet)
    window.closet_page.view.select([3])
    idle(window, qtbot)
    said: set[str] = set()
    for page in Page:
        window.show_page(page)
        settle(window)
        said |= texts_in(window)
    for open_it in sheets(window).values():
        open_it()
        said |= texts_in(window.findChildren(Overlay)[-1])
        window.findChildren(Overlay)[-1].dismiss()

    untranslated = {each for each in said if MARK not in each and has_words(each)}

    # Names of languages, money, keys, days and files, and temperatures, are none.
    assert {each for each in untranslated if not is_name(each)} == set()


def texts_in(root: QWidget) -> set[str]:
    labels = [each.text() for each in root.findChildren(QLabel)]
    return {*labels, *(each.text() for each in root.findChildren(QPushButton))}


def has_words(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def is_name(text: str) -> bool:
    first = text.strip(" \N{THIN SPACE}").split("+")[0]
    return bool(
        text in {"English", "Deutsch", "CHF"}
        or text.endswith("my.closet")
        or TEMPERATURE.fullmatch(text)
        or first in {"Ctrl", "F1", "Del", "Esc", "Tab"}
        or text.startswith("IMG_")
        or any(QLocale().standaloneMonthName(month) in text for month in range(1, 13))
        or text
        in {
            QLocale().dayName(day, QLocale.FormatType.ShortFormat)
            for day in range(1, 8)
        }
    )


def test_the_words_of_the_rail_are_as_high_in_a_low_window(window: MainWindow) -> None:
    """What reaches below its line, as in Settings, was cut at 512 px."""
    button = window.navigation._pages[Page.SETTINGS]
    heights = []
    for size in (SIZES[-1], SIZES[0]):
        window.resize(*size)
        settle(window)
        heights.append(height_of_last_line(button))

    assert heights[0] == heights[1]


def height_of_last_line(button: QWidget) -> int:
    """Return how high the lowest ink of a button is, in pixels."""
    picture = button.grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 0)
    inked = [
        any(picture.pixelColor(x, y) != ground for x in range(8, picture.width() - 8))
        for y in range(picture.height())
    ]
    last = max(y for y, is_inked in enumerate(inked) if is_inked)
    first = next((y for y in range(last, -1, -1) if not inked[y]), -1)
    return last - first
