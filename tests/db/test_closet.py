import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from db import engine
from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, NOON, PICTURES, a_garment, noon
from wardrobe.closet.editing import with_colour, with_pattern, with_type
from wardrobe.errors import ClosetUnusable, DuplicatePhoto, UnknownGarment
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType, GoneReason, Guess, Pattern, State
from wardrobe.model.picture import Picture


def test_an_added_garment_comes_back_equal_and_numbered(
    fresh_closet: SqliteCloset,
) -> None:
    garment = a_garment()

    added = fresh_closet.add(garment, PICTURES, EMBEDDING)

    assert added == replace(garment, id=1)
    assert fresh_closet.garments() == [added]
    assert fresh_closet.garment(1) == added
    assert fresh_closet.garment(1).added_at.utcoffset() == timedelta(0)


def test_all_that_a_user_tells_of_a_garment_comes_back(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    told = replace(
        fresh_closet.garment(add()),
        own_type="kimono",
        notes="dry-clean only",
        brand="Muji",
        size="M",
        price_cents=4990,
        bought_on=date(2024, 5, 31),
        photographed_on=date(2026, 2, 27),
        place="left wardrobe",
        state=State.GONE,
        gone_reason=GoneReason.SOLD,
        guesses=(Guess(GarmentType.SHIRT, 0.75), Guess(GarmentType.BLOUSE, 0.125)),
    )

    fresh_closet.update([told])

    assert fresh_closet.garment(told.id) == told
    assert fresh_closet.garments() == [told]


def test_the_trash_has_what_was_removed(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    first, second = add("1"), add("2")

    fresh_closet.remove([second])

    assert [garment.id for garment in fresh_closet.trash()] == [second]
    assert [garment.id for garment in fresh_closet.garments()] == [first]


def test_a_retouched_garment_has_new_pictures_its_old_photo_and_no_damage(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()
    pictures = {kind: f"new {kind}".encode() for kind in Picture}

    fresh_closet.retouch(garment_id, pictures, b"the mask")

    assert fresh_closet.picture(garment_id, Picture.CUTOUT) == b"new cutout"
    old = PICTURES[Picture.PHOTO]
    assert fresh_closet.picture(garment_id, Picture.PHOTO) == old
    assert fresh_closet.mask(garment_id) == b"the mask"
    assert fresh_closet.check() == []


def test_only_a_garment_that_is_there_has_a_mask(fresh_closet: SqliteCloset) -> None:
    with pytest.raises(UnknownGarment):
        fresh_closet.mask(7)
    with pytest.raises(UnknownGarment):
        fresh_closet.retouch(7, {}, None)


def test_a_closet_is_the_same_after_it_was_closed(path: Path) -> None:
    first = SqliteCloset.open(path, now=noon)
    added = first.add(a_garment(), PICTURES, EMBEDDING)
    first.close()

    again = SqliteCloset.open(path, now=noon)

    assert again.garments() == [added]
    assert again.picture(added.id, Picture.CUTOUT) == PICTURES[Picture.CUTOUT]
    again.close()


@pytest.mark.parametrize("kind", Picture)
def test_every_kind_of_picture_comes_back(
    fresh_closet: SqliteCloset, add: Callable[..., int], kind: Picture
) -> None:
    garment_id = add()

    picture = fresh_closet.picture(garment_id, kind)

    assert picture == PICTURES[kind]


def test_a_garment_without_all_its_pictures_is_a_bug_and_not_saved(
    fresh_closet: SqliteCloset,
) -> None:
    without_photo = {**PICTURES, Picture.PHOTO: b""}

    with pytest.raises(ValueError, match="all its pictures"):
        fresh_closet.add(a_garment(), without_photo, EMBEDDING)

    assert fresh_closet.garments() == []


def test_a_photo_of_a_garment_in_use_is_a_duplicate(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add("shirt.jpg")
    add("other.jpg")

    with pytest.raises(DuplicatePhoto) as caught:
        add("shirt.jpg")

    assert caught.value.garment_id == garment_id
    assert len(fresh_closet.garments()) == 2


def test_a_photo_of_a_removed_garment_brings_it_back_as_the_user_left_it(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment_id = add()
    corrected = replace(fresh_closet.garment(garment_id), type=GarmentType.BLOUSE)
    fresh_closet.update([corrected])
    fresh_closet.remove([garment_id])
    sha256 = corrected.photo_sha256
    assert fresh_closet.garment_of_photo(sha256) is None

    added = fresh_closet.add(a_garment(), PICTURES, EMBEDDING)

    assert added == corrected
    assert fresh_closet.garment_of_photo(sha256) == corrected
    assert fresh_closet.garments() == [corrected]


def test_the_garment_of_an_unknown_photo_is_none(fresh_closet: SqliteCloset) -> None:
    assert fresh_closet.garment_of_photo("0" * 64) is None


def test_removed_garments_are_out_of_sight_until_restored(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    first, second, third = add("1"), add("2"), add("3")

    fresh_closet.remove([first, third])
    fresh_closet.remove([first])
    assert [garment.id for garment in fresh_closet.garments()] == [second]
    assert fresh_closet.garment(first).id == first
    assert fresh_closet.picture(first, Picture.PHOTO)

    fresh_closet.restore([first, second])
    assert [garment.id for garment in fresh_closet.garments()] == [first, second]


def test_an_update_saves_labels_and_name_of_many(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add("1")
    add("2")
    changed = [
        replace(
            garment,
            type=GarmentType.JEANS,
            colour=Colour.BLUE,
            name="the good ones",
            confidence=1.0,
            pattern_confidence=1.0,
            colour_confidence=0.25,
            colours=(ColourShare(Colour.BLUE, 1.0),),
        )
        for garment in fresh_closet.garments()
    ]

    fresh_closet.update(changed)

    assert fresh_closet.garments() == changed


def test_an_update_with_an_unknown_garment_changes_none(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    garment = fresh_closet.garment(add())

    with pytest.raises(UnknownGarment) as caught:
        fresh_closet.update([replace(garment, name="new"), replace(garment, id=99)])

    assert caught.value.garment_id == 99
    assert fresh_closet.garments() == [garment]


@pytest.mark.parametrize(
    "ask",
    [
        lambda closet: closet.garment(99),
        lambda closet: closet.picture(99, Picture.PHOTO),
        lambda closet: closet.remove([1, 99]),
        lambda closet: closet.restore([99, 1]),
    ],
    ids=["garment", "picture", "remove", "restore"],
)
def test_an_unknown_number_is_told_and_changes_nothing(
    fresh_closet: SqliteCloset,
    add: Callable[..., int],
    ask: Callable[[SqliteCloset], object],
) -> None:
    add()

    with pytest.raises(UnknownGarment, match="99"):
        ask(fresh_closet)

    assert len(fresh_closet.garments()) == 1


def test_nothing_to_change_changes_nothing(fresh_closet: SqliteCloset) -> None:
    fresh_closet.update([])
    fresh_closet.remove([])
    fresh_closet.restore([])

    assert fresh_closet.garments() == []


def test_the_numbers_of_numpy_are_kept_as_numbers(fresh_closet: SqliteCloset) -> None:
    garment = replace(
        a_garment(),
        confidence=float32(0.5),
        pattern_confidence=float32(0.75),
        colours=(ColourShare(Colour.RED, float32(0.25)),),
    )

    added = fresh_closet.add(garment, PICTURES, EMBEDDING)

    assert fresh_closet.garment(added.id).confidence == 0.5
    assert fresh_closet.garment(added.id).pattern_confidence == 0.75
    assert fresh_closet.garment(added.id).colour_confidence is None
    assert fresh_closet.garment(added.id).colours[0].share == 0.25


def float32(value: float) -> float:
    return np.float32(value)  # type: ignore[return-value]  # what slips in unnoticed


def test_many_threads_read_and_write_without_losing_anything(
    fresh_closet: SqliteCloset,
) -> None:
    start = threading.Barrier(8)

    def add_and_look(worker: int) -> int:
        start.wait()
        for number in range(5):
            garment = a_garment(f"{worker}-{number}")
            added = fresh_closet.add(garment, PICTURES, EMBEDDING)
            assert added in fresh_closet.garments()
        return worker

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_and_look, range(8)))

    ids = [garment.id for garment in fresh_closet.garments()]
    assert ids == list(range(1, 41))


def test_two_closets_of_one_file_see_each_others_work(path: Path) -> None:
    window, terminal = (SqliteCloset.open(path, now=noon) for _ in range(2))

    added = window.add(a_garment("1"), PICTURES, EMBEDDING)
    terminal.remove([added.id])

    assert window.garments() == []
    window.close()
    terminal.close()


def test_a_full_disk_is_told_and_leaves_the_closet_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    SqliteCloset.open(path, now=noon).close()
    pragmas = {**engine._PRAGMAS, "max_page_count": 40}
    monkeypatch.setattr(engine, "_PRAGMAS", pragmas)
    closet = SqliteCloset.open(path, now=noon)
    large = dict.fromkeys(Picture, bytes(100_000))

    with pytest.raises(ClosetUnusable, match="is full; free some space") as caught:
        closet.add(a_garment("large"), large, EMBEDDING)

    assert str(path) in str(caught.value)
    small = closet.add(a_garment("small"), PICTURES, EMBEDDING)
    assert closet.garments() == [small]
    assert closet.check() == []
    closet.close()


def test_a_closed_closet_says_so(fresh_closet: SqliteCloset) -> None:
    fresh_closet.close()

    with pytest.raises(ClosetUnusable, match="closed"):
        fresh_closet.garments()


def test_removal_is_noted_with_the_clock_that_was_passed_in(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    fresh_closet.remove([add()])

    with fresh_closet._reader.connect() as connection:
        (noted,) = connection.exec_driver_sql("SELECT removed_at FROM garment").one()
    assert noted == NOON.isoformat(timespec="microseconds")


def test_only_what_a_person_set_of_a_garment_is_a_correction(
    fresh_closet: SqliteCloset,
) -> None:
    dotted, red, _unsure = (
        fresh_closet.add(a_garment(name), PICTURES, embedding)
        for name, embedding in (("1.jpg", b"1"), ("2.jpg", b"2"), ("3.jpg", b"3"))
    )

    fresh_closet.update(
        [with_pattern(dotted, Pattern.DOTTED), with_colour(red, Colour.RED)]
    )

    assert fresh_closet.corrections() == [
        Correction(b"1", pattern=Pattern.DOTTED),
        Correction(b"2", colour=Colour.RED),
    ]

    fresh_closet.update([dotted, red])
    assert fresh_closet.corrections() == []


def test_garments_in_use_whose_type_a_person_set_are_corrections(
    fresh_closet: SqliteCloset,
) -> None:
    set_by_hand, removed, _unsure = (
        fresh_closet.add(a_garment(name), PICTURES, embedding)
        for name, embedding in (("1.jpg", b"1"), ("2.jpg", b"2"), ("3.jpg", b"3"))
    )
    boots = with_type(set_by_hand, GarmentType.BOOTS)
    fresh_closet.update([boots, with_type(removed, GarmentType.HAT)])
    fresh_closet.remove([removed.id])

    assert fresh_closet.corrections() == [Correction(b"1", GarmentType.BOOTS)]

    fresh_closet.update([set_by_hand])
    assert fresh_closet.corrections() == []
