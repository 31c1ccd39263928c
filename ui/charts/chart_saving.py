"""Charts that are kept: as a picture, and as a table for spreadsheets."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QRectF, QSize, QStandardPaths
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from ui.charts.facts import Facts
from ui.files.file_dialogs import ask_new_file
from ui.files.images import png_of
from ui.jobs import Jobs
from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import GRID, HEADING_PX
from wardrobe.backup.open_files import is_held
from wardrobe.errors import InvalidValue, reason_of
from wardrobe.language.texts import _

# Sharp on dense screens, and in print.
_SCALE = 2
_MARGIN_PX, _TITLE_PX = 3 * GRID, 4 * GRID
_UNFIT = '<>:"/\\|?*'  # in names of files, on one system or another


class ChartSaving:
    """Asks for a file's name, and writes it off the GUI thread."""

    def __init__(
        self, owner: QObject, jobs: Jobs, say: Callable[[str], object]
    ) -> None:
        """Write by `jobs`, and `say` what was written."""
        self._owner, self._jobs, self._say = owner, jobs, say

    def save_picture(self, title: str, chart: QWidget) -> None:
        """Save a chart as it is shown, under its title."""
        if path := self._ask(chart, title, ".png", _("Pictures")):
            image = picture_of(title, chart)
            self._write(path, lambda: png_of(image))

    def save_table(self, facts: Facts, parent: QWidget) -> None:
        """Save the figures behind a chart."""
        if path := self._ask(parent, facts.name, ".csv", _("Tables")):
            self._write(path, facts.csv)

    def _ask(self, parent: QWidget, name: str, suffix: str, kinds: str) -> Path | None:
        folder = QStandardPaths.StandardLocation.DocumentsLocation
        start = Path(QStandardPaths.writableLocation(folder)) / f"{_fit(name)}{suffix}"
        title = _("Save “{name}”", name=name)
        path = ask_new_file(parent, title, start, f"{kinds} (*{suffix})")
        if path is None or path.suffix.lower() == suffix:
            return path
        return path.with_name(path.name + suffix)

    def _write(self, path: Path, content: Callable[[], bytes]) -> None:
        def work(_progress: object) -> None:
            if is_held(path):
                raise InvalidValue(_("this is the open closet; choose another name"))
            try:
                path.write_bytes(content())
            except OSError as error:
                raise InvalidValue(
                    _(
                        "{file} can't be written: {reason}",
                        file=path.name,
                        reason=reason_of(error),
                    )
                ) from error

        said = _("Saved as {file}.", file=path.name)
        self._jobs.run(self._owner, work, lambda _: self._say(said))


def picture_of(title: str, chart: QWidget) -> QImage:
    """Draw a chart with its title on the canvas of the present palette."""
    shades = tokens.current()
    above = _MARGIN_PX + _TITLE_PX
    size = chart.size() + QSize(2 * _MARGIN_PX, above + _MARGIN_PX)
    image = QImage(size * _SCALE, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(_SCALE)
    image.fill(QColor(shades.canvas))
    painter = smooth_painter(image)
    painter.setFont(chart.font())
    set_font(painter, HEADING_PX, BOLD)
    place = QRectF(_MARGIN_PX, _MARGIN_PX, chart.width(), _TITLE_PX - GRID)
    draw_words(painter, place, title, shades.text)
    flags = QWidget.RenderFlag.DrawChildren
    chart.render(painter, QPoint(_MARGIN_PX, above), renderFlags=flags)
    painter.end()
    return image


def _fit(name: str) -> str:
    return "".join(" " if letter in _UNFIT else letter for letter in name).strip()
