"""The language: chosen by the system or the user, and spoken by the whole window."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeWindow
from tests.ui.fakes import FakeCloset, make_garment
from ui.errors import message_of
from ui.garments.garment_filter import GarmentFilter
from ui.importing.import_summary import summary
from ui.settings.language_card import LanguageCard
from ui.window.main_window import MainWindow
from ui.window.navigation import Page
from ui.wording import dates, language
from ui.wording.keys import printed
from ui.wording.taxonomy_words import count_garments, name_of, readable, title_of
from wardrobe.closet.adding import AddReport
from wardrobe.closet.editing import with_own_type
from wardrobe.closet.photo_files import Failed
from wardrobe.errors import UnknownGarment
from wardrobe.language.temperature_scale import Scale
from wardrobe.language.texts import Speech, degrees, number, speak, speech
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern, State
from wardrobe.model.occasion import Occasion
from wardrobe.styling.explaining import ordinal


@pytest.fixture
def german(qapp: QApplication, settings: QSettings) -> Iterator[None]:
    language.choose_language(settings, "de")
    language.start_speaking(settings)
    language.translate_qt(qapp)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    speak(Speech())
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def german_window(german: None, make_window: MakeWindow) -> MainWindow:
    shirt = make_garment(1, pattern=Pattern.STRIPED, confidence=0.4)
    jeans = make_garment(2, GarmentType.JEANS, Colour.BLUE)
    boots = make_garment(3, GarmentType.BOOTS, Colour.BLACK)
    return make_window(FakeCloset([shirt, jeans, boots]))


def said_on(widget: QWidget) -> set[str]:
    labels = [label.text() for label in widget.findChildren(QLabel)]
    buttons = [button.text() for button in widget.findChildren(QPushButton)]
    return {text.strip().strip("\N{THIN SPACE}") for text in (*labels, *buttons)}


def test_the_menu_and_every_page_speak_german(german_window: MainWindow) -> None:
    window = german_window
    actions = [action.text for action in window.menu_actions]

    assert {"Fotos hinzufügen …", "Rückgängig", "Beenden"} <= set(actions)
    for page, words in {
        Page.TODAY: {"Heute", "Hochzeitsgast", "Eigenes Outfit bewerten"},
        Page.CLOSET: {"Schrank", "3 Teile", "Fotos hinzufügen"},
        Page.CALENDAR: {"Mai 2024", "Mo.", "Getragenes eintragen"},
        Page.INSIGHTS: {"Einblicke", "Farben", "Arten"},
        Page.SETTINGS: {"Einstellungen", "Sprache", "Ordner wählen …"},
    }.items():
        window.show_page(page)
        assert words <= said_on(window._pages.widget(page))
    window.commands.start_review()
    assert "Hemd – stimmt das?" in said_on(window.review)


@pytest.mark.usefixtures("german")
def test_garments_and_words_are_named_in_german() -> None:
    striped = make_garment(1, pattern=Pattern.STRIPED)
    kimono = with_own_type(striped, "Kimono", GarmentType.BLOUSE)

    assert title_of(striped) == "Hemd in Dunkelblau, gestreift"
    assert title_of(kimono) == "Kimono in Dunkelblau, gestreift"
    assert name_of(make_garment(2, name="Lieblingshemd")) == "Lieblingshemd"
    assert readable(Occasion.WEDDING_GUEST) == "Hochzeitsgast"
    assert readable(State.LAUNDRY) == "In der Wäsche"
    assert message_of(UnknownGarment(1204)) == (
        "In diesem Kleiderschrank gibt es kein Kleidungsstück 1204."
    )


@pytest.mark.usefixtures("german")
def test_counts_have_the_german_plural() -> None:
    failed = (Failed(Path("a.txt"), "?"), Failed(Path("b.txt"), "?"))
    report = AddReport(added=(), duplicates=(), failed=failed, was_cancelled=False)

    assert [count_garments(count) for count in (0, 1, 2)] == [
        "0 Teile",
        "1 Teil",
        "2 Teile",
    ]
    assert summary(report) == "2 Dateien nicht verwendbar."


def test_a_day_is_read_in_each_order_that_means_one_day_alone() -> None:
    for typed in ("2024-05-06", "2024-5-6", "6.5.2024", "6 May 2024"):
        assert dates.read_typed(typed) == "2024-05-06"
    assert dates.read_typed(" 3 Dec 2024 ") == "2024-12-03"
    for not_one in ("5/6/2024", "2024-02-30", "yesterday"):
        assert dates.read_typed(not_one) == not_one


@pytest.mark.usefixtures("german")
def test_dates_and_numbers_are_written_as_germans_do() -> None:
    day = date(2024, 5, 6)

    assert dates.weekday_and_day(day) == "Montag, 6. Mai"
    assert dates.whole_day(day) == "6. Mai 2024"
    assert dates.month_and_year(day) == "Mai 2024"
    assert dates.typed(day) == "06.05.2024"
    assert dates.read_typed("6.5.2024") == "2024-05-06"
    assert dates.read_typed("06.05.2024") == "2024-05-06"
    assert dates.read_typed("2024-05-06") == "2024-05-06"
    assert dates.read_typed("6. Mai 2024") == "2024-05-06"
    at = datetime(2024, 5, 6, 14, 5).astimezone()
    assert dates.moment(at) == "6. Mai 2024, 14:05"
    assert number(1204.5, 1) == "1.204,5"
    assert ordinal(3) == "Platz 3"


@pytest.mark.usefixtures("german")
def test_qt_speaks_german_too() -> None:
    assert QCoreApplication.translate("QFileDialog", "File &name:") == "Datei&name:"
    assert printed("Ctrl+Shift+O") == "Strg+Umschalt+O"


@pytest.mark.usefixtures("german")
def test_garments_are_found_by_german_words_and_their_plurals() -> None:
    shirt, boots = make_garment(1), make_garment(2, GarmentType.BOOTS, Colour.BLACK)

    def found(words: str) -> list[int]:
        wanted = GarmentFilter(words=words)
        return [garment.id for garment in wanted.select([shirt, boots])]

    assert found("hemden dunkelblau") == [1]
    assert found("schwarz stiefel") == [2]
    assert found("shirt") == [1]


def test_without_german_texts_the_window_speaks_english(
    qapp: QApplication,
    settings: QSettings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    language.choose_language(settings, "de")
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)

    language.start_speaking(settings)

    assert speech().language == "en"
    assert readable(Occasion.WEDDING_GUEST) == "Wedding guest"
    speak(Speech())
    QLocale.setDefault(QLocale.c())


@pytest.mark.parametrize(
    ("system", "code"),
    [("de_AT", "de"), ("en_GB", "en"), ("fi_FI", "en"), ("C", "en")],
)
def test_the_system_chooses_a_language_that_is_there(system: str, code: str) -> None:
    assert language.language_of(QLocale(system)) == code


def test_dates_are_those_of_the_country_where_its_language_is_spoken() -> None:
    assert language.locale_for("de", QLocale("de_AT")) == QLocale("de_AT")
    assert language.locale_for("de", QLocale("en_US")) == QLocale("de")


@pytest.mark.parametrize(
    ("system", "scale"),
    [
        ("en_US", Scale.FAHRENHEIT),
        ("en_GB", Scale.CELSIUS),
        ("de_DE", Scale.CELSIUS),
    ],
)
def test_the_usual_scale_is_that_of_the_country(system: str, scale: Scale) -> None:
    assert language.usual_scale(QLocale(system)) is scale


def test_a_language_is_chosen_for_the_next_start(
    qtbot: QtBot, settings: QSettings
) -> None:
    card = LanguageCard(settings)
    qtbot.addWidget(card)
    assert [chip.text() for chip in card.languages.values()] == [
        *("Same as the system", "English", "Deutsch")
    ]
    assert card.languages[language.SYSTEM].isChecked()

    card.languages["de"].click()

    assert language.chosen_language(settings) == "de"
    assert not card.note.isHidden()
    card.languages[language.SYSTEM].click()
    assert card.note.isHidden()


def test_a_scale_is_used_at_once(window: MainWindow, settings: QSettings) -> None:
    field = window.today.head.temperature
    field._slider.setValue(12)

    window.settings_page.language.scales[Scale.FAHRENHEIT].click()

    assert degrees(12) == "54 °F"
    assert field._words.text() == "54 °F"
    assert (field._slider.minimum(), field._slider.maximum()) == (5, 104)
    field._slider.setValue(50)
    assert field.temperature_c == 10
    window.settings_page.language.scales[Scale.CELSIUS].click()
    assert field._words.text() == "10 °C"
    speak(Speech())


@pytest.mark.parametrize(("country", "days"), [("de_DE", 0), ("en_US", 1)])
def test_the_week_starts_as_in_the_country(country: str, days: int) -> None:
    monday = date(2024, 5, 6)
    QLocale.setDefault(QLocale(country))

    assert dates.days_since_week_began(monday) == days

    QLocale.setDefault(QLocale.c())


@pytest.mark.usefixtures("german")
def test_enter_has_a_name_of_the_users_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.wording.keys.p_", lambda _context, _text: "Eingabe")

    assert printed("Ctrl+Return") == "Strg+Eingabe"


def test_a_new_language_offers_a_restart(
    window: MainWindow, settings: QSettings
) -> None:
    card = window.settings_page.language
    assert card.note.isHidden()
    card.languages["de"].click()
    assert not card.note.isHidden()

    card.restart.click()

    assert window.is_restarting
    assert not window.isVisible()
