"""Corrections teach at once, teach only what is like them, and can be taken back."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from ml.arrays import Floats
from ml.eyes.classifier import EMBEDDING_SIZE, Prediction
from ml.eyes.correcting import (
    FeatureStatistics,
    fit_corrections,
    load_statistics,
    statistics_file,
)
from ml.model_file import npz_of, sha256_of
from ml.training.classifier.export import write_classifier_card
from ml.training.classifier.fit_statistics import fit_statistics
from wardrobe.errors import ModelUnusable
from wardrobe.model.correction import Correction
from wardrobe.model.garment import GarmentType

ORDER = list(GarmentType)
KINDS = 12


@pytest.fixture(scope="module")
def world() -> tuple[FeatureStatistics, Floats, Floats]:
    """Return a memory, a head, and the centres of kinds; the last kind is new."""
    rng = np.random.default_rng(1)
    centres = np.maximum(rng.normal(0, 1, (KINDS + 1, EMBEDDING_SIZE)), 0)
    centres[-1] = 0.25 * (centres[0] + centres[1]) + 0.5 * centres[-1]
    head = np.zeros((EMBEDDING_SIZE + 1, len(ORDER)), np.float32)
    head[:-1, :KINDS] = 0.008 * (centres[:KINDS] - centres[:KINDS].mean(axis=0)).T
    head[-1, KINDS:] = -2
    kinds = rng.integers(0, KINDS, 1500)
    seen = photos_of(centres[kinds], rng)
    memory = fit_statistics(seen, seen @ head[:-1] + head[-1])
    return memory, head, centres.astype(np.float32)


def photos_of(centres: NDArray[np.floating], rng: np.random.Generator) -> Floats:
    noisy = centres + rng.normal(0, 0.4, centres.shape)
    return noisy.astype(np.float32)


def prediction_of(embedding: Floats, head: Floats) -> Prediction:
    logits = embedding @ head[:-1] + head[-1]
    return Prediction(logits, np.zeros(6, np.float32), embedding)


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
    corrections = [Correction(e.tobytes(), ORDER[t]) for e, t in zip(wrong, said)]

    lesson = fit_corrections(memory, corrections)

    assert lesson is not None
    known = photos_of(centres[rng.integers(0, KINDS, 200)], rng)
    changed = known @ lesson.weights[:-1] + lesson.weights[-1]
    assert np.sqrt((changed**2).sum(axis=1).mean()) < 6


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


def test_a_type_that_the_network_never_learned_can_be_taught(
    world: tuple[FeatureStatistics, Floats, Floats], tmp_path: Path
) -> None:
    memory, _, centres = world
    known = [t for t in ORDER if t is not GarmentType.SLIPPERS]
    model = tmp_path / "eyes.onnx"
    model.write_bytes(b"a model")
    narrow = replace(memory, head=memory.head[:, [ORDER.index(t) for t in known]])
    statistics_file(model).write_bytes(npz_of(narrow))
    sha256 = sha256_of(statistics_file(model))
    write_classifier_card(model, {"memory_sha256": sha256, "types": known})
    rng = np.random.default_rng(2)
    examples = photos_of(np.tile(centres[-1], (5, 1)), rng)

    read = load_statistics(model)
    slippers = [Correction(e.tobytes(), GarmentType.SLIPPERS) for e in examples]
    lesson = fit_corrections(read, slippers)

    assert read.head.shape == memory.head.shape
    assert lesson is not None
    new = [
        prediction_of(e, read.head)
        for e in photos_of(np.tile(centres[-1], (20, 1)), rng)
    ]
    assert GarmentType.SLIPPERS not in [p.type for p in new]
    told = [lesson.apply(p).type for p in new]
    assert told.count(GarmentType.SLIPPERS) >= 16
    others = [
        prediction_of(e, read.head)
        for e in photos_of(centres[rng.integers(0, KINDS, 100)], rng)
    ]
    assert sum(lesson.apply(p).type is not p.type for p in others) <= 1


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
