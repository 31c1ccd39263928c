import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from db.closet_file import ClosetFile
from db.recovery.checks import _ORPHANS
from db.tables.rows import Row
from tests.db.samples import PICTURES, noon
from tests.wardrobe.logs import LEARNER
from wardrobe.errors import ClosetUnusable
from wardrobe.model.maintenance import BackupReason
from wardrobe.model.picture import Picture

FINDING_OF_DAMAGE = [
    ("DELETE FROM photo WHERE garment_id = 2", "garment 2 has lost its photo"),
    (
        "UPDATE photo SET cutout = x'' WHERE garment_id = 1",
        "the cutout of garment 1 is empty",
    ),
    (
        "UPDATE photo SET upright = x'00' WHERE garment_id = 1",
        "the pictures of garment 1 have changed since they were saved",
    ),
    (
        "DELETE FROM garment WHERE id = 2",
        "event 1 names garment 2, which isn't in this closet",
    ),
    (
        "DELETE FROM garment WHERE id = 2",
        "a photo belongs to garment 2, which is gone",
    ),
    (
        "DELETE FROM garment WHERE id = 2",
        "a look-alike vector belongs to garment 2, which is gone",
    ),
    (
        "DELETE FROM event",
        "version 1 of the taste comes from event 1, which is missing from the log",
    ),
    (
        "DELETE FROM event",
        "garment 2 was in event 1, which is missing from the log",
    ),
    ("DELETE FROM board", "an outfit was on board 1, which is gone"),
    ("DELETE FROM board", "event 1 names board 1, which is gone"),
    (
        "UPDATE board_outfit SET outer = 9",
        "board 1 shows a garment that isn't in this closet",
    ),
    (
        "UPDATE event SET swapped_out = 9",
        "event 1 swaps a garment that isn't in this closet",
    ),
    ("DELETE FROM event_garment", "event 1 doesn't name any garment"),
    ("DELETE FROM taste", "the saved taste doesn't match the event log"),
    (
        "UPDATE taste SET learned = replace(learned, '0.', '1.')",
        "the saved taste doesn't match the event log",
    ),
    (
        "UPDATE garment SET colour = 'mauve' WHERE id = 2",
        "the colour of garment 2: 'mauve' doesn't belong there",
    ),
    (
        "UPDATE garment SET added_at = 7 WHERE id = 2",
        "the added_at of garment 2: '7' doesn't belong there",
    ),
    (
        "UPDATE garment SET colours = 'red' WHERE id = 1",
        "the colours of garment 1: 'red' doesn't belong there",
    ),
    (
        "UPDATE garment SET guesses = 'shirt' WHERE id = 1",
        "the guesses of garment 1: 'shirt' doesn't belong there",
    ),
    (
        "UPDATE garment SET pattern_confidence = 1.5 WHERE id = 1",
        "the pattern_confidence of garment 1: 1.5 isn't a share",
    ),
    (
        "UPDATE garment SET colour_confidence = 'much' WHERE id = 2",
        "the colour_confidence of garment 2: 'much' isn't a share",
    ),
    (
        "UPDATE event SET stars = 9",
        "event 1 has stars that don't fit its kind",
    ),
    (
        "UPDATE event SET kind = 'rate', stars = 9",
        "event 1 has stars that don't fit its kind",
    ),
    (
        "INSERT INTO event_garment VALUES (1, 2, 2)",
        "event 1 names a garment twice",
    ),
    (
        "UPDATE planned_outfit SET day = 'soon'",
        "the day of planned_outfit 1: 'soon' doesn't belong there",
    ),
    (
        "UPDATE planned_outfit SET occasion = 'ball'",
        "the occasion of planned_outfit 1: 'ball' doesn't belong there",
    ),
    (
        "UPDATE planned_outfit SET garments = 'one'",
        "the garments of planned_outfit 1: 'one' doesn't belong there",
    ),
    (
        "UPDATE planned_outfit SET garments = '1 9'",
        "plan 1 names garment 9, which isn't in this closet",
    ),
    (
        "UPDATE planned_outfit SET garments = '9'",
        "plan 1 names garment 9, which isn't in this closet",
    ),
    (
        "UPDATE planned_outfit SET garments = ''",
        "plan 1 can't be: a plan needs the garments of an outfit",
    ),
    (
        "UPDATE planned_outfit SET temperature_c = 1000",
        "plan 1 can't be: a day has -90 to 60 degrees Celsius",
    ),
    (
        "UPDATE saved_look SET garments = '1 9'",
        "look 1 names garment 9, which isn't in this closet",
    ),
    (
        "UPDATE saved_look SET tags = 'warm'",
        "the tags of saved_look 1: 'warm' doesn't belong there",
    ),
    (
        "UPDATE saved_look SET seasons = 'monsoon'",
        "the seasons of saved_look 1: 'monsoon' doesn't belong there",
    ),
    (
        "UPDATE saved_look SET layout = '[[1, 0.5, 0.5, 9, 0]]'",
        "the layout of saved_look 1: '[[1, 0.5, 0.5, 9, 0]]' doesn't belong there",
    ),
    (
        "UPDATE saved_look SET layout = '[[2, 0.5, 0.5, 0.5, 0]]'",
        "look 1 can't be: a look's layout has each of its pieces once",
    ),
    (
        "UPDATE saved_look SET garments = ''",
        "look 1 can't be: a look needs at least one garment",
    ),
    (
        "UPDATE trip SET garments = '1 9'",
        "trip 1 names garment 9, which isn't in this closet",
    ),
    (
        "UPDATE trip SET garments = '9', packed = '9'",
        "trip 1 names garment 9, which isn't in this closet",
    ),
    (
        "UPDATE trip SET garments = '1 9', packed = '9 1', back = '9'",
        "trip 1 names garment 9, which isn't in this closet",
    ),
    (
        "UPDATE trip SET packed = '2'",
        "trip 1 can't be: only what belongs to a trip is packed for it",
    ),
    (
        "UPDATE trip SET needs = '[[\"ball\", 1]]'",
        "the needs of trip 1: '[[\"ball\", 1]]' doesn't belong there",
    ),
    (
        "UPDATE trip SET needs = '[[\"work\", 0]]'",
        "the needs of trip 1: '[[\"work\", 0]]' doesn't belong there",
    ),
    (
        "UPDATE trip SET first = '2026-05-01'",
        "trip 1 can't be: a trip ends after it begins",
    ),
    (
        "UPDATE day_photo SET day = 'soon'",
        "the day of day_photo 1: 'soon' doesn't belong there",
    ),
    (
        "UPDATE day_photo SET content = x'00'",
        "photo 1 of a day has changed since it was saved",
    ),
    (
        "UPDATE day_photo SET content = 'text'",
        "photo 1 of a day has changed since it was saved",
    ),
    (
        "UPDATE wash SET day = '2026-02-30'",
        "the day of wash 1: '2026-02-30' doesn't belong there",
    ),
    (
        "UPDATE wash SET garment_id = 9",
        "garment 9 was washed, but isn't in this closet",
    ),
    (
        "UPDATE care SET type = 'evening toga'",
        "the type of care 1: 'evening toga' doesn't belong there",
    ),
    (
        "UPDATE care SET wears = 0",
        "care 1 can't be: a piece is washed after 1 to 365 wears",
    ),
    (
        "UPDATE day_setting SET name = 'ironing'",
        "the name of day_setting 1: 'ironing' doesn't belong there",
    ),
    (
        "UPDATE calendar_rule SET occasion = 'ball'",
        "the occasion of calendar_rule 1: 'ball' doesn't belong there",
    ),
    (
        "UPDATE calendar_rule SET words = ''",
        "calendar rule 1: a rule needs words, of at most 80 letters",
    ),
]
DAMAGES = list(dict.fromkeys(damage for damage, _ in FINDING_OF_DAMAGE))


