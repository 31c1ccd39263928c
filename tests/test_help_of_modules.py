"""What is run as `python -m …` says what it is for, and what it takes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# It speaks with its parent through pipes, and nobody else starts it.
OF_PIPES = {"ml.photos.decoder"}
MODULES = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__main__")
    for folder in ("ml", "benchmarks")
    for file in (ROOT / folder).rglob("*.py")
    if '__name__ == "__main__"' in file.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", [each for each in MODULES if each not in OF_PIPES])
def test_help_is_help(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: ")


def test_posts_that_are_not_there_are_one_sentence_and_no_table(tmp_path: Path) -> None:
    module = "ml.training.judgement.posts"

    done = subprocess.run(
        [sys.executable, "-m", module, "gone", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "can't be read" in done.stderr
    assert not list(tmp_path.iterdir())
