"""Cards, charts and matrices on a picture, in the look of the application."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageDraw, ImageFont

# The light palette of the window (`ui/theme/tokens.py`, which `ml` may not import).
CANVAS, SURFACE, SUNKEN = "#faf8f4", "#ffffff", "#f2efe8"
LINE, LINE_STRONG = "#e9e4db", "#d3ccc0"
TEXT, SOFT, FAINT = "#211e1a", "#575048", "#6c655b"
ACCENT, WARNING, DANGER = "#2f6b52", "#8a5200", "#a8322a"
# Drawn at twice the size, so that it is sharp on dense screens.
SCALE = 2
RADIUS = 12
CAPTION, BODY, HEADING, TITLE = 12, 14, 17, 28


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in units of the window's pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def inset(
        self, left: float, top: float, right: float, bottom: float
    ) -> "Rectangle":
        """Return it made smaller by so much at each edge."""
        width, height = self.width - left - right, self.height - top - bottom
        return Rectangle(self.left + left, self.top + top, width, height)


class Canvas:
    """A picture to draw on, in units of the window's pixels."""

    def __init__(self, width: int, height: int) -> None:
        """Start with the canvas of the window."""
        self.picture = Image.new("RGB", (width * SCALE, height * SCALE), CANVAS)
        self._draw = ImageDraw.Draw(self.picture)

    def text(
        self,
        at: tuple[float, float],
        words: str,
        *,
        size: int = BODY,
        colour: str = TEXT,
        anchor: str = "la",
    ) -> None:
        """Write words; `anchor` as Pillow's: `la` left and top, `mm` the middle."""
        font = ImageFont.load_default(size * SCALE)
        place = (at[0] * SCALE, at[1] * SCALE)
        self._draw.text(place, words, fill=colour, font=font, anchor=anchor)

    def box(
        self,
        box: Rectangle,
        fill: str,
        *,
        outline: str | None = None,
        radius: float = 0,
    ) -> None:
        """Fill a rectangle."""
        corners = [box.left, box.top, box.right, box.bottom]
        self._draw.rounded_rectangle(
            [each * SCALE for each in corners],
            radius * SCALE,
            fill=fill,
            outline=outline,
            width=SCALE,
        )

    def line(self, points: Sequence[tuple[float, float]], colour: str) -> None:
        """Draw a line through points."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self._draw.line(scaled, fill=colour, width=2 * SCALE, joint="curve")

    def dot(self, at: tuple[float, float], colour: str, radius: float = 3) -> None:
        """Draw a dot."""
        edges = (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)
        self._draw.ellipse([each * SCALE for each in edges], fill=colour)

    def card(self, box: Rectangle, title: str, note: str = "") -> Rectangle:
        """Draw a card with its title; return the room that is left in it."""
        self.box(box, SURFACE, outline=LINE, radius=RADIUS)
        self.text((box.left + 20, box.top + 18), title, size=HEADING)
        if note:
            self.text((box.left + 20, box.top + 42), note, size=CAPTION, colour=FAINT)
        return box.inset(20, 68 if note else 50, 20, 18)


def draw_figures(
    sheet: Canvas, box: Rectangle, rows: Sequence[tuple[str, Any]]
) -> None:
    """Draw shares as bars with their values; each row a name and a share's JSON."""
    step = box.height / max(1, len(rows))
    bar_left, bar_width = box.left + 0.42 * box.width, 0.34 * box.width
    for place, (name, share) in enumerate(rows):
        middle = box.top + step * (place + 0.5)
        sheet.text((box.left, middle), name, colour=SOFT, anchor="lm")
        bar = Rectangle(bar_left, middle - 4, bar_width, 8)
        sheet.box(bar, SUNKEN, radius=4)
        value = share["value"]
        if value is None:
            sheet.text((box.right, middle), "no photos", colour=FAINT, anchor="rm")
            continue
        filled = Rectangle(bar.left, bar.top, max(8.0, bar_width * value), bar.height)
        sheet.box(filled, ACCENT, radius=4)
        sheet.text((bar.right + 14, middle), percent_text(value), anchor="lm")
        if "interval" in share:
            low, high = share["interval"]
            words = f"{100 * low:.1f} to {100 * high:.1f}"  # the font has no dash
            at = (box.right, middle)
            sheet.text(at, words, size=CAPTION, colour=FAINT, anchor="rm")