def messages(path: Path) -> list[str]:
    closet = SqliteCloset.open(path, now=noon)
    try:
        return [finding.message for finding in closet.check(learn=LEARNER.update)]
    finally:
        closet.close()


def test_a_closet_in_order_has_no_findings(filled: Path) -> None:
    assert messages(filled) == []


@pytest.mark.parametrize(("damage", "finding"), FINDING_OF_DAMAGE)
def test_every_kind_of_damage_is_a_sentence(
    filled: Path, damage: str, finding: str
) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute(damage)

    assert finding in messages(filled)


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("has_backup", [True, False])
def test_every_kind_of_damage_can_be_repaired(
    filled: Path, damage: str, has_backup: bool
) -> None:
    file = ClosetFile(filled, LEARNER, now=noon)
    if has_backup:
        file.back_up_if_due()
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute(damage)

    file.repair(file.check())

    assert file.check() == []
    closet = file.open()
    assert [garment.id for garment in closet.garments()] == [1, 2]
    if has_backup:
        assert closet.picture(1, Picture.CUTOUT) == PICTURES[Picture.CUTOUT]
        assert closet.picture(2, Picture.PHOTO) == PICTURES[Picture.PHOTO]
    assert BackupReason.BEFORE_REPAIR in {each.reason for each in file.backups()}
    closet.close()


