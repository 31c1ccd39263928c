"""What every store of the user's own occasions promises."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from wardrobe.errors import InvalidValue
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnOccasion
from wardrobe.ports.maintenance import WholeCloset

PICNIC = OwnOccasion(
    name="Picnic",
    base=Occasion.DATE,
    steps=-1,
    types_out=frozenset({GarmentType.HEELS}),
)


def test_occasions_come_back_by_number(closet: WholeCloset) -> None:
    picnic = closet.add_occasion(PICNIC)
    opera = closet.add_occasion(replace(PICNIC, name="Opera"))

    assert picnic == replace(PICNIC, number=picnic.number)
    assert closet.occasions() == [picnic, opera]


def test_a_name_is_given_once(closet: WholeCloset) -> None:
    picnic = closet.add_occasion(PICNIC)
    for name in ("picnic", "PICNIC"):
        with pytest.raises(InvalidValue):
            closet.add_occasion(replace(PICNIC, name=name))

    closet.remove_occasion(picnic.number)
    second = closet.add_occasion(PICNIC)

    assert closet.occasions() == [second]
    with pytest.raises(InvalidValue):
        closet.restore_occasion(picnic.number)


def test_an_occasion_is_changed_under_its_number(closet: WholeCloset) -> None:
    picnic = closet.add_occasion(PICNIC)
    opera = closet.add_occasion(replace(PICNIC, name="Opera"))
    changed = replace(picnic, name="Lunch outside", steps=1, types_out=frozenset())

    closet.change_occasion(changed)

    assert closet.occasions() == [changed, opera]
    for refused in (
        replace(changed, name="OPERA"),
        replace(changed, base=Occasion.WORK),
        replace(changed, number=7),
    ):
        with pytest.raises(InvalidValue):
            closet.change_occasion(refused)
    assert closet.occasions() == [changed, opera]


def test_a_removed_occasion_comes_back(closet: WholeCloset) -> None:
    picnic = closet.add_occasion(PICNIC)

    closet.remove_occasion(picnic.number)
    closet.remove_occasion(picnic.number)

    assert (closet.occasions(), closet.removed_occasions()) == ([], [picnic])
    assert closet.restore_occasion(picnic.number) == picnic
    assert closet.restore_occasion(picnic.number) == picnic
    assert (closet.occasions(), closet.removed_occasions()) == ([picnic], [])


def test_one_that_was_removed_elsewhere_is_removed_here(closet: WholeCloset) -> None:
    closet.add_occasion(PICNIC)

    removed = closet.add_removed_occasion(PICNIC)

    assert closet.removed_occasions() == [removed]


@pytest.mark.parametrize(
    "ask",
    [
        lambda closet: closet.remove_occasion(7),
        lambda closet: closet.restore_occasion(7),
    ],
)
def test_what_is_not_there_is_refused(
    closet: WholeCloset, ask: Callable[[WholeCloset], object]
) -> None:
    with pytest.raises(InvalidValue):
        ask(closet)
