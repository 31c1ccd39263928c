"""Training VGG16: the loss, one batch learned by heart, stopping, going on, export."""

import json
import math
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from PIL import Image
from torch import nn

from ml.cutout.cutout import cut_out
from ml.eyes.classifier import Classifier
from ml.training.classifier.checking import best_type
from ml.training.classifier.export import (
    export_float,
    export_int8,
    write_classifier_card,
)
from ml.training.classifier.frozen_maps import FrozenMaps
from ml.training.classifier.losses import Targets, loss_of, marginal_loss
from ml.training.classifier.networks.vgg16 import GarmentVgg16
from ml.training.classifier.settings import ClassifierSettings, Stage
from ml.training.classifier.train_classifier import (
    ClassifierTraining,
    Position,
    draw_epoch_rows,
)
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.data.photos import Photos
from ml.training.onnx_file import refuse_external_data
from wardrobe.errors import ModelUnusable
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern

SIZE = 32


def stage_of(variants: int = 0, epochs: int = 2) -> Stage:
    return Stage(
        name=f"{variants} variants",
        size=SIZE,
        epochs=epochs,
        frozen_blocks=3 if variants else 2,
        variants=variants,
    )


SMALL = ClassifierSettings(
    stages=(stage_of(variants=1, epochs=1), stage_of()),
    batch=4,
    kept_size=SIZE * 3 // 2,
)


def silent(_line: str) -> None:
    pass


