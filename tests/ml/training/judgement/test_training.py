"""Training of the rating network: its slopes, and that it learns the same each time."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from ml.arrays import Doubles
from ml.judgement.descriptors import EMPTY_TYPE, SIZES
from ml.judgement.network import WARMTH, Weights
from ml.judgement.scorer import NumpyScorer
from ml.training.judgement.backpropagation import backward, forward, random_weights
from ml.training.judgement.cases import described_outfit_of
from ml.training.judgement.labels import LabelledOutfits
from ml.training.judgement.losses import expert_loss, label_loss
from ml.training.judgement.samples import Samples, draw_samples
from ml.training.judgement.training import JudgeSettings, Sources, train_judge
from tests.ml.judgement.outfit_words import STYLE, TABLES
from wardrobe.model.occasion import Occasion
from wardrobe.model.progress import Progress
from wardrobe.ranking.rating_described import rate_described

HIDDEN = (5, 4)
SOURCES = Sources(tables=TABLES, style=STYLE)


@pytest.fixture
def weights() -> Weights:
    """In float64, so that finite differences are exact enough."""
    random = np.random.default_rng(4)
    drawn = random_weights(HIDDEN, random).arrays()
    return Weights(
        **{
            name: array + 0.1 * random.standard_normal(array.shape)  # type: ignore[arg-type]
            for name, array in drawn.items()
        }
    )


@pytest.fixture
def samples() -> Samples:
    return draw_samples(12, np.random.default_rng(5))


def loss_and_gradient(weights: Weights, samples: Samples) -> tuple[float, Weights]:
    """Both losses: the expert's of the first eight, the labels of the rest."""
    trace = forward(weights, samples.outfits, samples.occasions, samples.temperature_c)
    wanted = np.random.default_rng(6).standard_normal((6, 8, 4)).astype(np.float32)
    taught = expert_loss(trace.parts[:, :8], wanted, 0.5)
    labelled = label_loss(trace.parts[:, 8:], np.linspace(-2, 2, 4, dtype=np.float32))
    slope = np.concatenate([taught.slope, labelled.slope], axis=1)
    return taught.value + labelled.value, backward(weights, trace, slope)


@pytest.mark.parametrize("name", Weights.__slots__)
def test_slopes_agree_with_finite_differences(
    weights: Weights, samples: Samples, name: str
) -> None:
    _, gradient = loss_and_gradient(weights, samples)
    array: Doubles = getattr(weights, name)
    slopes = getattr(gradient, name)
    largest = np.argsort(-np.abs(slopes).ravel())[:5]
    for place in (np.unravel_index(flat, array.shape) for flat in largest):
        values = []
        for step in (1e-5, -1e-5):
            array[place] += step
            values.append(loss_and_gradient(weights, samples)[0])
            array[place] -= step
        numeric = (values[0] - values[1]) / 2e-5
        assert slopes[place] == pytest.approx(numeric, rel=2e-3, abs=1e-5)


def test_forward_and_slopes_agree_with_torch(
    weights: Weights, samples: Samples
) -> None:
    torch = pytest.importorskip("torch")
    trace = forward(weights, samples.outfits, samples.occasions, samples.temperature_c)
    inputs = np.concatenate([trace.slots[0], trace.slots[1], trace.settings], axis=1)
    tensors = [
        torch.tensor(array[0], dtype=torch.float64, requires_grad=True)
        for array in weights.arrays().values()
    ]
    first, first_bias, second, second_bias, out, out_bias = tensors
    hidden = torch.relu(torch.tensor(inputs, dtype=torch.float64) @ first + first_bias)
    parts = torch.relu(hidden @ second + second_bias) @ out + out_bias
    known = torch.ones_like(parts)
    known[:, WARMTH] = torch.tensor(~np.isnan(samples.temperature_c)).double()
    parts = parts * known
    np.testing.assert_allclose(trace.parts[0], parts.detach(), rtol=1e-5, atol=1e-5)
    (parts**2).sum().backward()
    slope = np.zeros_like(trace.parts)
    slope[0] = 2 * trace.parts[0]
    gradient = backward(weights, trace, slope)
    for array, tensor in zip(gradient.arrays().values(), tensors):
        np.testing.assert_allclose(array[0], tensor.grad, rtol=1e-4, atol=1e-4)


def test_losses_are_least_where_they_should_be() -> None:
    parts = np.random.default_rng(7).standard_normal((6, 3, 4)).astype(np.float32)
    assert expert_loss(parts, parts, 0.5).value == 0
    logits = parts.sum(axis=(0, 2))
    assert label_loss(parts, logits).value == 0
    assert label_loss(parts, logits + 1).value == pytest.approx(1, rel=1e-4)


def test_samples_are_of_all_kinds() -> None:
    samples = draw_samples(5000, np.random.default_rng(8))
    assert samples.outfits.shape == (5000, 4, 3)
    assert (samples.outfits.max(axis=(0, 1)) < SIZES).all()
    assert set(samples.occasions) == set(range(10))
    assert 0.3 < np.isnan(samples.temperature_c).mean() < 0.5
    assert 0.3 < (samples.outfits[:, 3, 0] == EMPTY_TYPE).mean() < 0.6


def test_the_same_seed_gives_the_same_model(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    cards = []
    for name in ("one", "other"):
        model = tmp_path / name / "judge.npz"
        settings = JudgeSettings(steps=3, batch=32)
        cards.append(
            train_judge(
                SOURCES, model, settings, Progress(tell=lambda *at: steps.append(at))
            )
        )
        NumpyScorer.load(model)
    assert cards[0] == cards[1]
    assert steps == [(1, 3), (2, 3), (3, 3)] * 2
    assert str(tmp_path) not in str(cards[0])


def test_training_comes_nearer_to_the_expert(tmp_path: Path) -> None:
    errors = []
    for steps in (1, 120):
        settings = JudgeSettings(steps=steps, batch=128)
        figures = train_judge(SOURCES, tmp_path / "judge.npz", settings)["figures"]
        errors.append(figures["rmse_of_logit"])
    assert errors[1] < 0.75 * errors[0]


def test_labels_move_what_they_are_about(tmp_path: Path) -> None:
    outfit = described_outfit_of("white t-shirt + blue jeans + white sneakers")
    ratings = []
    for wanted in (0.1, 0.9):
        labels = LabelledOutfits.of([(outfit, Occasion.CASUAL, wanted)] * 8)
        sources = replace(SOURCES, labels=labels)
        model = tmp_path / "judge.npz"
        train_judge(sources, model, JudgeSettings(steps=150, batch=64))
        scorer = NumpyScorer.load(model)
        ratings += rate_described([(outfit, Occasion.CASUAL)], scorer)
    assert ratings[0] < 0.3
    assert ratings[1] > 0.7
