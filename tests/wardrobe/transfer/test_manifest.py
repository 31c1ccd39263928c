"""The manifest's form: what was written once is written so, and read, for ever."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import InvalidValue
from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import (
    Garment,
    GarmentType,
    GoneReason,
    Guess,
    Pattern,
    State,
)
from wardrobe.model.occasion import Occasion, OwnKey, OwnOccasion
from wardrobe.model.season import Season
from wardrobe.transfer.days_entry import DayPhotoFile, DaysEntry
from wardrobe.transfer.manifest import (
    PLACES,
    GarmentEntry,
    Manifest,
    OccasionEntry,
    PictureFile,
    read,
    written,
)

AT = datetime(2026, 3, 4, 5, 6, 7, 89, timezone(timedelta(hours=2)))
SHA = "0123456789abcdef" * 4
MANIFEST = Manifest(
    garments=(
        GarmentEntry(
            garment=Garment(
                id=7,
                type=GarmentType.T_SHIRT,
                colour=Colour.NAVY,
                pattern=Pattern.SOLID,
                name="Blüte",
                confidence=1e-17,
                colours=(ColourShare(Colour.NAVY, 1.0),),
                added_at=AT,
                photo_sha256=SHA,
                guesses=(Guess(GarmentType.POLO, 0.25),),
                notes="soft",
                price_cents=100,
                bought_on=date(2020, 2, 29),
                state=State.GONE,
                gone_reason=GoneReason.GIVEN_AWAY,
                pattern_confidence=0.5,
                photographed_on=date(2026, 2, 27),
            ),
            is_removed=True,
            embedding=b"\x00\xff",
            pictures={kind: PictureFile(f"{kind}.x", SHA) for kind in PLACES},
        ),
    ),
    occasions=(
        OccasionEntry(
            OwnOccasion(
                number=3,
                name="Choir",
                base=Occasion.FORMAL,
                steps=-1,
                required=frozenset({GarmentType.SKIRT, GarmentType.HEELS}),
            ),
            is_removed=False,
        ),
    ),
    boards=(
        Board(
            number=4,
            occasion=OwnKey(Occasion.FORMAL, 3),
            at=AT.astimezone(UTC),
            temperature_c=1e22,
            locked=frozenset({9, 8}),
            outfits=(ShownOutfit(top=7, middle=None, bottom=8, outer=9, logit=-0.5),),
        ),
    ),
    events=(
        Event(
            kind=EventKind.SWAP,
            garment_ids=(7, 8),
            occasion=Occasion.WORK,
            at=AT,
            board_number=4,
            swapped=(9, 7),
        ),
    ),
    days=DaysEntry(
        plans=(
            PlannedOutfit(
                day=date(2026, 3, 5),
                occasion=OwnKey(Occasion.FORMAL, 3),
                garment_ids=frozenset({8, 7}),
                temperature_c=-1.5,
            ),
        ),
        looks=(
            SavedLook(
                garment_ids=frozenset({7}),
                made_at=AT,
                tags=("é",),
                seasons=frozenset({Season.WINTER}),
                layout=(PlacedPiece(garment_id=7, x=0.5, y=0.25, length=1, turn=-3.5),),
            ),
        ),
        trips=(
            Trip(
                first=date(2026, 3, 6),
                last=date(2026, 3, 8),
                needs=(TripNeed(OwnKey(Occasion.FORMAL, 3), 2),),
                garment_ids=frozenset({8, 7}),
                packed=frozenset({7}),
            ),
        ),
        washed={7: date(2026, 3, 4)},
        care={GarmentType.SHIRT: Care(None, 2)},
        has_laundry=False,
        photos=(DayPhotoFile(date(2026, 3, 4), "days/a.jpg", f"{7:064x}"),),
        calendar_rules=(CalendarRule("choir", None),),
    ),
)
AS_JSON: dict[str, Any] = {
    "format": "digital-wardrobe export",
    "version": 1,
    "garments": [
        {
            "id": 7,
            "type": "t-shirt",
            "colour": "navy",
            "pattern": "solid",
            "name": "Blüte",
            "confidence": 1e-17,
            "colours": [["navy", 1.0]],
            "added_at": "2026-03-04T05:06:07.000089+02:00",
            "photo_sha256": SHA,
            "guesses": [["polo", 0.25]],
            "own_type": "",
            "notes": "soft",
            "brand": "",
            "size": "",
            "price_cents": 100,
            "bought_on": "2020-02-29",
            "place": "",
            "state": "gone",
            "gone_reason": "given-away",
            "pattern_confidence": 0.5,
            "colour_confidence": None,
            "photographed_on": "2026-02-27",
            "is_removed": True,
            "is_wish": False,
            "embedding": "00ff",
            "pictures": {
                "photo": {"path": "photo.x", "sha256": SHA},
                "cutout": {"path": "cutout.x", "sha256": SHA},
                "thumbnail-256": {"path": "thumbnail-256.x", "sha256": SHA},
                "thumbnail-512": {"path": "thumbnail-512.x", "sha256": SHA},
            },
            "mask": None,
            "further": [],
        }
    ],
    "occasions": [
        {
            "number": 3,
            "name": "Choir",
            "base": "formal",
            "steps": -1,
            "required": ["heels", "skirt"],
            "types_out": [],
            "colours_out": [],
            "is_removed": False,
        }
    ],
    "boards": [
        {
            "number": 4,
            "occasion": "formal:3",
            "at": "2026-03-04T03:06:07.000089+00:00",
            "temperature_c": 1e22,
            "locked": [8, 9],
            "outfits": [[7, None, 8, 9, -0.5]],
        }
    ],
    "events": [
        {
            "kind": "swap",
            "garment_ids": [7, 8],
            "occasion": "work",
            "at": "2026-03-04T05:06:07.000089+02:00",
            "stars": None,
            "board_number": 4,
            "swapped": [9, 7],
            "day": "2026-03-04",
        }
    ],
    "days": {
        "plans": [
            {
                "day": "2026-03-05",
                "occasion": "formal:3",
                "garment_ids": [7, 8],
                "temperature_c": -1.5,
            }
        ],
        "looks": [
            {
                "garment_ids": [7],
                "made_at": "2026-03-04T05:06:07.000089+02:00",
                "name": "",
                "occasion": None,
                "tags": ["é"],
                "notes": "",
                "seasons": ["winter"],
                "layout": [
                    {"garment_id": 7, "x": 0.5, "y": 0.25, "length": 1, "turn": -3.5}
                ],
            }
        ],
        "washed": {"7": "2026-03-04"},
        "care": [{"type": "shirt", "wears": None, "rest_days": 2}],
        "has_laundry": False,
        "calendar_rules": [{"words": "choir", "occasion": None}],
        "trips": [
            {
                "first": "2026-03-06",
                "last": "2026-03-08",
                "name": "",
                "needs": [["formal:3", 2]],
                "temperature_c": None,
                "most": None,
                "garment_ids": [7, 8],
                "packed": [7],
                "back": [],
            }
        ],
        "photos": [{"day": "2026-03-04", "path": "days/a.jpg", "sha256": f"{7:064x}"}],
    },
}


def altered(change: Callable[[Any], object]) -> str:
    value = json.loads(json.dumps(AS_JSON))
    change(value)
    return json.dumps(value)


def test_it_is_written_byte_for_byte_as_ever() -> None:
    assert written(MANIFEST) == json.dumps(AS_JSON, indent=1)


def test_it_is_read_as_it_was() -> None:
    assert read(json.dumps(AS_JSON)) == MANIFEST


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.update(new=[{}]),
        lambda m: m["garments"][0].update(new=[{}], garment=7),
        lambda m: m["garments"][0]["pictures"].update(new=7),
        lambda m: m["garments"][0]["pictures"]["photo"].update(new=7),
        lambda m: m["occasions"][0].update(new=7, occasion=7),
        lambda m: m["boards"][0].update(new=7),
        lambda m: m["events"][0].update(new=7, number=7),
    ],
)
def test_what_it_does_not_know_it_passes_over(change: Callable[[Any], object]) -> None:
    assert read(altered(change)) == MANIFEST


def test_an_event_of_before_its_day_was_kept_has_the_zone_of_the_machine() -> None:
    (event,) = read(altered(lambda m: m["events"][0].pop("day"))).events

    assert event.at == AT
    assert event.at.utcoffset() == AT.astimezone().utcoffset()


def test_folders_of_before_there_were_boards_and_details_are_read() -> None:
    def forget(value: Any) -> None:
        del value["occasions"], value["boards"], value["events"][0]["swapped"]
        value["events"][0].update(kind="wear")
        garment = value["garments"][0]
        for key in [*list(garment)[9:19], "is_wish", "mask"]:
            del garment[key]

    read_again = read(altered(forget))

    (entry,), (event,) = read_again.garments, read_again.events
    assert (entry.garment.notes, entry.garment.state) == ("", State.IN_USE)
    assert (entry.is_wish, entry.mask, event.swapped) == (False, None, None)
    assert (read_again.occasions, read_again.boards) == ((), ())


@pytest.mark.parametrize("key", [*AS_JSON["garments"][0]])
def test_a_garment_without_one_of_its_fields_is_refused(key: str) -> None:
    text = altered(lambda m: m["garments"][0].pop(key))

    early = {"state", "is_wish", "mask", "pattern_confidence", "colour_confidence"}
    early |= {"photographed_on", "further"}
    if key in early:  # early folders had none
        assert read(text).garments
    else:
        with pytest.raises(InvalidValue, match=r"closet\.json is damaged: "):
            read(text)


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m["garments"][0].update(id=1.0),
        lambda m: m["garments"][0].update(id=True),
        lambda m: m["garments"][0].update(confidence=1.01),
        lambda m: m["garments"][0].update(confidence=float("nan")),
        lambda m: m["garments"][0].update(colours=[["navy", 0.5, 0.5]]),
        lambda m: m["garments"][0].update(photo_sha256=SHA.upper()),
        lambda m: m["garments"][0].update(photo_sha256=SHA + "\n"),
        lambda m: m["garments"][0].update(is_removed="yes"),
        lambda m: m["garments"][0].update(price_cents=1.5),
        lambda m: m["garments"][0].update(embedding=7),
        lambda m: m["garments"][0]["pictures"]["photo"].update(sha256="0"),
        lambda m: m["occasions"][0].update(steps=3),
        lambda m: m["occasions"][0].update(required=["toga"]),
        lambda m: m["boards"][0].update(outfits=[]),
        lambda m: m["boards"][0].update(outfits=[[7, None, 8, 9]]),
        lambda m: m["boards"][0].update(outfits=[[7, None, 8, 9, float("inf")]]),
        lambda m: m["boards"][0].update(temperature_c=float("nan")),
        lambda m: m["boards"][0].update(occasion="toga"),
        lambda m: m["boards"][0].update(at="2026-03-04T03:06:07"),
        lambda m: m["events"][0].update(swapped=[9]),
        lambda m: m["events"][0].update(occasion="work:x"),
        lambda m: m["events"][0].pop("stars"),
    ],
)
def test_a_bad_value_is_one_sentence(change: Callable[[Any], object]) -> None:
    with pytest.raises(InvalidValue, match=r"closet\.json is damaged: ."):
        read(altered(change))
