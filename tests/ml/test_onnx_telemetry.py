"""ONNX Runtime tells nobody what the program does, and leaves no id of the device."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = """
import main
from ml.onnx_session import open_session
open_session(main.MODELS / "eyes.onnx", 1)
"""


def test_a_session_writes_nothing_into_the_home_of_the_user(tmp_path: Path) -> None:
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("XDG_", "ORT_"))
    }
    home = tmp_path / "home"
    home.mkdir()

    subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=ROOT,
        env={**kept, "HOME": str(home), "PYTHONPATH": str(ROOT)},
        check=True,
    )

    assert list(home.rglob("*")) == []
