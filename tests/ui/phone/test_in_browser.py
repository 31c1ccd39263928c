"""The page in a real browser, on a phone's screen, against the real server.

It needs Chromium and its driver (Debian: `chromium chromium-driver`); without them it
is skipped.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import assets
from benchmarks.arriving import browser as browsing
from benchmarks.arriving.browser import cut_off, has_browser, join_again, open_phone
from tests.wardrobe.fakes import FakeEyes, MemoryCloset
from ui.phone.addresses import Address
from ui.phone.arrivals import PhoneArrivals
from ui.phone.guard import MOST_BYTES
from ui.phone.server import PhoneServer
from wardrobe.closet.adding import add_content
from wardrobe.model.garment import GarmentType

PAGE = Path(assets.__file__).parent / "phone"
WAIT_S = 20

pytestmark = pytest.mark.skipif(
    not has_browser(),
    reason="Chromium and its driver are not installed",
)


class Eyes(FakeEyes):
    """Sees a t-shirt, and remembers how large the file was."""

    def __init__(self) -> None:
        self.sizes: list[int] = []

    def look(self, content: bytes) -> Any:
        self.sizes.append(len(content))
        return super().look(content)


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset()


@pytest.fixture
def eyes() -> Eyes:
    return Eyes()


@pytest.fixture
def is_encrypted() -> bool:
    return False


@pytest.fixture
def server(
    closet: MemoryCloset,
    eyes: Eyes,
    is_encrypted: bool,
) -> Iterator[PhoneServer]:
    arrivals = PhoneArrivals(closet, eyes, lambda: datetime.now(UTC))
    here = [Address("127.0.0.1", "lo")]
    running = PhoneServer(
        arrivals, PAGE, addresses=here, is_encrypted=is_encrypted, is_test=True
    )
    running.start()
    yield running
    running.stop()


@pytest.fixture
def browser(server: PhoneServer, tmp_path: Path) -> Iterator[Any]:
    driver = open_phone(server.addresses[0].url, tmp_path / "profile")
    yield driver
    driver.quit()


def photo(path: Path, side: int = 600, colour: int = 120) -> Path:
    Image.effect_noise((side, side), colour).convert("RGB").save(path, quality=90)
    return path


def wait_for(browser: Any, script: str) -> Any:
    return browsing.wait_for(browser, script, WAIT_S)


def give(browser: Any, *files: Path, to: str = "roll") -> None:
    browsing.give(browser, files, to)


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_photos_go_up_and_their_labels_come_back(
    browser: Any, closet: MemoryCloset, eyes: Eyes, tmp_path: Path
) -> None:
    large = photo(tmp_path / "image.jpg", 3464)  # 12 megapixels

    give(browser, large, to="camera")
    wait_for(browser, "return document.querySelectorAll('select').length === 1")

    assert eyes.sizes == [large.stat().st_size]
    assert len(closet.garments()) == 1
    words = browser.find_element("css selector", "#photos li").text
    assert "black t-shirt" in words
    assert "in your closet" in words


def test_several_of_the_roll_arrive_in_their_order(
    browser: Any, eyes: Eyes, tmp_path: Path
) -> None:
    files = [photo(tmp_path / f"{n}.jpg", 200 + 40 * n) for n in range(4)]

    give(browser, *files)
    wait_for(browser, "return document.querySelectorAll('select').length === 4")

    assert eyes.sizes == [each.stat().st_size for each in files]


def test_a_type_is_corrected_and_a_photo_taken_back(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    give(browser, photo(tmp_path / "a.jpg"))
    wait_for(browser, "return document.querySelector('select')")

    browser.execute_script(
        "const s = document.querySelector('select');"
        "s.value = 'hoodie'; s.dispatchEvent(new Event('change'))"
    )
    title = "document.querySelector('#photos strong').textContent"
    wait_for(browser, f"return {title} === 'black hoodie'")
    assert [g.type for g in closet.garments()] == [GarmentType.HOODIE]

    browser.find_element("css selector", ".tools button").click()
    wait_for(browser, "return !document.querySelector('.tools')")
    assert closet.garments() == []


def same_buttons(browser: Any) -> list[Any]:
    return list(browser.find_elements("css selector", "button[data-earlier]"))


@pytest.mark.parametrize("is_encrypted", [False, True])
def test_front_and_back_become_one_garment_of_two_photos(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    give(browser, *(photo(tmp_path / f"{n}.jpg", 200 + 40 * n) for n in range(3)))
    wait_for(browser, "return document.querySelectorAll('select').length === 3")
    assert len(same_buttons(browser)) == 2  # the first photo has none before it

    third, second = same_buttons(browser)  # the last photo stands first
    second.click()
    wait_for(browser, "return document.querySelectorAll('select').length === 2")
    assert "kept with the photo before" in browser.find_element("id", "photos").text
    third.click()
    wait_for(browser, "return document.querySelectorAll('select').length === 1")

    (face,) = closet.garments()
    assert len(closet.further_photos(face.id)) == 2
    assert not same_buttons(browser)


def test_nothing_is_joined_to_a_photo_that_was_taken_back(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    give(browser, *(photo(tmp_path / f"{n}.jpg", 200 + 40 * n) for n in range(2)))
    wait_for(browser, "return document.querySelectorAll('select').length === 2")

    browser.find_elements("css selector", ".tools button")[-1].click()  # the first's
    wait_for(browser, "return document.querySelectorAll('select').length === 1")

    assert len(closet.garments()) == 1
    assert not same_buttons(browser)
    for number in (2, 3):
        give(browser, photo(tmp_path / f"{number}.jpg", 400 + 40 * number))
    wait_for(browser, "return document.querySelectorAll('select').length === 3")
    assert len(same_buttons(browser)) == 2


def test_a_lost_connection_is_tried_again_until_all_are_there(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    files = [photo(tmp_path / f"{n}.jpg", 300, 60 + n) for n in range(12)]
    for round_ in range(3):
        cut_off(browser)
        give(browser, *files[4 * round_ : 4 * round_ + 4])
        wait_for(browser, "return document.body.innerText.includes('no connection')")
        join_again(browser)
        done = 4 * round_ + 4
        wait_for(
            browser, f"return document.querySelectorAll('select').length === {done}"
        )

    assert len(closet.garments()) == 12


def test_a_bad_picture_is_a_sentence_and_the_next_one_goes_on(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jpg"
    bad.write_bytes(b"bad: <html>")

    give(browser, bad, photo(tmp_path / "good.jpg"))
    wait_for(browser, "return document.querySelectorAll('select').length === 1")

    assert browser.find_element("css selector", "li.bad span").text
    assert len(closet.garments()) == 1


def test_what_cannot_be_shown_is_no_broken_picture(
    browser: Any, tmp_path: Path
) -> None:
    unknown = tmp_path / "IMG_1.HEIC"
    unknown.write_bytes(b"bad: not for this browser")

    give(browser, unknown)
    wait_for(browser, "return document.querySelector('li.bad img.unseen')")

    picture = browser.find_element("css selector", "li img")
    assert picture.value_of_css_property("visibility") == "hidden"


def test_what_seems_no_garment_is_added_if_a_person_says_so(
    browser: Any, closet: MemoryCloset, eyes: Eyes, tmp_path: Path
) -> None:
    walk = tmp_path / "walk.jpg"
    walk.write_bytes(photo(tmp_path / "a.jpg").read_bytes() + b"landscape")

    give(browser, walk)
    wait_for(browser, "return document.querySelector('li.bad button')")
    assert closet.garments() == []
    browser.find_element("css selector", "li.bad button").click()
    wait_for(browser, "return document.querySelectorAll('select').length === 1")

    assert len(closet.garments()) == 1
    assert not browser.find_elements("css selector", "li.bad")
    assert browser.find_element("id", "sent").text == "Sent: 1 of 1"


def test_what_was_there_before_is_not_the_phones_to_change(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    own, at = photo(tmp_path / "own.jpg"), datetime.now(UTC)
    add_content(own.read_bytes(), "own", closet=closet, eyes=FakeEyes(), at=at)

    give(browser, own)
    already = "document.body.innerText.includes('you have this photo already')"
    wait_for(browser, f"return {already}")

    assert not browser.find_elements("css selector", ".tools")


def test_a_file_that_is_too_large_does_not_hold_up_the_next(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)

    give(browser, large, photo(tmp_path / "good.jpg"))
    wait_for(browser, "return document.querySelectorAll('select').length === 1")

    said = browser.find_element("css selector", "li.bad span").text
    assert said == "this file is larger than 60 MB"
    assert len(closet.garments()) == 1


def test_what_was_not_changed_for_want_of_a_connection_is_told(
    browser: Any, closet: MemoryCloset, tmp_path: Path
) -> None:
    give(browser, photo(tmp_path / "a.jpg"))
    wait_for(browser, "return document.querySelector('select')")
    choose = (
        "const s = document.querySelector('select');"
        "s.value = 'hoodie'; s.dispatchEvent(new Event('change'))"
    )
    cut_off(browser)
    browser.execute_script(choose)
    wait_for(browser, "return !document.getElementById('trouble').hidden")
    value = "return document.querySelector('select').value"
    assert browser.execute_script(value) == "t-shirt"

    join_again(browser)
    browser.execute_script(choose)
    wait_for(browser, "return document.getElementById('trouble').hidden")
    wait_for(browser, "return document.body.innerText.includes('black hoodie')")
    assert [g.type for g in closet.garments()] == [GarmentType.HOODIE]


def test_a_phone_that_was_let_go_is_asked_to_scan_again(
    browser: Any, server: PhoneServer, tmp_path: Path
) -> None:
    server.let_go()

    give(browser, photo(tmp_path / "a.jpg"))
    wait_for(browser, "return !document.getElementById('trouble').hidden")

    assert "Scan the code again" in browser.find_element("id", "trouble").text


def test_the_page_breaks_none_of_its_own_rules(browser: Any, tmp_path: Path) -> None:
    give(browser, photo(tmp_path / "a.jpg"))
    wait_for(browser, "return document.querySelector('select')")

    said = [e for e in browser.get_log("browser") if e["level"] == "SEVERE"]
    assert [e["message"] for e in said if "favicon" not in e["message"]] == []
    sizes = browser.execute_script(
        "return [...document.querySelectorAll('.button, select, .tools button')]"
        ".map(e => e.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 44  # what a thumb hits, WCAG 2.2 AAA
    wide = "return document.documentElement.scrollWidth <= innerWidth"
    assert browser.execute_script(wide)
    if folder := os.environ.get("PICTURES"):
        browser.save_screenshot(f"{folder}/phone.png")
