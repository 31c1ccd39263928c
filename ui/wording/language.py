"""Which language the window speaks, and in which scale it says temperatures."""

from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtWidgets import QApplication

from wardrobe.language.temperature_scale import Scale
from wardrobe.language.texts import (
    DOMAIN,
    SOURCE_LANGUAGE,
    Speech,
    read_catalogue,
    speak,
    speech,
)

SYSTEM = "system"
_LANGUAGE_KEY, _SCALE_KEY = "window/language", "window/scale"
_CURRENCY_KEY = "window/currency"
# No sign or code of a currency is longer.
LONGEST_CURRENCY = 4
CATALOGUES = Path(str(files("assets"))) / "translations"


def languages() -> dict[str, str]:
    """Return the languages that there are, by code, each in its own words."""
    files_found = CATALOGUES.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")
    translated = sorted(file.parts[-3] for file in files_found)
    return {
        code: QLocale(code).nativeLanguageName()
        if code != SOURCE_LANGUAGE
        else "English"
        for code in (SOURCE_LANGUAGE, *translated)
    }


def chosen_language(settings: QSettings) -> str:
    """Return the code that the user chose, or `system`."""
    chosen = str(settings.value(_LANGUAGE_KEY, SYSTEM))
    return chosen if chosen in languages() else SYSTEM


def choose_language(settings: QSettings, code: str) -> None:
    """Remember a language for the next start."""
    settings.setValue(_LANGUAGE_KEY, code)


def choose_scale(settings: QSettings, scale: Scale) -> None:
    """Say temperatures in a scale from now on."""
    settings.setValue(_SCALE_KEY, scale.name)
    speak(replace(speech(), scale=scale))


def choose_currency(settings: QSettings, currency: str) -> None:
    """Say prices in a currency from now on; empty for bare numbers."""
    currency = currency.strip()[:LONGEST_CURRENCY]
    settings.setValue(_CURRENCY_KEY, currency)
    speak(replace(speech(), currency=currency))


def start_speaking(settings: QSettings) -> None:
    """Speak as the user chose, before anything is said or on the screen."""
    chosen, system = chosen_language(settings), QLocale.system()
    code = language_of(system) if chosen == SYSTEM else chosen
    locale = locale_for(code, system)
    QLocale.setDefault(locale)
    speak(
        Speech(
            catalogue=read_catalogue(CATALOGUES, code),
            language=code,
            group=locale.groupSeparator(),
            point=locale.decimalPoint(),
            scale=_scale(settings, system),
            currency=_currency(settings, system),
        )
    )


def speak_as_chosen(settings_file: Path) -> None:
    """Start speaking as the settings in a file say; needs no application yet."""
    start_speaking(QSettings(str(settings_file), QSettings.Format.IniFormat))


def translate_qt(app: QApplication) -> None:
    """Let Qt's own dialogs speak the language too, as far as Qt knows it."""
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    is_english = speech().language == SOURCE_LANGUAGE
    if not is_english and translator.load(QLocale(), "qtbase", "_", folder):
        app.installTranslator(translator)


def language_of(system: QLocale) -> str:
    """Return the first language that the user's system prefers and that is there."""
    known = languages()
    preferred = (name.partition("-")[0] for name in system.uiLanguages())
    return next((code for code in preferred if code in known), SOURCE_LANGUAGE)


def locale_for(code: str, system: QLocale) -> QLocale:
    """Return how dates and numbers are written: as the system does in its language."""
    own = QLocale(code)
    return system if system.language() == own.language() else own


def usual_scale(system: QLocale) -> Scale:
    """Return the scale that is usual where the user lives."""
    is_american = (
        system.measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    )
    return Scale.FAHRENHEIT if is_american else Scale.CELSIUS


def usual_currency(system: QLocale) -> str:
    """Return the sign of the money where the user lives, empty if nobody knows."""
    has_country = system.language() is not QLocale.Language.C
    return system.currencySymbol()[:LONGEST_CURRENCY] if has_country else ""


def _currency(settings: QSettings, system: QLocale) -> str:
    chosen = str(settings.value(_CURRENCY_KEY, usual_currency(system)))
    return chosen.strip()[:LONGEST_CURRENCY]


def _scale(settings: QSettings, system: QLocale) -> Scale:
    name = str(settings.value(_SCALE_KEY, ""))
    return Scale[name] if name in Scale.__members__ else usual_scale(system)
