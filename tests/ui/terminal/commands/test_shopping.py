"""The commands about shopping, with a closet, embedder and judge in memory."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.wardrobe.fakes import MemoryCloset
from tests.wardrobe.says_nothing import SaysNothing
from wardrobe.closet.editing import with_type
from wardrobe.errors import ClosetReadOnly
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Slot
from wardrobe.ports.scorer import Scorer

Call = Callable[..., tuple[int, Any, str]]


class EasyJudge(SaysNothing):
    """Likes everything, white most."""

    def score_pairs(
        self,
        slots: tuple[Slot, Slot],
        first: Sequence[Descriptor | None],
        second: Sequence[Descriptor | None],
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> NDArray[np.float32]:
        parts = np.full((len(first), len(second), 4), 0.1, np.float32)
        for row, descriptor in enumerate(first):
            if descriptor and descriptor.colour is Colour.WHITE:
                parts[row] += 0.1
        return parts


@pytest.fixture
def closet(closet: MemoryCloset) -> MemoryCloset:
    """With what the eyes in memory see on any photo."""
    closet.update([with_type(closet.garment(1), GarmentType.T_SHIRT)])
    return closet


@pytest.fixture
def scorer() -> Scorer:
    return EasyJudge()


def test_try_says_what_it_is_and_what_it_brings(call: Call, photo: Path) -> None:
    code, value, _ = call("try", photo, "--occasion", "work")

    assert code == 0
    assert value["garment"]["type"] == "t-shirt"
    (work,) = value["occasions"]
    assert work["possible"] == 2
    assert 0 <= work["unlocked"] <= 2
    assert work["outfits"][0]["garments"]["top"] == -1
    assert value["nearest"][0]["id"] == 1
    assert value["wish"] is None


def test_try_can_keep_it_on_the_wish_list_from_where_it_is_bought(
    call: Call, photo: Path, closet: MemoryCloset
) -> None:
    _, value, _ = call("try", photo, "--occasion", "work", "--keep")
    wish = value["wish"]

    assert [row["id"] for row in call("wishes")[1]] == [wish]
    assert call("wishes", "--bought", wish)[1] == []
    assert wish in {g.id for g in closet.garments()}
    assert call("wishes", "--drop", wish)[0] == 1


def test_gaps_name_the_thin_occasion_and_what_would_help(call: Call) -> None:
    code, value, _ = call("gaps")

    assert code == 0
    assert value["thin"] == value["occasions"][0]["occasion"]
    assert len(value["occasions"]) == 10
    assert {"type", "colour", "unlocked"} == set(value["occasions"][0]["wanted"][0])
    assert {use["id"] for use in value["least_useful"]} <= {1, 2, 3, 4}


@pytest.mark.parametrize("argv", [("try", "P"), ("gaps",), ("wishes",)])
def test_every_answer_is_told_to_people_too(
    call: Call, photo: Path, argv: tuple[str, ...]
) -> None:
    words = [str(photo) if word == "P" else word for word in argv]

    code, out, _ = call(*words, is_json=False)

    assert code == 0
    assert out.strip()


def test_the_wish_list_is_shown_where_nothing_can_be_written(
    call: Call, closet: MemoryCloset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_ids: object) -> None:
        raise ClosetReadOnly("it's on a disc")

    monkeypatch.setattr(closet, "own", refuse)
    monkeypatch.setattr(closet, "remove", refuse)

    assert call("wishes")[:2] == (0, [])
