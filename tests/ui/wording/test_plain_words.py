"""What people stumbled over is not said again, in any marked text of the program."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TEXTS = "\n".join(
    file.read_text(encoding="utf-8")
    for folder in ("ui", "wardrobe")
    for file in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize(
    "words",
    [
        '"Why not this one?"',
        '"Over it"',
        '"Take it away, bring it in"',
        '"Palette"',
        "hardly counts against it",
        "Only these will do in their place",
        '"Learn anew now"',
        "is no price",
        '"Keep on the wish list"',
    ],
)
def test_no_text_says(words: str) -> None:
    assert words not in TEXTS
