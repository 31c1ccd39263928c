"""The whole program on small pictures made here: real closet, real models."""

import json
import os
import shutil
import sqlite3
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

import main
from ml.arrays import Pixels
from ml.eyes.classifier import Classifier
from ml.photos.decoder import PhotoDecoder
from ml.photos.photo import Photo

Call = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run a command on a closet of the test; return exit code, value, stderr."""

    def run(*argv: object, closet: Path = tmp_path / "test.closet") -> Any:
        code = main.main(["--closet", str(closet), "--json", *map(str, argv)])
        out, err = capsys.readouterr()
        return code, json.loads(out) if out else None, err

    return run


def draw(file: Path, colour: tuple[int, int, int]) -> Path:
    """Draw a t-shirt with its collar and seams on a grey sheet."""
    image = Image.new("RGB", (1200, 1440), (225, 225, 222))
    collar = [(420, 160), (500, 208), (600, 232), (700, 208), (780, 160)]
    right = [(940, 232), (1140, 500), (980, 620), (880, 500), (888, 1320)]
    left = [(1200 - x, y) for x, y in reversed(right)]
    seams = [
        [(260, 232), (336, 500)],
        [(940, 232), (864, 500)],
        [(312, 1288), (888, 1288)],
    ]
    pen = ImageDraw.Draw(image)
    pen.polygon([*collar, *right, *left], fill=colour)
    shade = tuple(value * 7 // 10 for value in colour)
    pen.line(collar, fill=shade, width=24)
    for seam in seams:
        pen.line(seam, fill=shade, width=8)
    image.resize((300, 360)).save(file)
    return file


def add_capsule(call: Call, folder: Path) -> list[int]:
    """Add three pictures and say that they are a shirt, trousers and shoes."""
    colours = {"white": (250, 250, 250), "navy": (20, 30, 80), "brown": (100, 60, 30)}
    ids = []
    for (name, rgb), garment_type in zip(
        colours.items(), ("shirt", "trousers", "formal-shoes"), strict=True
    ):
        photo = draw(folder / f"{name}.png", rgb)
        garment_id = call("add", photo)[1]["added"][0]["id"]
        call("set", garment_id, f"type={garment_type}", f"colour={name}")
        ids.append(garment_id)
    return ids


def test_the_main_job_from_photos_to_outfits(call: Call, tmp_path: Path) -> None:
    ids = add_capsule(call, tmp_path)

    code, value, _ = call("suggest", "--occasion", "work", "--temperature", 18)

    assert code == 0
    assert value["outfits_considered"] == 1
    outfit = value["outfits"][0]
    assert [outfit["garments"][s] for s in ("top", "middle", "bottom")] == ids
    assert outfit["rating"] > 0.5
    assert "Right for work." in outfit["reasons"]


def test_the_terminal_answers_alike_in_every_locale(call: Call, tmp_path: Path) -> None:
    add_capsule(call, tmp_path)
    asked = ("suggest", "--occasion", "work", "--temperature", "14")
    said = [call("garments")[1], call(*asked)[1]["outfits"]]
    german = dict.fromkeys(("LANGUAGE", "LC_ALL", "LANG"), "de_DE.UTF-8")

    def say_in_german(*argv: str) -> Any:
        # In a process of its own: the C library remembers what it has said in German.
        place = ("--closet", tmp_path / "test.closet", "--json")
        done = subprocess.run(
            [sys.executable, "main.py", *place, *argv],
            cwd=Path(main.__file__).parent,
            env={**os.environ, **german},
            capture_output=True,
            check=True,
            timeout=60,
        )
        assert not done.stderr
        return json.loads(done.stdout)

    assert [say_in_german("garments"), say_in_german(*asked)["outfits"]] == said
    assert any("14 °C" in reason for reason in said[1][0]["reasons"])


def test_what_is_done_with_an_outfit_changes_its_rating(
    call: Call, tmp_path: Path
) -> None:
    ids = add_capsule(call, tmp_path)
    before = call("suggest", "--occasion", "work")[1]["outfits"][0]["rating"]

    versions = [
        call("event", *ids, "--kind", "reject", "--occasion", "work")[1]
        for _ in range(3)
    ]

    after = call("suggest", "--occasion", "work")[1]["outfits"][0]["rating"]
    assert versions == [1, 2, 3]
    assert after < before


def test_a_second_run_adds_nothing(call: Call, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    draw(photos / "a.png", (200, 30, 30))
    draw(photos / "b.jpg", (30, 160, 60))

    first, second = (call("add", photos)[1] for _ in range(2))

    assert [Path(row["photo"]).name for row in first["added"]] == ["a.png", "b.jpg"]
    assert [row["of"] for row in second["duplicates"]] == [1, 2]
    colours = [row["colour"] for row in call("garments")[1]]
    assert colours == ["red", "green"]


def test_label_looks_and_saves_nothing(call: Call, tmp_path: Path) -> None:
    photo = draw(tmp_path / "shirt.png", (20, 30, 80))

    code, (row,), _ = call("label", photo, closet=tmp_path / "none.closet")

    assert code == 0
    assert row["error"] is None
    assert row["group"] in ("top", "middle", "bottom", "other")
    assert not (tmp_path / "none.closet").exists()


def test_check_and_backup(call: Call, tmp_path: Path) -> None:
    add_capsule(call, tmp_path)
    copy = tmp_path / "copy.closet"

    assert call("check")[:2] == (0, {"findings": [], "repairs": []})
    assert call("backup", copy)[0] == 0
    assert call("garments", closet=copy)[1] == call("garments")[1]
    code, _, err = call("backup", copy)
    assert (code, err.count("\n")) == (1, 1)


def huge_png(side: int) -> bytes:
    """Return a PNG that says it has side × side pixels, with hardly any in it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        size, checksum = len(body), zlib.crc32(kind + body)
        return struct.pack(">I", size) + kind + body + struct.pack(">I", checksum)

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(10 * side))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(kind, body)
        for kind, body in ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("text.jpg", b"this is text, whatever it is called\n" * 40),
        ("empty.jpg", b""),
        ("huge.png", huge_png(20_000)),
        ("truncated.jpg", None),
    ],
)
def test_a_bad_file_is_one_sentence_and_the_others_are_added(
    call: Call, tmp_path: Path, name: str, content: bytes | None
) -> None:
    bad = tmp_path / name
    if content is None:
        whole = draw(tmp_path / "whole.jpg", (20, 30, 80)).read_bytes()
        content = whole[: len(whole) // 2]
    bad.write_bytes(content)
    good = draw(tmp_path / "good.png", (200, 30, 30))

    code, value, err = call("add", bad, good)

    assert code == 1
    assert [row["photo"] for row in value["failed"]] == [str(bad)]
    assert len(value["added"]) == 1
    assert err.startswith("wardrobe: ")
    assert err.count("\n") == 1


def other_database(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_text("this is no closet\n" * 100),
        lambda file: file.mkdir(),
        other_database,
    ],
    ids=["text", "folder", "database of another program"],
)
def test_what_is_no_closet_is_one_sentence(
    call: Call, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    file = tmp_path / "other.closet"
    spoil(file)

    code, value, err = call("garments", closet=file)

    assert (code, value) == (1, None)
    assert str(file) in err
    assert err.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="rights do not bind root")
