"""The main job on the demo closet where there is no display: lines and a picture."""

from collections.abc import Callable
from pathlib import Path

from ui.outfits.board_picture import COLUMNS, draw_board
from ui.terminal.output import outfit_lines
from ui.terminal.tools import Tools
from wardrobe.errors import ClosetUnusable
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import Outfit
from wardrobe.model.picture import Picture
from wardrobe.styling.suggesting import suggest

TOUR = (Occasion.CASUAL, Occasion.WORK, Occasion.PARTY)


def show_demo(tools: Tools, folder: Path, say: Callable[[str], object]) -> None:
    """Say the best outfits of the demo closet, and write them as a picture.

    Args:
        folder: Where `outfits.png` is written.

    Raises:
        ClosetUnusable: The picture or the closet cannot be written.
    """
    closet = tools.open_closet()
    say("There's no display, so here's the demo closet in the terminal.")
    say(f"It has {len(closet.garments())} garments.")
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
        say("")
        say(f"For {occasion.phrase}, the best of {found.outfits_considered} outfits:")
        for rank, rated in enumerate(found.outfits, start=1):
            for line in outfit_lines(rank, rated):
                say(line)
            outfits.append(rated.outfit)
    folder.mkdir(parents=True, exist_ok=True)
    picture = folder / "outfits.png"
    board = draw_board(outfits, lambda each: closet.picture(each, Picture.CUTOUT))
    if not board.save(str(picture)):
        raise ClosetUnusable(f"{picture} can't be written")
    say("")
    say(f"The same outfits as a picture, one row per occasion: {picture}")
