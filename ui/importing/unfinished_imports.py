"""Remembers which photos are being added, to go on after a crash."""

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings

_KEY = "import/unfinished"


class UnfinishedImports:
    """The paths of imports that have not ended."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._paths: list[str] = []

    def left_over(self) -> list[Path]:
        """Return what was not finished the last time, as far as it is there."""
        try:
            saved = [Path(name) for name in json.loads(self._saved())]
        except (ValueError, TypeError):
            return []
        return [path for path in saved if path.exists()]

    def begin(self, paths: Sequence[Path]) -> None:
        """Remember an import."""
        self._paths += [str(path.absolute()) for path in paths]
        self._write()

    def end(self) -> None:
        """Forget all imports."""
        self._paths.clear()
        self._write()

    def _saved(self) -> str:
        return str(self._settings.value(_KEY, "[]"))

    def _write(self) -> None:
        self._settings.setValue(_KEY, json.dumps(self._paths))
        self._settings.sync()  # a crash must not take it along
