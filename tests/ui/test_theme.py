"""The palettes can be read, are chosen, and the choice is kept."""

from importlib.resources import files
from itertools import product

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme, ThemeChoice
from ui.theme.tokens import DARK, LIGHT, Tokens, contrast
from ui.widgets.icons import TextButton, icon_image
from ui.widgets.layouts import column_of

MIDDLE = 190  # of 255; links are darker, what they lie on is lighter
LEAST_CONTRAST_OF_TEXT = 4.5  # WCAG 2.2, 1.4.3, level AA
TEXTS = ("text", "text_soft", "text_faint")
GROUNDS = ("canvas", "rail", "surface", "sunken")
PAIRS = [
    *product(TEXTS, GROUNDS),
    ("text", "hover"),
    ("accent", "canvas"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("warning", "warning_soft"),
    ("danger", "surface"),
    ("danger", "danger_soft"),
    ("on_inverse", "inverse"),
    ("on_inverse_accent", "inverse"),
]


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), PAIRS)
def test_text_can_be_read(shades: Tokens, front: str, back: str) -> None:
    ratio = contrast(getattr(shades, front), getattr(shades, back))

    assert ratio >= LEAST_CONTRAST_OF_TEXT


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_choice_dresses_the_application_and_is_remembered(
    qapp: QApplication, settings: QSettings
) -> None:
    Theme(qapp, settings).choose(ThemeChoice.DARK)
    assert qapp.palette().window().color().name() == DARK.canvas

    again = Theme(qapp, settings)
    assert again.choice is ThemeChoice.DARK
    again.choose(ThemeChoice.LIGHT)
    assert qapp.palette().window().color().name() == LIGHT.canvas


def test_a_link_begins_where_the_text_around_it_does(
    qapp: QApplication, settings: QSettings, qtbot: QtBot
) -> None:
    theme = Theme(qapp, settings)
    theme.choose(ThemeChoice.LIGHT)
    theme.dress()
    page = QWidget()
    qtbot.addWidget(page)
    column_of(TextButton("Details", role="link"), inside=page)
    page.show()
    picture = page.grab().toImage()

    def is_inked(x: int) -> bool:
        lines = range(picture.height())
        return any(picture.pixelColor(x, y).lightness() < MIDDLE for y in lines)

    first = next(x for x in range(picture.width()) if is_inked(x))
    theme.undress()

    assert first <= 2 * picture.devicePixelRatio()  # a letter has some room itself


def test_a_damaged_choice_means_the_system(
    qapp: QApplication, settings: QSettings
) -> None:
    settings.setValue("window/theme", "plaid")

    assert Theme(qapp, settings).choice is ThemeChoice.SYSTEM


@pytest.mark.parametrize(
    "name",
    sorted(
        each.name.removesuffix(".svg")
        for each in files("assets").joinpath("icons").iterdir()
    ),
)
def test_every_icon_draws_in_the_colour_it_is_given(
    qapp: QApplication, name: str
) -> None:
    image = icon_image(name, "#ff0000")

    shades = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert shades == {"#ff0000"}
    assert image.pixelColor(0, 0) == Qt.GlobalColor.transparent
