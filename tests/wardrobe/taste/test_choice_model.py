"""The choice model: one mode, found from anywhere, the one that the formula says."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wardrobe.logs import DESCRIPTORS, board, event, formality_of, log_of, wear
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion, OwnKey
from wardrobe.taste.choice_model import (
    BIAS_OF_PLACE,
    SD_BIAS,
    SD_SCALE,
    SHARE_OF_OCCASION,
    Fitted,
    draw,
    fit,
    log_likelihoods,
)
from wardrobe.taste.choices import choices_of
from wardrobe.taste.design import MOST_PLACES, Design, Floats, Scales
from wardrobe.taste.features import prior_sd
from wardrobe.taste.taste import path_of

PICNIC = OwnKey(Occasion.DATE, 1)
SCALES = Scales(formality_of)


def design_of(events: list[Event], numbers: range) -> Design:
    occasions = (Occasion.WORK, Occasion.DATE, PICNIC)
    boards = [board(n, occasions[n % 3]) for n in numbers]
    return Design.of(choices_of(log_of(events, boards)), DESCRIPTORS, SCALES)


def of_three_occasions() -> Design:
    occasions = (Occasion.WORK, Occasion.DATE, PICNIC)
    events = [wear(board(n, occasions[n % 3]), n % 4) for n in range(1, 13)]
    events.append(event(1, 11, 21, kind=EventKind.REJECT, number=13))
    return design_of(events, range(1, 13))


def as_vector(fitted: Fitted) -> Floats:
    nodes = sorted(fitted.weights, key=str)
    return np.concatenate([*(fitted.weights[n] for n in nodes), fitted.given])


def as_fitted(vector: Floats, like: Fitted) -> Fitted:
    nodes = sorted(like.weights, key=str)
    parts = np.split(vector, np.cumsum([len(like.weights[n]) for n in nodes]))
    return Fitted(dict(zip(nodes, parts)), parts[-1])


def posterior(design: Design, fitted: Fitted) -> float:
    """The formula of the documentation, written down once more."""
    sd = np.array([prior_sd(feature) for feature in design.features])
    value = float(log_likelihoods(design, fitted).sum())
    for node, weights in fitted.weights.items():
        share = 1.0 if node is None else SHARE_OF_OCCASION
        value -= 0.5 * float(((weights / (sd * share)) ** 2).sum())
    mean = np.array([1.0, *(BIAS_OF_PLACE * np.arange(1, MOST_PLACES))])
    spread = np.array([SD_SCALE, *([SD_BIAS] * (MOST_PLACES - 1))])
    return value - 0.5 * float((((fitted.given - mean) / spread) ** 2).sum())


def test_no_step_in_any_direction_leads_higher() -> None:
    design = of_three_occasions()
    found = fit(design, np.ones(13))
    top, middle = posterior(design, found), as_vector(found)

    slopes = []
    for place in range(len(middle)):
        step = np.zeros(len(middle))
        step[place] = 1e-4
        ahead, behind = (
            posterior(design, as_fitted(middle + sign * step, found))
            for sign in (1, -1)
        )
        assert max(ahead, behind) < top
        slopes.append((ahead - behind) / 2e-4)

    assert np.abs(slopes).max() < 1e-6


@settings(deadline=None, max_examples=10)
@given(seed=st.integers(0, 1000))
def test_the_mode_is_the_same_from_wherever_the_search_starts(seed: int) -> None:
    design = of_three_occasions()
    found = fit(design, np.ones(13))
    noise = np.random.default_rng(seed).normal(size=len(as_vector(found)))

    again = fit(design, np.ones(13), start=as_fitted(noise, found))

    np.testing.assert_allclose(as_vector(again), as_vector(found), atol=1e-8)


@settings(deadline=None, max_examples=10)
@given(order=st.permutations(range(1, 13)))
def test_the_order_of_choices_of_equal_age_does_not_matter(order: list[int]) -> None:
    events = [wear(board(n, PICNIC), n % 4) for n in range(1, 13)]
    boards = [board(n, PICNIC) for n in range(1, 13)]

    one, other = (
        Design.of(choices_of(log_of(each, boards)), DESCRIPTORS, SCALES)
        for each in (events, [events[n - 1] for n in order])
    )

    np.testing.assert_allclose(
        as_vector(fit(one, np.ones(12))), as_vector(fit(other, np.ones(12))), atol=1e-8
    )


def test_weights_of_zero_are_as_good_as_no_choices() -> None:
    some = fit(of_three_occasions(), np.zeros(13))

    assert all(not weights.any() for weights in some.weights.values())
    assert some.given[0] == pytest.approx(1.0)


def test_an_own_occasion_shares_with_its_base_and_with_all() -> None:
    assert path_of(PICNIC) == (PICNIC, Occasion.DATE, None)
    assert path_of(Occasion.WORK) == (Occasion.WORK, None)
    assert set(of_three_occasions().nodes) == {
        PICNIC,
        Occasion.DATE,
        Occasion.WORK,
        None,
    }


def test_draws_spread_as_the_posterior_curves_at_its_mode() -> None:
    """The mean of δᵀHδ over draws δ of covariance H⁻¹ is the number of weights."""
    design = of_three_occasions()
    weights = np.ones(len(design.starts))
    mode = fit(design, weights)
    here = as_vector(mode)
    rng = np.random.default_rng(5)
    step = 1e-3

    curvatures = []
    for _ in range(60):
        far = as_vector(draw(design, weights, mode, rng)) - here
        ahead, behind = (
            posterior(design, as_fitted(here + sign * step * far, mode))
            for sign in (1, -1)
        )
        curvatures.append(-(ahead + behind - 2 * posterior(design, mode)) / step**2)

    assert np.mean(curvatures) == pytest.approx(len(here), rel=0.05)


def test_draws_of_nothing_known_spread_as_the_prior() -> None:
    design = of_three_occasions()
    nothing = np.zeros(len(design.starts))
    prior = fit(design, nothing)
    rng = np.random.default_rng(5)

    draws = [draw(design, nothing, prior, rng).weights[None] for _ in range(400)]

    sd = np.array([prior_sd(feature) for feature in design.features])
    assert np.std(draws, axis=0) / sd == pytest.approx(np.ones(len(sd)), abs=0.15)
