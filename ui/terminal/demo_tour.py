"""The main job on the demo closet where there is no display: lines and a picture."""

from collections.abc import Callable
from pathlib import Path

from ui.demo.closet import load_demo
from ui.outfits.board_picture import COLUMNS, draw_board
from ui.terminal.output import outfit_lines
from ui.terminal.tools import Tools
from wardrobe.errors import ClosetUnusable
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit
from wardrobe.model.picture import Picture
from wardrobe.styling.suggesting import suggest

TOUR = (Occasion.CASUAL, Occasion.WORK, Occasion.PARTY)


def show_demo(
    tools: Tools, drawings: Path, folder: Path, say: Callable[[str], object]
) -> None:
    """Add the demo garments, say the best outfits, and write them as a picture.

    Args:
        drawings: The folder of the SVG files.
        folder: Where the rendered photos and `outfits.png` are written.

    Raises:
        ClosetUnusable: The picture or the closet cannot be written.
    """
    closet = tools.open_closet()
    say("There's no display, so here's the demo closet in the terminal.\n")
    report = load_demo(
        drawings, folder / "photos", closet=closet, eyes=tools.eyes, now=tools.now
    )
    say(f"{len(report.added)} garments added, {len(report.duplicates)} already there.")
    outfits: list[Outfit] = []
    for occasion in TOUR:
        found = suggest(
            closet.garments(),
            occasion,
            scorer=tools.scorer,
            taste=closet.taste(),
            count=COLUMNS,
            with_variety=True,
        )
        say(f"\nFor {occasion}, the best of {found.outfits_considered} outfits:")
        for rank, rated in enumerate(found.outfits, start=1):
            for line in outfit_lines(rank, rated):
                say(line)
            outfits.append(rated.outfit)
    picture = folder / "outfits.png"
    board = draw_board(outfits, lambda each: closet.picture(each, Picture.CUTOUT))
    if not board.save(str(picture)):
        raise ClosetUnusable(f"{picture} can't be written")
    say("")
    say(f"The same outfits as a picture, one row per occasion: {picture}")
