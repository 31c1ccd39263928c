"""Finds the photo that a table names, as another system or program may write it."""

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from wardrobe.closet.adding import is_web_address
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import folded
from wardrobe.language.texts import _


class PhotoFinder:
    """Finds the files that the cells of one table name."""

    def __init__(self, folder: Path) -> None:
        """Look beside a table, in `folder`; each folder is read once."""
        self._folder = folder
        self._names: dict[Path, dict[str, str]] = {}

    def find(self, named: str) -> Path:
        """Return the file that a cell names; as it is named if none is there.

        Letters count in any case and form, and slashes in any direction; of a path that
        is not here, the file's name.

        Raises:
            InvalidValue: It is on the web.
        """
        if is_web_address(named):
            raise InvalidValue(_("photos on the web aren't fetched; download it first"))
        if named.lower().startswith("file://"):
            named = unquote(urlsplit(named).path)
        exact = self._folder / named
        if _is_there(exact):
            return exact
        parts = PurePosixPath(named.replace("\\", "/")).parts
        return self._walk(parts) or self._walk(parts[-1:]) or exact

    def _walk(self, parts: tuple[str, ...]) -> Path | None:
        place = self._folder
        for part in parts:
            step = place / part
            if part not in {"..", "/"} and not _is_there(step):
                name = self._names_in(place).get(folded(part))
                if name is None:
                    return None
                step = place / name
            place = step
        return place if parts else None

    def _names_in(self, folder: Path) -> dict[str, str]:
        if folder not in self._names:
            try:
                names = sorted(each.name for each in folder.iterdir())
            except OSError:
                names = []
            self._names[folder] = {folded(name): name for name in names}
        return self._names[folder]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name with a zero in it
        return False
