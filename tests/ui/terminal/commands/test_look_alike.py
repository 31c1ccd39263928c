"""The commands about look-alikes, with a closet, embedder and judge in memory."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.wardrobe.fakes import FakeWeb, MemoryCloset, garment
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, GarmentType
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import Slot
from wardrobe.ports.scorer import Scorer

Call = Callable[..., tuple[int, Any, str]]


class EasyJudge:
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
def closet() -> MemoryCloset:
    return MemoryCloset(
        [
            garment(1, GarmentType.T_SHIRT, Colour.WHITE),
            garment(2, GarmentType.TROUSERS, Colour.NAVY),
            garment(3, GarmentType.FORMAL_SHOES, Colour.BROWN),
            garment(4, GarmentType.JEANS, Colour.BLUE),
        ]
    )


@pytest.fixture
def scorer() -> Scorer:
    return EasyJudge()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """The very photo of garment 4."""
    path = tmp_path / "jeans.jpg"
    path.write_bytes(b"photo of 4")
    return path


@pytest.mark.parametrize("metric", ["cosine", "euclidean", "manhattan"])
def test_similar_answers_with_ids_by_distance(
    call: Call, photo: Path, metric: str
) -> None:
    code, rows, _ = call("similar", photo, "--metric", metric, "--top", 3)

    assert code == 0
    assert [row["rank"] for row in rows] == [1, 2, 3]
    assert set(rows[0]) == {"rank", "id", "distance"}
    assert (rows[0]["id"], rows[0]["distance"]) == (4, pytest.approx(0, abs=1e-6))
    assert [row["distance"] for row in rows] == sorted(row["distance"] for row in rows)


def test_similar_stays_in_the_group_or_leaves_it(call: Call, photo: Path) -> None:
    _, same, _ = call("similar", photo, "--among", "same-group")
    _, other, _ = call("similar", photo, "--among", "other-groups")

    assert [row["id"] for row in same] == [1]  # the fake eyes see a t-shirt
    assert {row["id"] for row in other} == {2, 3, 4}


def test_similar_fetches_a_web_address(call: Call, web: FakeWeb) -> None:
    web.pictures["https://shop.example/jeans.jpg"] = b"photo of 4"

    _, rows, _ = call("similar", "https://shop.example/jeans.jpg")
    code, _, err = call("similar", "https://shop.example/none.jpg")

    assert rows[0]["id"] == 4
    assert (code, err.count("\n")) == (1, 1)
    assert "no picture" in err


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("--metric", "hamming"), "hamming"),
        (("--among", "friends"), "friends"),
        (("--top", "0"), "one look-alike"),
        (("--catalogue", "mall"), "no catalogue mall"),
    ],
)
def test_senseless_questions_are_refused_in_a_sentence(
    call: Call, photo: Path, argv: tuple[str, str], words: str
) -> None:
    code, _, err = call("similar", photo, *argv)

    assert code == 1
    assert words in err
    assert err.count("\n") == 1


def test_a_catalogue_is_added_searched_listed_and_removed(
    call: Call, photo: Path
) -> None:
    code, counts, err = call("catalogue", "add", "shop", photo.parent)
    assert (code, counts["indexed"], counts["total"]) == (1, 1, 1)
    assert "bad.jpg: it is damaged" in err

    _, rows, _ = call("similar", photo, "--catalogue", "shop")
    assert rows == [{"rank": 1, "photo": str(photo), "distance": 0.0}]

    assert call("catalogue", "list")[1] == ["shop"]
    assert call("catalogue", "remove", "shop")[0] == 0
    assert call("catalogue", "list")[1] == []
    assert call("catalogue", "add", "shop")[0] == 1


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


def test_duplicates_are_listed(call: Call) -> None:
    assert call("duplicates")[:2] == (0, [])
    assert call("duplicates", "--of", 1)[:2] == (0, [])


@pytest.mark.parametrize(
    "argv", [("similar", "P"), ("try", "P"), ("gaps",), ("duplicates",), ("wishes",)]
)
def test_every_answer_is_told_to_people_too(
    call: Call, photo: Path, argv: tuple[str, ...]
) -> None:
    words = [str(photo) if word == "P" else word for word in argv]

    code, out, _ = call(*words, is_json=False)

    assert code == 0
    assert out.strip()
