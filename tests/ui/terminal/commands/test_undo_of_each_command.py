"""Each command that changes a closet, and `undo` after it: nothing is different."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.closet import SqliteCloset
from tests.db.samples import EMBEDDING, PICTURES, a_garment, noon
from tests.db.test_export_and_import import EMBEDDING as TRUE_EMBEDDING
from tests.db.test_export_and_import import picture
from tests.ui.terminal.commands.test_plan import CALENDAR
from tests.ui.terminal.conftest import Call, MakeTools
from tests.wardrobe.changes.what_is_seen import what_is_seen
from tests.wardrobe.fakes import NOW, FakeEyes, StrictScorer
from tests.wardrobe.logs import LEARNER
from ui.terminal.command import never
from ui.terminal.command_line import COMMANDS
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import Garment, GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.model.picture import Picture, Recognition
from wardrobe.ports.scorer import Scorer
from wardrobe.transfer.export_folder import export_closet

WORK, OUTFIT = Occasion.WORK, frozenset({1, 2, 3})
TYPES = (
    *(GarmentType.SHIRT, GarmentType.TROUSERS, GarmentType.FORMAL_SHOES),
    *(GarmentType.SHIRT, GarmentType.JEANS, GarmentType.BOOTS),
)
WORN = Event(
    kind=EventKind.WEAR,
    garment_ids=(1, 2, 3),
    occasion=WORK,
    at=NOW - timedelta(days=2),
)
PLAN = PlannedOutfit(day=NOW.date(), occasion=WORK, garment_ids=OUTFIT)
TRIP = Trip(
    first=date(2026, 3, 6),
    last=date(2026, 3, 8),
    needs=(TripNeed(WORK, 2),),
    garment_ids=OUTFIT,
)
# What came in goes to the trash, from where it can be restored.
TO_THE_TRASH = {"add", "import", "try"}

# Words in capitals stand for files: see `files`.
CALLS: dict[str, list[str]] = {
    "add": ["add PHOTO", "add PHOTO OTHER", "add WISHED", "add TRASHED"],
    "set": [
        "set 1 colour=red name=é price=19.99",
        "set 1 state=in-use",
        "set 1 state=stored",
    ],
    "remove": ["remove 1 2"],
    "trash": ["trash restore 7"],
    "occasion": [
        "occasion add Opera --like date --no-type jeans",
        "occasion remove Picnic",
        "occasion restore 2",
    ],
    "looks": ["looks add 1 2 3 --name é --occasion work", "looks remove 1"],
    "plan": [
        "plan set 2026-03-09 1 2 3 --occasion work",
        "plan fill --from 2026-03-09 --to 2026-03-11 --occasion work",
        "plan remove 1",
        "plan import CALENDAR",
        "plan rules standup --occasion work",
        "plan rules gym",
    ],
    "laundry": [
        "laundry back",
        "laundry off",
        "laundry care shirt 9 2",
        "laundry care jeans usual",
    ],
    "event": [
        "event 4 5 6 --kind wear --occasion work",
        "event 4 5 6 --kind rate --stars 5 --occasion work --on 2026-02-20",
    ],
    "taste": [
        "taste relearn",
        "taste share 0.3",
        "taste forget 1",
        "taste remember 2",
        "taste reset work",
        "taste back 2",
    ],
    "try": ["try PHOTO --keep"],
    "wishes": ["wishes --bought 8", "wishes --drop 8"],
    "import": ["import FOLDER", "import TABLE"],
}


class Photographer(FakeEyes):
    """Makes pictures of what it sees, as a closet file keeps them."""

    def look(self, content: bytes) -> Recognition:
        return replace(super().look(content), pictures=PICTURES)


def piece(number: int, kind: GarmentType) -> Garment:
    return replace(a_garment(f"photo {number}"), name=f"{number}", type=kind)


def fill(closet: SqliteCloset, *, shade: int, embedding: bytes) -> None:
    """Put in six garments with all that can be about them, twice, one of it removed."""
    for number, kind in enumerate(TYPES, 1):
        pictures = {each: picture(each, shade + number) for each in Picture}
        closet.add(piece(shade + number, kind), pictures, embedding)
    closet.take_photos_of(4, 1)
    for _ in range(2):
        closet.plan(PLAN)
        closet.save_look(SavedLook(garment_ids=OUTFIT, made_at=NOW, name="Office"))
        closet.save_trip(replace(TRIP, name=f"{shade}"))
        closet.record(WORN, learn=LEARNER.update)
    closet.keep_day_photo(NOW.date(), picture(Picture.PHOTO, shade))
    closet.add_occasion(OwnOccasion(name="Picnic", base=Occasion.DATE))
    closet.set_calendar_rules(
        [CalendarRule("gym", None), CalendarRule("meeting", WORK)]
    )
    closet.set_care({GarmentType.JEANS: Care(9, 1), GarmentType.SHIRT: Care(1)})


@pytest.fixture
def closet(tmp_path: Path) -> Iterator[SqliteCloset]:
    closet = SqliteCloset.open(tmp_path / "mine.closet", now=noon)
    fill(closet, shade=0, embedding=EMBEDDING)
    closet.add_occasion(OwnOccasion(name="Gone", base=Occasion.DATE))
    closet.remove_occasion(2)
    closet.forget([2], LEARNER.relearn)
    closet.add(piece(50, GarmentType.POLO), PICTURES, EMBEDDING)
    closet.wish(piece(60, GarmentType.COAT), PICTURES, EMBEDDING)
    closet.remove([7])
    yield closet
    closet.close()


@pytest.fixture
def scorer() -> Scorer:
    return StrictScorer([GarmentType.FORMAL_SHOES, GarmentType.BOOTS])


@pytest.fixture
def make_tools(make_tools: MakeTools) -> MakeTools:
    return lambda **given: replace(make_tools(**given), eyes=Photographer())


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    other = SqliteCloset.open(tmp_path / "other.closet", now=noon)
    fill(other, shade=100, embedding=TRUE_EMBEDDING)
    other.add_occasion(OwnOccasion(name="Opera", base=Occasion.DATE))
    export_closet(other, tmp_path / "other", now=noon)
    other.close()
    files = {
        "PHOTO": b"a photo",
        "OTHER": b"another photo",
        "WISHED": b"photo 60",
        "TRASHED": b"photo 50",
        "CALENDAR": CALENDAR.encode(),
        "TABLE": b"id,name\n1,First\n2,Second\n",
    }
    endings = {"CALENDAR": "ics", "TABLE": "csv"}
    paths = {name: tmp_path / f"{name}.{endings.get(name, 'jpg')}" for name in files}
    for name, content in files.items():
        paths[name].write_bytes(content)
    return {**paths, "FOLDER": tmp_path / "other"}


@pytest.mark.parametrize("words", [each for name in CALLS for each in CALLS[name]])
def test_nothing_is_different(
    closet: SqliteCloset, call: Call, files: dict[str, Path], words: str
) -> None:
    before = what_is_seen(closet)
    named = [str(files.get(each, each)) for each in words.split()]

    done = call(*named)
    between = what_is_seen(closet)
    code, value, said = call("undo")
    after = what_is_seen(closet)

    assert (code, value["failed"], said) == (0, [], "")
    assert between != before or words == "taste relearn", done  # a new version of it
    trash = after.pop("trash"), before.pop("trash")
    assert after == before
    is_longer = named[0] in TO_THE_TRASH and len(trash[0]) > len(trash[1])
    assert trash[0] == trash[1] or (is_longer and set(trash[0]) > set(trash[1]))


def test_each_command_that_changes_something_is_tried() -> None:
    changing = {
        name
        for name, command in COMMANDS.items()
        if command.changes_closet is not never and command.can_be_undone
    }

    assert set(CALLS) == changing


def test_an_import_brings_all_that_it_takes_back(
    closet: SqliteCloset, call: Call, files: dict[str, Path]
) -> None:
    """Else the other tests would say nothing of photos of days and the like."""
    before = what_is_seen(closet)

    call("import", files["FOLDER"])

    after = what_is_seen(closet)
    kinds = {kind for kind in before if after[kind] != before[kind]}
    assert kinds >= {"garments", "trips", "photos", "further", "events", "occasions"}