@pytest.fixture(scope="module")
def model() -> GarmentVgg16:
    torch.manual_seed(1)
    network = GarmentVgg16()
    network.eval()
    return network


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Twenty photos each of red shorts and blue hats, in folders by label."""
    rng = np.random.default_rng(1)
    for label, colour in (("shorts", (200, 30, 30)), ("hat", (30, 30, 200))):
        folder = tmp_path / "data" / "mine" / label
        folder.mkdir(parents=True)
        for number in range(20):
            noise = rng.integers(-20, 20, (40, 30, 3))
            pixels = np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(folder / f"{label}-{number}.png")
    return tmp_path / "data"


def example(*types: GarmentType, is_product: bool = False) -> Example:
    return Example(
        path=Path("x.jpg"),
        types=frozenset(types),
        label="Shoes",
        split=Split.TRAIN,
        is_product=is_product,
    )


def test_at_the_start_the_loss_is_that_of_guessing(model: GarmentVgg16) -> None:
    photos = torch.rand(8, 3, SIZE, SIZE) * 255
    allowed = Targets.of([example(GarmentType.HAT)] * 8).types

    with torch.inference_mode():
        loss = marginal_loss(model(photos).types, allowed, smoothing=0.1)

    assert float(loss) == pytest.approx(math.log(len(GarmentType)), abs=1.0)


def test_a_label_that_allows_all_types_teaches_nothing() -> None:
    logits = torch.randn(4, len(GarmentType))
    allowed = Targets.of([example(*GarmentType)] * 4).types

    assert float(marginal_loss(logits, allowed, smoothing=0.0)) == pytest.approx(
        0.0, abs=1e-5
    )


def test_the_loss_sums_over_the_allowed_types() -> None:
    logits = torch.zeros(1, len(GarmentType))
    allowed = Targets.of([example(GarmentType.HAT, GarmentType.BAG)]).types

    loss = float(marginal_loss(logits, allowed, smoothing=0.0))

    assert loss == pytest.approx(-math.log(2 / len(GarmentType)), abs=1e-5)


def test_outputs_have_their_shapes(model: GarmentVgg16) -> None:
    answers = model(torch.zeros(2, 3, 64, 64))

    assert answers.types.shape == (2, len(GarmentType))
    assert answers.patterns.shape == (2, len(Pattern))
    assert answers.colours.shape == (2, len(Colour))
    assert answers.garment.shape == (2, 1)
    assert answers.embedding.shape == (2, 512)
    assert sum(isinstance(m, nn.Conv2d) for m in model.modules()) == 13


def test_kept_maps_are_answered_like_the_photos(
    model: GarmentVgg16, tmp_path: Path
) -> None:
    photos = torch.rand(3, 3, SIZE, SIZE) * 255
    made: list[list[int]] = []

    def make(rows: list[int]) -> torch.Tensor:
        made.append(rows)
        with torch.inference_mode():
            return model.frozen_maps(photos[rows])

    maps = [
        FrozenMaps(tmp_path / "maps.npy", 3, 2, SIZE).of([2, 0, 2], 1, make)
        for _ in range(2)
    ]

    assert made == [[0, 2]]  # the second time they are read
    assert torch.equal(*maps)
    with torch.inference_mode():
        by_maps = model(maps[0], is_mapped=True).types
        by_photos = model(photos[[2, 0, 2]]).types
    assert by_maps == pytest.approx(by_photos, abs=0.05)


def test_an_epoch_repeats_rare_own_photos_and_samples_products() -> None:
    examples = [example(GarmentType.BOOTS)] * 6
    examples += [example(GarmentType.T_SHIRT)] * 600
    examples += [example(GarmentType.SHIRT, is_product=True)] * 200

    rows = draw_epoch_rows(
        examples, ClassifierSettings(product_share=0.5), random.Random(1)
    )

    boots = [row for row in rows if row < 6]
    assert len(boots) == 6 * ClassifierSettings().most_repeats
    assert sum(6 <= row < 606 for row in rows) == 600
    assert 70 < sum(row >= 606 for row in rows) < 130


def test_the_best_type_is_of_the_best_group() -> None:
    p = dict.fromkeys(GarmentType, 0.0)
    p |= {GarmentType.HAT: 0.4, GarmentType.JEANS: 0.3, GarmentType.TROUSERS: 0.3}

    assert best_type([p[t] for t in GarmentType]) in (
        GarmentType.JEANS,
        GarmentType.TROUSERS,
    )


def test_one_batch_can_be_learned_by_heart() -> None:
    torch.manual_seed(1)
    squares = np.random.default_rng(1).integers(0, 255, (4, SIZE, SIZE, 3), np.uint8)
    types = (GarmentType.HAT, GarmentType.BOOTS, GarmentType.SHIRT, GarmentType.SKIRT)
    photos = Photos([example(t) for t in types], squares)
    network = GarmentVgg16()
    settings = ClassifierSettings(label_smoothing=0.0)
    optimiser = torch.optim.AdamW(network.parameters(), lr=3e-4)
    targets = Targets.of(photos.examples)

    for _ in range(40):
        answers = network(photos.batch([0, 1, 2, 3]).float())
        loss = loss_of(answers, targets, settings)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()

    assert float(loss.detach()) < 0.3


def test_a_stopped_run_goes_on_and_ends_as_if_never_stopped(
    data: Path, tmp_path: Path
) -> None:
    examples = read_examples(data)

    def train(folder: Path, *, is_stopped: bool) -> ClassifierTraining[GarmentVgg16]:
        torch.manual_seed(1)
        training = ClassifierTraining(GarmentVgg16(), SMALL, folder / "checkpoint.pt")
        if is_stopped:
            with pytest.raises(KeyboardInterrupt):
                training.run(
                    examples,
                    tmp_path / "cache",
                    cut_out,
                    stop_after("0 variants epoch 1 step 0"),
                )
            training.save()
            torch.manual_seed(99)  # what is random now must not matter
            training = ClassifierTraining(
                GarmentVgg16(), SMALL, folder / "checkpoint.pt"
            )
        torch.manual_seed(5)
        training.run(examples, tmp_path / "cache", cut_out, silent)
        return training

    whole, stopped = (
        train(tmp_path / name, is_stopped=name == "b") for name in ("a", "b")
    )

    assert len(whole.log) == len(stopped.log) == 3
    assert stopped.position == whole.position
    assert stopped.log[0] == whole.log[0]
    # The average of the last stage is still there to be shipped.
    last = whole.model.type_head.weight
    assert not torch.equal(whole.averaged.type_head.weight, last)


def stop_after(words: str) -> Callable[[str], None]:
    def tell(line: str) -> None:
        if words in line:
            raise KeyboardInterrupt

    return tell


def test_float_onnx_equals_torch_and_int8_comes_close(
    model: GarmentVgg16, tmp_path: Path
) -> None:
    squares = np.random.default_rng(1).integers(0, 255, (8, SIZE, SIZE, 3), np.uint8)
    float_file, int8_file = tmp_path / "float.onnx", tmp_path / "int8.onnx"

    export_float(model, SIZE, float_file)
    write_classifier_card(float_file, {"size": SIZE})
    export_int8(float_file, squares, int8_file, {"note": "test"})

    photos = torch.from_numpy(squares).permute(0, 3, 1, 2).float()
    with torch.inference_mode():
        expected = model(photos).embedding.numpy()
    exact, small = (
        Classifier(file)._run(squares)[-1] for file in (float_file, int8_file)
    )
    assert exact == pytest.approx(expected, abs=1e-4)
    for file in (float_file, int8_file):
        assert b'.py", line' not in file.read_bytes()  # nothing of where it was made
    cosine = (small * expected).sum() / np.linalg.norm(small) / np.linalg.norm(expected)
    assert cosine > 0.95
    # The convolutions take a quarter of the bytes; the heads stay as they are.
    convolutions = [m.weight for m in model.modules() if isinstance(m, nn.Conv2d)]
    saved = sum(weight.nbytes for weight in convolutions) * 3 // 4
    size = float_file.stat().st_size - saved
    assert int8_file.stat().st_size == pytest.approx(size, rel=0.01)


def test_an_altered_model_is_refused(model: GarmentVgg16, tmp_path: Path) -> None:
    file = tmp_path / "eyes.onnx"
    export_float(model, SIZE, file)
    write_classifier_card(file, {"size": SIZE})
    card = json.loads(file.with_suffix(".json").read_text())

    file.write_bytes(file.read_bytes() + b"x")

    assert len(card["sha256"]) == 64
    with pytest.raises(ModelUnusable, match="doesn't match its card"):
        Classifier(file)


def test_weights_in_another_file_are_refused(
    model: GarmentVgg16, tmp_path: Path
) -> None:
    file = tmp_path / "float.onnx"
    export_float(model, SIZE, file)
    whole = onnx.load(file)
    onnx.save(whole, file, save_as_external_data=True, location="weights.bin")

    with pytest.raises(ModelUnusable, match="outside the file"):
        refuse_external_data(file)


def test_what_nobody_knows_costs_nothing() -> None:
    logits = torch.randn(3, len(Pattern), requires_grad=True)
    nothing = torch.zeros(3, len(Pattern), dtype=torch.bool)

    loss = marginal_loss(logits, nothing, smoothing=0.1)
    loss.backward()

    assert float(loss.detach()) == 0.0
    assert logits.grad is not None
    assert not logits.grad.any()


def test_early_blocks_are_frozen_and_later_ones_learn_faster(tmp_path: Path) -> None:
    training = ClassifierTraining(GarmentVgg16(), SMALL, tmp_path / "checkpoint.pt")
    photos = Photos([example(GarmentType.HAT)], np.zeros((1, 32, 32, 3), np.uint8))

    def learning() -> list[bool]:
        return [p.requires_grad for p in training.model.features.parameters()]

    training._begin(SMALL.stages[0], photos, tmp_path)
    assert learning() == [False] * 14 + [True] * 12

    training._begin(SMALL.stages[1], photos, tmp_path)
    training._set_rates(1.0)
    rates = [group["lr"] for group in training.optimiser.param_groups]
    assert learning() == [False] * 8 + [True] * 18
    assert rates == sorted(rates)
    assert rates[0] == pytest.approx(rates[4] * SMALL.rate_decay**4)


def test_the_rate_falls_along_one_curve_over_all_stages(tmp_path: Path) -> None:
    training = ClassifierTraining(GarmentVgg16(), SMALL, tmp_path / "checkpoint.pt")
    rates = []

    for stage, epochs in enumerate((1, 2)):
        training.position = Position(stage)
        for tenth in range(10 * epochs):
            training._set_rates(tenth / 10)
            rates.append(training.optimiser.param_groups[-1]["lr"])

    peak = rates.index(max(rates))
    assert max(rates) == pytest.approx(SMALL.head_rate, rel=0.01)
    assert rates[:peak] == sorted(rates[:peak])
    assert rates[peak:] == sorted(rates[peak:], reverse=True)


def test_photos_in_other_colours_teach_no_colour() -> None:
    seen = replace(example(GarmentType.HAT), colours=frozenset({Colour.RED}))
    targets = Targets.of([seen, seen])

    left = targets.where_coloured(torch.tensor([True, False]))

    assert left.colours.any(1).tolist() == [True, False]
    assert left.types.any(1).tolist() == [True, True]
