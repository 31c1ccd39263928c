"""That the fuzzing finds what it looks for, and a little of the fuzzing itself."""

import os
import signal
from pathlib import Path

import numpy as np
import pytest

from benchmarks.safety import fuzz
from benchmarks.safety.fuzz import _fuzz, _try_closet, _try_folder, _try_picture
from benchmarks.safety.pictures import SPOILERS, seeds, spoilt
from benchmarks.safety.work import CLOSET, OUT, fill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def crash(content: bytes, _: Path) -> str:
    if len(content) % 7 == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return "opened"


def hang(content: bytes, _: Path) -> str:
    while len(content) > 1:
        pass
    return "opened"


def fail(content: bytes, _: Path) -> str:
    raise LookupError("something odd")


def test_a_crash_is_found_and_the_others_are_tried_all_the_same() -> None:
    tally = _fuzz([bytes(100)], crash, 60, seed=1)

    assert tally.files == 60
    assert 0 < len(tally.wrong) < 60
    assert all("SIGKILL" in each for each in tally.wrong)


def test_a_hang_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "LONGEST_SECONDS", -0.9)

    tally = _fuzz([bytes(100)], hang, 2, seed=2)

    assert any("SIGPROF" in each for each in tally.wrong)


def test_an_error_that_is_no_sentence_is_found() -> None:
    tally = _fuzz([bytes(100)], fail, 3, seed=1)

    assert len(tally.wrong) == 3
    assert "something odd" in tally.wrong[0]


def test_the_same_seed_and_number_spoil_alike_and_each_way_spoils() -> None:
    corpus = list(seeds().values())

    assert spoilt(np.random.default_rng(5), corpus) == spoilt(
        np.random.default_rng(5), corpus
    )
    for spoil in SPOILERS:
        rng = np.random.default_rng(1)
        assert any(spoil(rng, each, corpus[0]) != each for each in corpus)


def test_spoilt_pictures_are_opened_or_refused() -> None:
    tally = _fuzz(list(seeds().values()), _try_picture, 400, seed=77)

    assert tally.wrong == []
    assert tally.outcomes.keys() == {"opened", "refused"}


def test_spoilt_closets_and_folders_are_opened_or_refused(tmp_path: Path) -> None:
    fill(tmp_path)
    closet = (tmp_path / CLOSET).read_bytes()
    manifest = (tmp_path / OUT / "closet.json").read_bytes()

    assert _fuzz([closet], _try_closet, 15, seed=7).wrong == []
    assert _fuzz([manifest], _try_folder, 15, seed=7).wrong == []
