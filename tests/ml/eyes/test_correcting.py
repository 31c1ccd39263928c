"""Corrections teach at once, teach only what is like them, and can be taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from ml.arrays import Floats
from ml.eyes.classifier import EMBEDDING_SIZE, Prediction
from ml.eyes.correcting import (
    HEADS,
    FeatureStatistics,
    fit_corrections,
    load_statistics,
    statistics_file,
)
from ml.model_file import npz_of, sha256_of
from ml.training.classifier.export import write_classifier_card
from ml.training.classifier.fit_statistics import fit_statistics
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType, Pattern

ORDER = list(GarmentType)
KINDS = 12


@pytest.fixture(scope="module")
def world() -> tuple[FeatureStatistics, Floats, Floats]:
    """Return a memory, a head, and the centres of kinds; the last kind is new."""
    rng = np.random.default_rng(1)
    centres = np.maximum(rng.normal(0, 1, (KINDS + 1, EMBEDDING_SIZE)), 0)
    centres[-1] = 0.25 * (centres[0] + centres[1]) + 0.5 * centres[-1]
    head = np.zeros((EMBEDDING_SIZE + 1, HEADS[-1].stop), np.float32)
    apart = 0.008 * (centres[:KINDS] - centres[:KINDS].mean(axis=0)).T
    types, patterns, colours = HEADS
    for names in (types, colours):
        head[:-1, names.start : names.start + KINDS] = apart
        head[-1, names.start + KINDS : names.stop] = -2
    head[:-1, patterns] = apart[:, :6] + apart[:, 6:]
    kinds = rng.integers(0, KINDS, 1500)
    seen = photos_of(centres[kinds], rng)
    memory = fit_statistics(seen, seen @ head[:-1] + head[-1])
    return memory, head, centres.astype(np.float32)


def photos_of(centres: NDArray[np.floating], rng: np.random.Generator) -> Floats:
    noisy = centres + rng.normal(0, 0.4, centres.shape)
    return noisy.astype(np.float32)


def prediction_of(embedding: Floats, head: Floats) -> Prediction:
    logits = embedding @ head[:-1] + head[-1]
    types, patterns, colours = (logits[each] for each in HEADS)
    return Prediction(types, patterns, colours, 1.0, embedding)


def test_five_corrections_teach_a_new_kind_and_spare_the_others(
    world: tuple[FeatureStatistics, Floats, Floats],
) -> None:
    memory, head, centres = world
    rng = np.random.default_rng(2)
    examples = photos_of(np.tile(centres[-1], (5, 1)), rng)
    boots = [Correction(e.tobytes(), GarmentType.BOOTS) for e in examples]

    lesson = fit_corrections(memory, boots)

    assert lesson is not None
    new = photos_of(np.tile(centres[-1], (20, 1)), rng)
    told = [lesson.apply(prediction_of(e, head)).type for e in new]
    assert told.count(GarmentType.BOOTS) >= 18
    known = photos_of(centres[rng.integers(0, KINDS, 100)], rng)
    before = [prediction_of(e, head) for e in known]
    changed = [p for p in before if lesson.apply(p).type is not p.type]
    assert len(changed) <= 1


@pytest.mark.parametrize(
    ("said", "name_of"),
    [
        ({"pattern": Pattern.DOTTED}, lambda p: p.pattern),
        ({"colour": Colour.GOLD}, lambda p: list(Colour)[p.colour_logits.argmax()]),
    ],
)
def test_patterns_and_colours_are_learned_too_and_nothing_else_changes(
    world: tuple[FeatureStatistics, Floats, Floats],
    said: dict[str, Any],
    name_of: Callable[[Prediction], object],
) -> None:
    memory, head, centres = world
    rng = np.random.default_rng(2)
    examples = photos_of(np.tile(centres[-1], (5, 1)), rng)

    corrections = [Correction(e.tobytes(), **said) for e in examples]
    lesson = fit_corrections(memory, corrections)

    assert lesson is not None
    ((wanted),) = said.values()
    new = photos_of(np.tile(centres[-1], (20, 1)), rng)
    before = [prediction_of(e, head) for e in new]
    assert [name_of(lesson.apply(p)) for p in before].count(wanted) >= 18
    assert all(np.array_equal(lesson.apply(p).types, p.types) for p in before)
    known = photos_of(centres[rng.integers(0, KINDS, 100)], rng)
    others = [prediction_of(e, head) for e in known]
    assert sum(name_of(lesson.apply(p)) != name_of(p) for p in others) <= 1


def test_a_colour_is_taught_so_surely_that_the_pixels_are_overruled(
    world: tuple[FeatureStatistics, Floats, Floats],
) -> None:
    memory, head, centres = world
    rng = np.random.default_rng(5)
    (example,) = photos_of(centres[:1], rng)
    gold = list(Colour).index(Colour.GOLD)

    said = Correction(example.tobytes(), colour=Colour.GOLD)
    lesson = fit_corrections(memory, [said])

    assert lesson is not None
    told = lesson.apply(prediction_of(example, head)).colour_logits
    assert told[gold] - np.delete(told, gold).max() > 3


def test_one_correction_of_another_network_spoils_no_other(
    world: tuple[FeatureStatistics, Floats, Floats],
) -> None:
    memory, _, centres = world
    good = Correction(centres[0].tobytes(), GarmentType.BOOTS)
    bad = np.full(EMBEDDING_SIZE, np.nan, np.float32).tobytes()

    alone = fit_corrections(memory, [good])
    beside = fit_corrections(memory, [Correction(bad, GarmentType.HAT), good])

    assert alone is not None
    assert beside is not None
    assert np.array_equal(alone.weights, beside.weights)


def test_what_is_right_already_teaches_nothing(
    world: tuple[FeatureStatistics, Floats, Floats],
) -> None:
    memory, head, centres = world
    embedding = 9 * centres[0]
    right = prediction_of(embedding, head).type
    many = FeatureStatistics(
        memory.mean, memory.directions, memory.shrink, memory.scale, memory.head, 1e9
    )

    lesson = fit_corrections(many, [Correction(embedding.tobytes(), right)])

    assert lesson is not None
    assert np.abs(lesson.weights).max() == 0


def test_many_corrections_of_all_kinds_change_photos_in_general_little(
    world: tuple[FeatureStatistics, Floats, Floats],
) -> None:
    memory, _, centres = world
    rng = np.random.default_rng(3)
    wrong = photos_of(centres[rng.integers(0, KINDS, 80)], rng)
    said = rng.integers(KINDS, len(ORDER), 80)
    corrections = [
        Correction(
            e.tobytes(), ORDER[t], list(Pattern)[t % 6], list(Colour)[12 + t % 4]
        )
        for e, t in zip(wrong, said)
    ]

    lesson = fit_corrections(memory, corrections)

    assert lesson is not None
    known = photos_of(centres[rng.integers(0, KINDS, 200)], rng)
    changed = known @ lesson.weights[:-1] + lesson.weights[-1]
    for each in HEADS:
        assert np.sqrt((changed[:, each] ** 2).sum(axis=1).mean()) < 6


def test_without_corrections_there_is_no_lesson(
    world: tuple[FeatureStatistics, Floats, Floats],
) -> None:
    assert fit_corrections(world[0], []) is None


@pytest.mark.parametrize(
    "embedding",
    [
        b"too short",
        np.full(EMBEDDING_SIZE, 900, np.float32).tobytes(),
        np.full(EMBEDDING_SIZE, np.nan, np.float32).tobytes(),
    ],
)
def test_embeddings_that_this_network_did_not_make_are_left_out(
    world: tuple[FeatureStatistics, Floats, Floats], embedding: bytes
) -> None:
    assert fit_corrections(world[0], [Correction(embedding, GarmentType.BOOTS)]) is None


def test_a_memory_is_kept_beside_its_model(
    world: tuple[FeatureStatistics, Floats, Floats], tmp_path: Path
) -> None:
    model = tmp_path / "eyes.onnx"
    model.write_bytes(b"a model")
    statistics_file(model).write_bytes(npz_of(world[0]))
    write_classifier_card(model, {"memory_sha256": sha256_of(statistics_file(model))})

    read = load_statistics(model)

    assert np.array_equal(read.head, world[0].head)
    assert read.scale == world[0].scale


def test_a_missing_or_altered_memory_is_a_sentence(
    world: tuple[FeatureStatistics, Floats, Floats], tmp_path: Path
) -> None:
    model = tmp_path / "eyes.onnx"
    model.write_bytes(b"a model")
    write_classifier_card(model, {"memory_sha256": "ab" * 32})

    with pytest.raises(ModelUnusable, match="missing or damaged"):
        load_statistics(model)
    statistics_file(model).write_bytes(npz_of(world[0]))
    with pytest.raises(ModelUnusable, match="doesn't match its model card"):
        load_statistics(model)
