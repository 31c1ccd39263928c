"""Undoing what was noted: one change at a time, as it was before, or not at all."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.wardrobe.changes.what_is_seen import what_is_seen
from tests.wardrobe.fakes import NOW, MemoryCloset, garment
from tests.wardrobe.logs import LEARNER
from wardrobe.changes.change_recording import RecordingCloset, recording
from wardrobe.changes.change_steps import Step, read_steps, written_steps
from wardrobe.changes.undoing import Undone, undo_last
from wardrobe.days.calendar_rules import CalendarRule
from wardrobe.days.plans import PlannedOutfit, SavedLook
from wardrobe.days.resting import Care
from wardrobe.days.trips import Trip, TripNeed
from wardrobe.errors import InvalidValue
from wardrobe.model.event import Event, EventKind
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.ports.changes import NotedChange
from wardrobe.ports.maintenance import WholeCloset

IDS = frozenset({1, 2, 3})
PLAN = PlannedOutfit(day=NOW.date(), occasion=Occasion.WORK, garment_ids=IDS)
LOOK = SavedLook(garment_ids=IDS, made_at=NOW, name="Office")
PICNIC = OwnOccasion(name="Picnic", base=Occasion.DATE)
RULE = CalendarRule("standup", Occasion.WORK)
LIKE = Event(kind=EventKind.LIKE, garment_ids=(1, 2, 3), occasion=Occasion.WORK, at=NOW)
TRIP = Trip(
    first=date(2026, 3, 6),
    last=date(2026, 3, 8),
    needs=(TripNeed(Occasion.WORK, 2), TripNeed(PICNIC.key)),
    garment_ids=IDS,
    name="Łódź",
)
# What a closet has beside what these tests change: shown, seen or looked up.
NO_STEPS = {
    *("day_photo", "day_photos", "trips"),
    *("further_photos", "further_records", "picture_of_further"),
    *("record_board", "keep_embeddings", "retouch", "add_removed_occasion"),
    *("note_change", "withdraw_change"),
    *("garments", "garment", "garment_of_photo", "garment_of_picture", "trash"),
    *("picture", "mask", "wishes", "embeddings", "last_board", "events", "forgotten"),
    *("evidence", "taste", "taste_versions", "ratings", "occasions", "plans", "looks"),
    *("washed", "care", "has_laundry", "calendar_rules", "blobs", "boards"),
    "removed_occasions",
}

Change = Callable[[WholeCloset], object]


@pytest.fixture
def closet() -> MemoryCloset:
    """Four garments, one of them a wish and one in the trash, and one of all else."""
    made = MemoryCloset([garment(each) for each in range(1, 6)])
    made.own([4], is_owned=False)
    made.remove([5])
    made.record(LIKE, learn=LEARNER.update)
    made.record(replace(LIKE, kind=EventKind.REJECT), learn=LEARNER.update)
    made.forget([2], LEARNER.relearn)
    made.add_occasion(PICNIC)
    for _ in range(2):
        made.plan(PLAN)
        made.save_look(LOOK)
        made.save_trip(TRIP)
        made.keep_day_photo(NOW.date(), b"of a day")
        made.take_photos_of(5, 1)
    made.unplan([2])
    made.remove_look(2)
    made.remove_trip(2)
    made.remove_day_photo(2)
    made.keep_further([2], is_kept=False)
    made.set_washed({1: date(2026, 2, 1)})
    made.set_care({GarmentType.SHIRT: Care(9, 2)})
    return made


def change(closet: MemoryCloset, do: Change, words: str = "a change") -> list[Step]:
    """Do something to a closet as a command does it."""
    steps: list[Step] = []
    do(recording(closet, steps))
    if steps:
        closet.note_change(
            NotedChange(words=words, made_at=NOW, steps=written_steps(steps))
        )
    return steps


def undo(closet: MemoryCloset) -> Undone:
    undone = undo_last(closet, LEARNER)
    assert undone is not None
    return undone


CHANGES: dict[str, Change] = {
    "update": lambda c: c.update(
        [replace(c.garment(1), name="é 👗", price_cents=1999, bought_on=NOW.date())]
    ),
    "remove": lambda c: c.remove([1, 2]),
    "restore": lambda c: c.restore([5]),
    "own": lambda c: c.own([4]),
    "drop": lambda c: c.remove([4]),
    "record": lambda c: c.record(LIKE, learn=LEARNER.update),
    "replace": lambda c: c.record(LIKE, learn=LEARNER.update, replacing=[1]),
    "forget": lambda c: c.forget([1], LEARNER.relearn),
    "remember": lambda c: c.remember([2], LEARNER.relearn),
    "share": lambda c: c.share_taste(0.3),
    "go back": lambda c: c.go_back(1, LEARNER.relearn),
    "relearn": lambda c: c.relearn(LEARNER.relearn),
    "occasion added": lambda c: c.add_occasion(replace(PICNIC, name="Opera")),
    "occasion changed": lambda c: c.change_occasion(
        replace(PICNIC, number=1, steps=1, types_out=frozenset({GarmentType.HEELS}))
    ),
    "occasion removed": lambda c: c.remove_occasion(1),
    "plan": lambda c: c.plan(PLAN, replace(PLAN, temperature_c=12.5)),
    "unplan": lambda c: c.unplan([1]),
    "plan again": lambda c: c.plan_again([2]),
    "look kept": lambda c: c.save_look(replace(LOOK, occasion=PICNIC.key)),
    "look changed": lambda c: c.change_look(replace(LOOK, number=1, name="é")),
    "look removed": lambda c: c.remove_look(1),
    "look restored": lambda c: c.restore_look(2),
    "trip kept": lambda c: c.save_trip(replace(TRIP, packed=frozenset({1}))),
    "trip changed": lambda c: c.change_trip(replace(TRIP, number=1, name="é")),
    "trip removed": lambda c: c.remove_trip(1),
    "trip restored": lambda c: c.restore_trip(2),
    "day photo kept": lambda c: c.keep_day_photo(NOW.date(), b"another"),
    "day photo removed": lambda c: c.remove_day_photo(1),
    "day photo restored": lambda c: c.restore_day_photo(2),
    "photos taken": lambda c: c.take_photos_of(2, 1),
    "photo taken away": lambda c: c.keep_further([1, 2], is_kept=False),
    "photo brought back": lambda c: c.keep_further([1, 2], is_kept=True),
    "photo shown": lambda c: c.show_further(1),
    "washed": lambda c: c.set_washed({1: NOW.date(), 2: NOW.date()}),
    "cared": lambda c: c.set_care(
        {GarmentType.SHIRT: None, GarmentType.JEANS: Care(None, 3)}
    ),
    "laundry": lambda c: c.set_laundry(is_on=False),
    "rules": lambda c: c.set_calendar_rules([RULE, CalendarRule("gym", None)]),
}


@pytest.mark.parametrize("name", CHANGES)
def test_each_change_is_taken_back(closet: MemoryCloset, name: str) -> None:
    before = what_is_seen(closet)

    change(closet, CHANGES[name], name)
    undone = undo(closet)

    assert undone.change.words == name
    assert not undone.failures
    assert what_is_seen(closet) == before


def test_changes_are_taken_back_one_by_one(closet: MemoryCloset) -> None:
    before = what_is_seen(closet)
    change(closet, lambda c: c.remove([1]), "first")
    between = what_is_seen(closet)
    change(closet, lambda c: c.set_laundry(is_on=False), "second")

    assert undo(closet).change.words == "second"
    assert what_is_seen(closet) == between
    assert undo(closet).change.words == "first"
    assert what_is_seen(closet) == before
    assert undo_last(closet, LEARNER) is None


def test_photos_of_one_command_go_at_once(closet: MemoryCloset) -> None:
    def add(recorded: WholeCloset) -> None:
        for each in (11, 12):
            recorded.add(garment(each), {}, b"")

    steps = change(closet, add)
    undo(closet)

    assert len(steps) == 1
    assert [each.id for each in closet.garments()] == [1, 2, 3]


def test_a_wish_that_was_bought_by_its_photo_is_a_wish_again(
    closet: MemoryCloset,
) -> None:
    change(closet, lambda c: c.add(closet.garment(4), {}, b""))
    assert [each.id for each in closet.wishes()] == []

    undo(closet)

    assert [each.id for each in closet.wishes()] == [4]


def test_what_changes_nothing_is_no_change(closet: MemoryCloset) -> None:
    assert not change(closet, lambda c: c.update([c.garment(1)], [c.garment(1)]))
    assert not change(closet, lambda c: c.remove_look(2))
    assert not change(closet, lambda c: c.remove_trip(2))
    assert not change(closet, lambda c: c.remove_day_photo(2))


@pytest.mark.parametrize(
    ("name", "since"),
    [
        ("update", lambda c: c.update([replace(c.garment(1), name="by another")])),
        ("share", lambda c: c.share_taste(0.9)),
        ("relearn", lambda c: c.record(LIKE, learn=LEARNER.update)),
        (
            "occasion changed",
            lambda c: c.change_occasion(replace(PICNIC, number=1, steps=-1)),
        ),
        ("look changed", lambda c: c.change_look(replace(LOOK, number=1, name="x"))),
        ("trip changed", lambda c: c.change_trip(replace(TRIP, number=1, name="x"))),
        ("photo shown", lambda c: c.show_further(1)),
        ("washed", lambda c: c.set_washed({2: date(2026, 3, 9)})),
        ("cared", lambda c: c.set_care({GarmentType.JEANS: Care(2)})),
        ("laundry", lambda c: c.set_laundry(is_on=True)),
        ("rules", lambda c: c.set_calendar_rules([])),
    ],
)
def test_what_another_program_went_on_from_is_left_alone(
    closet: MemoryCloset, name: str, since: Change
) -> None:
    change(closet, CHANGES[name])
    since(closet)
    now = what_is_seen(closet)

    undone = undo(closet)

    assert undone.count_steps == 0
    assert len(undone.failures) == 1
    assert what_is_seen(closet) == now
    assert undo_last(closet, LEARNER) is None


def test_a_part_that_is_refused_does_not_keep_the_others(closet: MemoryCloset) -> None:
    def both(recorded: WholeCloset) -> None:
        recorded.remove([2])
        recorded.update([replace(recorded.garment(1), name="mine")])

    change(closet, both)
    closet.update([replace(closet.garment(1), name="by another")])

    undone = undo(closet)

    assert (undone.count_steps, len(undone.failures)) == (1, 1)
    assert [each.id for each in closet.garments()] == [1, 2, 3]
    assert closet.garment(1).name == "by another"


@pytest.mark.parametrize("text", ["", "[{}]", '[{"type":"Unknown"}]', "[1", "null"])
def test_steps_that_cannot_be_read_are_a_sentence(
    closet: MemoryCloset, text: str
) -> None:
    with pytest.raises(InvalidValue):
        read_steps(text)

    closet.note_change(NotedChange(words="x", made_at=NOW, steps=text))
    assert undo(closet).failures == ["how to take this back can't be read"]


def test_every_method_of_a_closet_is_noted_or_changes_nothing() -> None:
    promised = {each for each in dir(WholeCloset) if not each.startswith("_")}

    assert promised - set(dir(RecordingCloset)) == NO_STEPS
