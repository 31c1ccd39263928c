"""The commands about look-alikes, with a closet and an embedder in memory."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.wardrobe.fake_catalogues import FakeWeb
from tests.wardrobe.fakes import MemoryCloset
from wardrobe.closet.editing import with_type
from wardrobe.model.garment import GarmentType

Call = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def closet(closet: MemoryCloset) -> MemoryCloset:
    """With what the eyes in memory see on any photo."""
    closet.update([with_type(closet.garment(1), GarmentType.T_SHIRT)])
    return closet


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


def test_duplicates_are_listed(call: Call) -> None:
    assert call("duplicates")[:2] == (0, [])
    assert call("duplicates", "--of", 1)[:2] == (0, [])


@pytest.mark.parametrize("argv", [("similar", "P"), ("duplicates",)])
def test_every_answer_is_told_to_people_too(
    call: Call, photo: Path, argv: tuple[str, ...]
) -> None:
    words = [str(photo) if word == "P" else word for word in argv]

    code, out, _ = call(*words, is_json=False)

    assert code == 0
    assert out.strip()
