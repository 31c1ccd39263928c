"""The colours and measures that the whole window is drawn from."""

from dataclasses import dataclass

from PySide6.QtGui import QColor

# Every distance is a multiple of half of this.
GRID = 8
RADIUS_SMALL = 8
RADIUS = 12
RADIUS_LARGE = 18

CAPTION_PX = 12
LABEL_PX = 13
BODY_PX = 14
HEADING_PX = 17
TITLE_PX = 28

# The first one that is installed is used; each is drawn for screens.
FONT_FAMILIES = (
    "Inter",
    "SF Pro Text",
    "Segoe UI Variable Text",
    "Segoe UI",
    "Cantarell",
    "Noto Sans",
    "DejaVu Sans",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One palette: what each colour is for, as `#rrggbb`.

    Attributes:
        canvas: Behind everything.
        surface: Cards and panels on the canvas.
        sunken: Wells in a surface: fields, chips, empty places.
        hover: A sunken place under the pointer.
        mat: What cut-outs lie on.
        mats: Softly tinted mats, one after the other over the board.
        shadow_alpha: Of the shadow that a cut-out throws on its mat, 0..255.
    """

    is_dark: bool
    canvas: str
    rail: str
    surface: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    text_faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    inverse: str
    on_inverse: str
    on_inverse_accent: str
    mat: str
    mats: tuple[str, ...]
    shadow_alpha: int


LIGHT = Tokens(
    is_dark=False,
    canvas="#faf8f4",
    rail="#f4f1eb",
    surface="#ffffff",
    sunken="#f2efe8",
    hover="#ebe6dd",
    line="#e9e4db",
    line_strong="#d3ccc0",
    text="#211e1a",
    text_soft="#575048",
    text_faint="#6c655b",
    accent="#2f6b52",
    accent_hover="#265a44",
    on_accent="#ffffff",
    accent_soft="#e3eee8",
    warning="#8a5200",
    warning_soft="#fbeed6",
    danger="#a8322a",
    danger_soft="#fae7e4",
    inverse="#2a2723",
    on_inverse="#f7f4ee",
    on_inverse_accent="#9ad7b8",
    mat="#f4f1ec",
    mats=("#f4f0e9", "#edf1ec", "#f3eeee", "#ecf0f3", "#f4f1e6", "#f0eef3"),
    shadow_alpha=78,
)

DARK = Tokens(
    is_dark=True,
    canvas="#171614",
    rail="#1c1a18",
    surface="#22201d",
    sunken="#2c2a26",
    hover="#37342f",
    line="#33302b",
    line_strong="#4b463f",
    text="#f3efe8",
    text_soft="#c2baae",
    text_faint="#a39b8f",
    accent="#8accab",
    accent_hover="#a0d9bc",
    on_accent="#0f2219",
    accent_soft="#26392f",
    warning="#f0bd6a",
    warning_soft="#3c301c",
    danger="#f2978c",
    danger_soft="#43251f",
    inverse="#f0ebe2",
    on_inverse="#211e1a",
    on_inverse_accent="#26604a",
    mat="#4a4641",
    mats=("#4c4740", "#434a44", "#4b4345", "#41474d", "#4b473d", "#47444c"),
    shadow_alpha=150,
)


_shown = [LIGHT]


def current() -> Tokens:
    """Return the tokens that are shown now; every paint asks several times."""
    return _shown[0]


def show(tokens: Tokens) -> None:
    """Let these be the tokens that are shown."""
    _shown[0] = tokens


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1..21.

    Source: WCAG 2.2, "contrast ratio" and "relative luminance".
    """
    lights = sorted((_luminance(first), _luminance(second)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: str) -> float:
    weights = (0.2126, 0.7152, 0.0722)
    parsed = QColor(colour)
    channels = (parsed.redF(), parsed.greenF(), parsed.blueF())
    return sum(w * _linear(c) for w, c in zip(weights, channels))


def _linear(channel: float) -> float:
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)
