"""What the window is measured against: Qt alone at the same job, in its own process.

`python -m benchmarks.window_runs.bare TASK STARTED [ARGUMENT…]`; prints a line of JSON.
"""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QColor, QIcon, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QWidget

SIZE = (1280, 800)
# Fits the screen of Qt's offscreen platform, which would shrink what is larger.
LOOK_SIZE = (760, 720)
FRAME_SECONDS = 1 / 60
WHEEL_PX = 400
_COUNT, _DRAWINGS, _ICON_PX = 10_000, 48, 200


def paint(started: float) -> dict[str, Any]:
    """Show an empty window, and stop when it has painted once."""
    app = QApplication([])
    window = QWidget()
    window.resize(*LOOK_SIZE)
    window.show()
    app.processEvents()
    return {"seconds": time.time() - started}


def look(started: float, folder: Path) -> dict[str, Any]:
    """Show what the program shows first, the second time that it is started."""
    import main  # noqa: PLC0415 - what it loads counts, and only here

    main.DATA = folder
    main.LAST_LOOK, main.SETTINGS = folder / "look.png", folder / "window.ini"
    frame = main.show_frame(folder / "my.closet")
    assert frame is not None
    return {"seconds": time.time() - started}


def keep(_started: float, folder: Path) -> dict[str, Any]:
    """Keep the look of a window for `look`: coloured squares, as a board has them."""
    from ui.first_frame import GEOMETRY_KEY, keep_frame  # noqa: PLC0415 - as in `look`

    app = QApplication([])
    window = _gallery()
    window.resize(*LOOK_SIZE)
    window.show()
    app.processEvents()
    keep_frame(window, folder / "look.png", folder / "my.closet")
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue(GEOMETRY_KEY, window.saveGeometry())
    settings.sync()
    return {}


def scroll(_started: float, share: str) -> dict[str, Any]:
    """Scroll through a share of a list of icons as `probe` scrolls ours."""
    app = QApplication([])
    view = _gallery()
    view.show()
    app.processEvents()
    bar = view.verticalScrollBar()
    frames = []
    target = int(float(share) * bar.maximum())
    while bar.value() < target:
        begun = time.perf_counter()
        bar.setValue(bar.value() + WHEEL_PX)
        app.processEvents()
        took = time.perf_counter() - begun
        frames.append(1000 * took)
        time.sleep(max(0, FRAME_SECONDS - took))
    return {"frames_ms": frames}


def _gallery() -> QListView:
    icons = []
    for number in range(_DRAWINGS):
        pixmap = QPixmap(_ICON_PX, _ICON_PX)
        pixmap.fill(QColor.fromHsv(7 * number, 120, 200))
        icons.append(QIcon(pixmap))
    model = QStandardItemModel()
    for number in range(_COUNT):
        item = QStandardItem(icons[number % _DRAWINGS], f"garment {number}")
        model.appendRow(item)
    view = QListView()
    model.setParent(view)
    view.setModel(model)
    view.setViewMode(QListView.ViewMode.IconMode)
    view.setUniformItemSizes(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setIconSize(QSize(_ICON_PX, _ICON_PX))
    view.resize(*SIZE)
    return view


def main_of(task: str, started: float, *rest: str) -> dict[str, Any]:
    """Run the task of that name."""
    if task in {"look", "keep"}:
        return {"look": look, "keep": keep}[task](started, Path(*rest))
    return scroll(started, *rest) if task == "scroll" else paint(started)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=["look", "keep", "scroll", "paint"])
    parser.add_argument("started", type=float, help="seconds since the epoch")
    parser.add_argument("rest", nargs="*")
    args = parser.parse_args()
    sys.stdout.write(json.dumps(main_of(args.task, args.started, *args.rest)) + "\n")