def draw_matrix(
    sheet: Canvas,
    box: Rectangle,
    rows: Sequence[tuple[str, Sequence[int]]],
    columns: Sequence[str],
    right_places: Sequence[frozenset[int]],
    *,
    label_width: float = 110,
) -> None:
    """Draw a confusion matrix: what was right in green, the rest in red, by share.

    Args:
        rows: Names and counts, one for each column.
        right_places: For each row, the columns that are right.
    """
    cells = box.inset(label_width, 22 if len(columns) < 12 else 76, 0, 0)
    width, height = cells.width / len(columns), cells.height / max(1, len(rows))
    for place, name in enumerate(columns):
        at = (cells.left + width * (place + 0.5), cells.top - 6)
        if len(columns) < 12:
            sheet.text(at, name, size=CAPTION, colour=FAINT, anchor="ms")
        else:
            _write_upwards(sheet, at, name)
    for row, (name, counts) in enumerate(rows):
        top = cells.top + height * row
        at = (cells.left - 10, top + height / 2)
        sheet.text(at, name, size=CAPTION, colour=SOFT, anchor="rm")
        total = max(1, sum(counts))
        for column, count in enumerate(counts):
            cell = Rectangle(cells.left + width * column, top, width - 2, height - 2)
            ink = ACCENT if column in right_places[row] else DANGER
            sheet.box(cell, _mixed(SUNKEN, ink, count / total), radius=3)
            if count:
                words = TEXT if count / total < 0.5 else SURFACE
                middle = (cell.left + cell.width / 2, cell.top + cell.height / 2)
                sheet.text(middle, str(count), size=CAPTION, colour=words, anchor="mm")


def draw_chart(
    sheet: Canvas,
    box: Rectangle,
    lines: Sequence[tuple[str, str, Sequence[tuple[float, float]]]],
    axes: tuple[str, str],
    lowest: float,
    *,
    has_diagonal: bool = False,
) -> None:
    """Draw lines of points of 0..1 across and `lowest`..1 upwards.

    Args:
        lines: Name, colour and points of each.
        axes: What is across, and what is upwards.
    """
    plot = box.inset(44, 26, 10, 44)
    last = max((x for *_, points in lines for x, _ in points), default=1.0)
    across = 1.0 if has_diagonal else last

    def place(x: float, y: float) -> tuple[float, float]:
        up = (max(y, lowest) - lowest) / (1 - lowest)
        return plot.left + plot.width * x / across, plot.bottom - plot.height * up

    for part in range(6):
        y = lowest + (1 - lowest) * part / 5
        sheet.line([place(0, y), place(across, y)], LINE)
        at = (plot.left - 8, place(0, y)[1])
        sheet.text(at, percent_text(y, 0), size=CAPTION, colour=FAINT, anchor="rm")
        x = across * part / 5
        at = (place(x, lowest)[0], plot.bottom + 8)
        sheet.text(at, percent_text(x, 0), size=CAPTION, colour=FAINT, anchor="ma")
    sheet.text((plot.left, box.top), axes[1], size=CAPTION, colour=FAINT)
    middle = plot.left + plot.width / 2
    sheet.text((middle, box.bottom), axes[0], size=CAPTION, colour=FAINT, anchor="ms")
    if has_diagonal:
        sheet.line([place(lowest, lowest), place(1, 1)], LINE_STRONG)
    for number, (name, colour, points) in enumerate(lines):
        placed = [place(x, y) for x, y in points]
        sheet.line(placed, colour)
        for at in placed:
            sheet.dot(at, colour)
        at = (plot.right - 60 * number, box.top)
        sheet.text(at, name, size=CAPTION, colour=colour, anchor="ra")


def percent_text(value: float, digits: int = 1) -> str:
    """Return a share as people write it: `97.3 %`."""
    return f"{100 * value:.{digits}f} %"


def _write_upwards(sheet: Canvas, at: tuple[float, float], words: str) -> None:
    """Write words that stand on their end above a point."""
    font = ImageFont.load_default(CAPTION * SCALE)
    _, _, right, bottom = font.getbbox(words)
    strip = Image.new("L", (int(right) + 2, int(bottom) + 4), 0)
    ImageDraw.Draw(strip).text((0, 0), words, fill=255, font=font)
    turned = strip.transpose(Image.Transpose.ROTATE_90)
    corner = (
        int(at[0] * SCALE - turned.width / 2),
        int(at[1] * SCALE - turned.height),
    )
    sheet.picture.paste(Image.new("RGB", turned.size, FAINT), corner, turned)


def _mixed(ground: str, ink: str, share: float) -> str:
    channels = [
        round(int(a, 16) + share * (int(b, 16) - int(a, 16)))
        for a, b in zip(_pairs(ground), _pairs(ink))
    ]
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _pairs(colour: str) -> list[str]:
    return [colour[place : place + 2] for place in (1, 3, 5)]
