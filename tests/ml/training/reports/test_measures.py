"""Counts and shares, with their intervals."""

import pytest

from ml.training.reports.measures import BinaryCounts, macro, proportion


def test_sensitivity_specificity_and_accuracy_follow_from_the_counts() -> None:
    counts = BinaryCounts(tp=8, tn=85, fp=5, fn=2).as_json()

    assert counts["sensitivity"]["value"] == 0.8
    assert counts["specificity"]["value"] == round(85 / 90, 4)
    assert counts["accuracy"]["value"] == 0.93


def test_pairs_of_actual_and_said_are_counted() -> None:
    pairs = [(True, True), (True, False), (False, True), (False, False), (True, True)]

    assert BinaryCounts.of(pairs) == BinaryCounts(tp=2, tn=1, fp=1, fn=1)


def test_a_share_has_a_wilson_interval() -> None:
    share = proportion(9, 10)

    assert share["value"] == 0.9
    # Wilson 1927 by hand: (9 + 1.92) / 13.84 ± 1.96 / 13.84 · sqrt(0.9 + 0.96)
    assert share["interval"] == pytest.approx([0.596, 0.982], abs=0.001)


def test_a_share_of_nothing_is_not_known() -> None:
    assert proportion(0, 0)["value"] is None


def test_means_leave_out_what_is_not_known() -> None:
    some = BinaryCounts(tp=1, tn=3, fp=1, fn=1).as_json()
    none = BinaryCounts(tp=0, tn=4, fp=0, fn=0).as_json()

    means = macro([some, none])

    assert means["sensitivity"] == 0.5
    assert means["specificity"] == round((0.75 + 1) / 2, 4)
