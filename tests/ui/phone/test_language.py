"""The page in the language of the phone, whatever the program speaks."""

import pytest

from tests.ui.phone.test_server import PAGE, Phone, arrived, phone
from ui.phone.language import best_language

__all__ = ["arrived", "phone"]
TRANSLATIONS = PAGE.parent / "translations"


@pytest.mark.parametrize(
    ("liked", "code"),
    [
        ("de", "de"),
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("DE-at", "de"),
        ("en-GB,en;q=0.9,de;q=0.8", "en"),
        ("en;q=0.5, de;q=0.9", "de"),
        ("fr-FR,fr;q=0.9,de;q=0.3", "de"),
        ("fr", None),
        ("de;q=0", None),
        ("*", None),
        ("", None),
        ("../../de", None),
        ("de;q=many", None),
        ("," * 100_000, None),
        ("zh-Hant-TW,de-Latn-DE;q=0.7", "de"),
    ],
)
def test_the_language_that_a_phone_likes_best(liked: str, code: str | None) -> None:
    assert best_language(liked, TRANSLATIONS) == code


def test_a_page_and_what_it_is_told_are_in_the_phones_language(phone: Phone) -> None:
    phone.http.headers["Accept-Language"] = "de-DE,de;q=0.9"

    page = phone.open().text
    reason = phone.send(b"bad").json()["reason"]
    title = phone.send(b"a photo", key="k2").json()["title"]

    assert '<html lang="de">' in page
    assert "Accessoire" in page
    assert reason
    assert title == "T-Shirt in Schwarz"


def test_another_phone_hears_its_own(phone: Phone) -> None:
    german = phone.http.get(phone.url, headers={"Accept-Language": "de"}).text
    english = phone.http.get(phone.url, headers={"Accept-Language": "en"}).text
    neither = phone.http.get(phone.url, headers={"Accept-Language": "fr"}).text

    assert '<html lang="de">' in german
    assert '<html lang="en">' in english
    assert '<html lang="en">' in neither
