"""The gallery's model: it shows what it is told, touching as few rows as needed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from tests.ui.fakes import make_garment, make_garments
from ui.garments.garment_list import GarmentList, ids_in
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType

IDS = st.lists(st.integers(1, 12), unique=True, max_size=10)


def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = GarmentList()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types

    model.show(make_garments())
    model.show(make_garments()[3:7])
    model.show([])


@given(first=IDS, second=IDS)
def test_any_list_can_follow_any_other(first: list[int], second: list[int]) -> None:
    model = GarmentList()

    model.show([make_garment(number) for number in first])
    model.show([make_garment(number) for number in second])

    assert [garment.id for garment in model.garments] == second
    assert model.rowCount() == len(second)


def test_a_new_garment_does_not_touch_the_others() -> None:
    model = GarmentList()
    old = make_garments()
    model.show(old)
    changes: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _, start, end: changes.append((start, end)))
    model.rowsRemoved.connect(pytest.fail)
    model.modelReset.connect(pytest.fail)

    model.show([make_garment(99), *old])

    assert changes == [(0, 0)]


def test_an_edit_changes_only_its_row() -> None:
    model = GarmentList()
    old = make_garments()
    model.show(old)
    changes: list[int] = []
    model.dataChanged.connect(lambda start, _end: changes.append(start.row()))
    model.rowsRemoved.connect(pytest.fail)

    model.show([*old[:4], replace(old[4], name="Work jeans"), *old[5:]])

    assert changes == [4]


def test_a_row_tells_its_name_its_garment_and_its_words() -> None:
    model = GarmentList()
    unsure = make_garment(
        5, GarmentType.BLAZER, Colour.GREY, name="Old one", confidence=0.4
    )
    model.show([unsure])
    index = model.index(0)

    assert index.data() == "Old one"
    assert model.garment_at(0) == unsure
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Old one, Grey blazer, A guess"


def test_a_row_has_no_children_and_no_row_has_no_data() -> None:
    model = GarmentList()
    model.show(make_garments())

    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.row_of(12345) == -1


def test_a_drag_carries_the_ids() -> None:
    model = GarmentList()
    model.show(make_garments())

    data = model.mimeData([model.index(0), model.index(2)])

    assert ids_in(data) == [1, 3]