def test_a_photo_of_a_day_comes_back_from_a_backup(filled: Path) -> None:
    file = ClosetFile(filled, LEARNER, now=noon)
    file.back_up_if_due()
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE day_photo SET content = x'00'")

    file.repair(file.check())

    closet = file.open()
    (photo,) = closet.day_photos()
    assert closet.day_photo(photo.number) == PICTURES[Picture.PHOTO]
    closet.close()


def test_repairs_are_made_one_by_one_too(filled: Path) -> None:
    file = ClosetFile(filled, LEARNER, now=noon)
    with closing(sqlite3.connect(filled)) as connection, connection:
        for damage in DAMAGES:
            connection.execute(
                damage.replace("DELETE FROM garment", "SELECT 1 FROM garment")
            )

    for _ in range(4 * len(DAMAGES)):
        repairable = [finding for finding in file.check() if finding.key]
        if not repairable:
            break
        file.repair(repairable[:1])

    assert file.check() == []
    file.open().close()


def test_a_page_of_rubbish_in_the_file_is_found(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'event_garment'"
        (page,) = connection.execute(query).fetchone()
    with filled.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"rubbish!" * 512)

    found = messages(filled)

    assert any("damage" in message for message in found)
    assert len(found) == len(set(found))


def test_an_unreadable_value_is_told_as_damage_of_the_file(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute("UPDATE garment SET type = 'toga'")
    closet = SqliteCloset.open(filled, now=noon)

    with pytest.raises(ClosetUnusable, match=r"is damaged.*toga") as caught:
        closet.garments()

    assert str(filled) in str(caught.value)
    assert closet.picture(1, Picture.PHOTO) == PICTURES[Picture.PHOTO]
    closet.close()


def test_there_is_a_sentence_for_every_reference_between_tables() -> None:
    references = {
        (table.name, key.column.table.name)
        for table in Row.metadata.sorted_tables
        for key in table.foreign_keys
    }

    assert references == set(_ORPHANS)


def test_a_check_sees_a_closet_that_is_in_use(
    fresh_closet: SqliteCloset, add: Callable[..., int]
) -> None:
    add()

    assert fresh_closet.check() == []


@pytest.mark.parametrize("value", ["'text'", "7"])
def test_what_is_no_picture_where_one_should_be_is_found_and_told(
    filled: Path, value: str
) -> None:
    with closing(sqlite3.connect(filled)) as connection, connection:
        connection.execute(f"UPDATE photo SET cutout = {value} WHERE garment_id = 1")
    file = ClosetFile(filled, LEARNER, now=noon)

    assert "the cutout of garment 1 is empty" in [f.message for f in file.check()]
    with pytest.raises(ClosetUnusable, match="is damaged"):
        file.open().picture(1, Picture.CUTOUT)
    file.repair(file.check())

    assert file.check() == []
    file.open().close()
