"""Calibration error by hand, and what reviewing the least sure gains."""

import pytest

from ml.training.reports.reliability import reliability, review_gain


def test_the_calibration_error_is_the_mean_distance_of_sure_and_right() -> None:
    told = reliability([0.95] * 10 + [0.55] * 10, [True] * 9 + [False] * 6 + [True] * 5)

    # |0.95 - 0.9| and |0.55 - 0.5|, each half of the photos.
    assert told["ece"] == pytest.approx(0.05, abs=1e-6)
    assert [each["right"]["count"] for each in told["bins"]] == [10, 10]


def test_one_who_is_always_sure_falls_in_the_last_bin() -> None:
    assert reliability([1.0, 1.0], [True, True])["ece"] == 0.0


def test_reviewing_the_least_sure_finds_their_errors() -> None:
    confidences = [number / 20 for number in range(20)]
    hits = [False, False, *[True] * 16, False, True]

    gained = review_gain(confidences, hits)

    assert gained["errors"] == 3
    assert gained["in_least_sure"]["value"] == pytest.approx(2 / 3, abs=1e-3)
    assert gained["rest"][0]["value"] == 0.85
    assert gained["rest"][2]["reviewed"] == 0.1
    assert gained["rest"][2]["value"] == pytest.approx(17 / 18, abs=1e-3)


def test_without_errors_nothing_is_held() -> None:
    assert review_gain([0.5] * 10, [True] * 10)["in_least_sure"]["value"] is None
