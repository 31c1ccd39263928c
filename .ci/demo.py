#!/usr/bin/env python
"""Draws the demo closet that is shipped, assets/demo/demo.closet.

To be run again when the drawings, the closet's schema or the eyes change; a test tells.
"""

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402

import main as program  # noqa: E402
from ui.demo.closet import load_demo  # noqa: E402
from ui.demo.ready_made import FILE  # noqa: E402


def make(target: Path) -> None:
    """Draw, photograph and add each garment; write the closet."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, FILE)
        tools = program.tools_for(file)
        load_demo(
            program.DEMO_DRAWINGS,
            Path(folder, "photos"),
            closet=tools.open_closet(),
            eyes=tools.eyes,
            now=tools.now,
        )
        tools.maintenance.close()
        whole = sqlite3.connect(file)
        whole.execute("VACUUM")
        whole.close()
        target.write_bytes(file.read_bytes())
    del app


if __name__ == "__main__":
    make(program.DEMO_DRAWINGS / FILE)
