"""Lists what is said under the outfits of many boards: readers call it true or not."""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import assets
from benchmarks.stylist.closets import closet_like_real_ones
from ml.judgement.stylist import Stylist
from wardrobe.model.occasion import Occasion
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.styling.suggesting import suggest
from wardrobe.taste.taste import Taste

CLOSETS, BOARDS_OF_CLOSET, BOARD = 20, 25, 6
SNOW_BELOW_C = 2.0
TEMPERATURES = (None, -3.0, 4.0, 9.0, 14.0, 20.0, 27.0, 32.0)


class Said(NamedTuple):
    """A sentence, and the outfit and setting under which it stood."""

    sentence: str
    outfit: str
    setting: str


def sentences_of(stylist: Stylist, closets: int = CLOSETS) -> Iterator[Said]:
    """Yield what is said on boards of closets as people own them."""
    for seed in range(closets):
        owned = closet_like_real_ones(seed)
        for number in range(BOARDS_OF_CLOSET):
            occasion = list(Occasion)[number % len(Occasion)]
            celsius = TEMPERATURES[(number + seed) % len(TEMPERATURES)]
            sky = _sky(celsius) if number % 5 == 0 else Sky.DRY
            found = suggest(
                owned,
                occasion,
                scorer=stylist.under(sky, DressCode.USUAL),
                taste=Taste(),
                temperature_c=celsius,
                count=BOARD,
                with_variety=True,
            )
            for rated in found.outfits:
                worn = " + ".join(g.title for g in rated.outfit.garments())
                setting = f"{occasion}, {celsius} °C, {sky}, {rated.verdict}"
                yield from (Said(said, worn, setting) for said in rated.reasons)


def _sky(celsius: float | None) -> Sky:
    """Return what may fall at a temperature."""
    return Sky.SNOW if celsius is not None and celsius < SNOW_BELOW_C else Sky.RAIN


def _list_sentences() -> None:
    """Print each sentence with how often it stands, and an outfit under which."""
    folder = Path(assets.__file__).parent
    stylist = Stylist.load(folder / "models" / "judge.npz", folder / "expert")
    said = list(sentences_of(stylist))
    example = {each.sentence: each for each in said}
    for sentence, count in Counter(each.sentence for each in said).most_common():
        shown = example[sentence]
        print(f"{count:>5}  {sentence}  [{shown.outfit}; {shown.setting}]")


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    _list_sentences()