def test_a_folder_without_rights_is_one_sentence(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o000)

    code, value, err = call("add", folder)

    folder.chmod(0o700)
    assert code == 1
    assert len(value["failed"]) == 1
    assert err.count("\n") == 1


def test_a_spoilt_model_stops_only_what_needs_it(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_capsule(call, tmp_path)
    monkeypatch.setattr(main, "MODELS", tmp_path / "no-models")

    code, _, err = call("label", tmp_path / "white.png")
    assert code == 1
    assert "eyes.onnx" in err
    code, _, err = call("suggest", "--occasion", "work")
    assert code == 1
    assert "judge.npz" in err
    assert call("garments")[0] == 0


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the program take its models from a copy that a test may damage."""
    folder = tmp_path / "models"
    shutil.copytree(main.MODELS, folder)
    monkeypatch.setattr(main, "MODELS", folder)
    return folder


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_without_eyes_all_that_needs_none_goes_on_working(
    call: Call, tmp_path: Path, models: Path, damage: str
) -> None:
    ids = add_capsule(call, tmp_path)
    if damage == "missing":
        (models / "eyes.onnx").unlink()
    else:
        (models / "eyes.onnx").write_bytes(b"another network")

    code, _, err = call("label", draw(tmp_path / "new.png", (10, 90, 40)))

    assert code == 1
    assert "reinstall the program" in err
    assert "Traceback" not in err
    assert [row["id"] for row in call("garments")[1]] == ids
    assert call("set", ids[0], "colour=green")[1]["colour"] == "green"
    assert call("suggest", "--occasion", "work")[1]["outfits"]
    assert call("event", *ids, "--kind", "like", "--occasion", "work")[0] == 0
    assert call("check")[1] == {"findings": [], "repairs": []}
    assert call("backup", tmp_path / "copy.closet")[0] == 0


def test_a_tried_picture_is_decoded_once_elsewhere_and_each_view_is_seen_once(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_capsule(call, tmp_path)
    photo = draw(tmp_path / "new.png", (200, 30, 30))
    assert call("try", photo)[0] == 0  # the closet is looked at now
    decoded: list[bytes] = []
    views: list[int] = []
    open_elsewhere, run = PhotoDecoder.open, Classifier._run

    def open_counted(decoder: PhotoDecoder, content: bytes) -> Photo:
        decoded.append(content)
        return open_elsewhere(decoder, content)

    def run_counted(classifier: Classifier, squares: Pixels) -> Any:
        views.append(len(squares))
        return run(classifier, squares)

    monkeypatch.setattr(PhotoDecoder, "open", open_counted)
    monkeypatch.setattr(Classifier, "_run", run_counted)
    monkeypatch.setattr(Image, "open", None)  # nothing is decoded in this process

    code, trial, _ = call("try", photo)

    assert (code, trial["garment"]["group"]) == (0, "top")
    assert decoded == [photo.read_bytes()]
    assert len(views) <= 3


def test_a_correction_teaches_the_next_photo(call: Call, tmp_path: Path) -> None:
    photos = [draw(tmp_path / f"{n}.png", (200, 40 + n, 40)) for n in range(3)]
    first = call("add", photos[0])[1]["added"][0]["id"]
    before = call("label", photos[1])[1][0]["type"]

    call("set", first, "type=scarf")
    taught = call("label", photos[1])[1][0]
    call("set", first, f"type={before}")

    assert before != "scarf"
    assert taught["type"] == "scarf"
    assert taught["type_confidence"] < 1
    assert call("label", photos[2])[1][0]["type"] == before


def test_looking_makes_no_closet(call: Call, tmp_path: Path) -> None:
    closet = tmp_path / "none.closet"

    code, rows, _ = call("label", draw(tmp_path / "a.png", (9, 9, 9)), closet=closet)

    assert code == 0
    assert rows[0]["error"] is None
    assert not closet.exists()


@pytest.mark.parametrize("damage", ["missing", "altered"])
def test_without_the_network_of_the_cut_out_photos_are_added_all_the_same(
    call: Call,
    tmp_path: Path,
    models: Path,
    caplog: pytest.LogCaptureFixture,
    damage: str,
) -> None:
    if damage == "missing":
        (models / "cutout.onnx").unlink()
    else:
        (models / "cutout.onnx").write_bytes(b"another network")

    code, value, _ = call("add", draw(tmp_path / "new.png", (10, 90, 40)))

    assert code == 0
    assert len(value["added"]) == 1
    assert [record.message for record in caplog.records] == [
        "garments are cut out by colours alone: the model cutout.onnx "
        + (
            "or its card is missing or damaged; reinstall the program to fix it"
            if damage == "missing"
            else "doesn't match its card; reinstall the program to fix it"
        )
    ]


def test_a_program_that_is_stopped_while_it_starts_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_argv: list[str]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.terminal.command_line.parse_arguments", stop)

    assert main.main(["garments"]) == 1
    assert capsys.readouterr().err == "wardrobe: stopped, as you asked\n"
