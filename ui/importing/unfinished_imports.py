"""Remembers which photos are being added, to go on after a crash, and since when."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

from wardrobe.closet.reachable import is_there

_KEY, _NEXT_KEY = "import/unfinished", "import/next-garment"


class UnfinishedImports:
    """The paths of imports that have not ended."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._paths: list[str] = []
        self._first_id: int | None = None

    def left_over(self) -> list[Path]:
        """Return what was not finished the last time, as far as it is there."""
        try:
            saved = [Path(name) for name in json.loads(self._saved())]
        except (ValueError, TypeError):
            return []
        return [path for path in saved if is_there(path)]

    def begin(self, paths: Sequence[Path], newest_id: int) -> None:
        """Remember an import into a closet whose newest garment has this id."""
        if not self._paths and self._first_id is None:
            self._settings.setValue(_NEXT_KEY, newest_id + 1)
        self._paths += [str(path.absolute()) for path in paths]
        self._write()

    def go_on(self) -> None:
        """Take what came in since the interrupted import began for its own."""
        saved = str(self._settings.value(_NEXT_KEY, ""))
        self._first_id = int(saved) if saved.isdecimal() else None

    def is_own(self, garment_id: int) -> bool:
        """Return whether a garment came in with the import that goes on now."""
        return self._first_id is not None and garment_id >= self._first_id

    def end(self) -> None:
        """Forget all imports."""
        self._paths.clear()
        self._first_id = None
        self._write()

    def _text(self) -> str:
        return json.dumps(self._paths)

    def _saved(self) -> str:
        return str(self._settings.value(_KEY, "[]"))

    def _write(self) -> None:
        self._settings.setValue(_KEY, self._text())
        self._settings.sync()  # a crash must not take it along
