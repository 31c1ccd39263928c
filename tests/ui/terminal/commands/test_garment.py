"""The terminal's commands about garments, on photos that show none."""

from pathlib import Path

from tests.ui.terminal.conftest import Call
from tests.wardrobe.fakes import MemoryCloset
from ui.terminal.garment_output import labels_line


def test_a_photo_without_a_garment_is_said_to_be_none(
    call: Call, tmp_path: Path, closet: MemoryCloset
) -> None:
    photo = tmp_path / "hills.jpg"
    photo.write_bytes(b"landscape")

    _, rows, _ = call("label", photo)
    assert rows[0]["is_garment"] is False
    assert labels_line(rows[0]) == f"{photo}: no garment found on this photo"

    code, value, _ = call("add", photo)
    assert code == 1
    assert value["failed"][0]["photo"] == str(photo)
    assert value["failed"][0]["reason"].startswith("no garment found on this photo")
    assert "--anyway" in value["failed"][0]["reason"]
    assert len(closet.garments()) == 4

    code, value, _ = call("add", photo, "--anyway")
    assert code == 0
    assert len(value["added"]) == 1


def test_what_to_photograph_next_is_told_after_photos_were_added(
    call: Call, tmp_path: Path, closet: MemoryCloset
) -> None:
    closet.remove([3])  # the only shoes
    photo = tmp_path / "shirt.jpg"
    photo.write_bytes(b"a shirt")

    _, value, _ = call("add", photo)

    following = value["next"]
    assert following["slot"] == "bottom"
    assert following["outfits"] == sum(w["unlocked"] for w in following["wanted"])
    _, value, _ = call("add", photo)
    assert value["added"] == []
    assert value["next"] is None  # nothing new
