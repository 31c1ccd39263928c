"""What the stylist says and holds: classics, weather, verdicts, and its sentences."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.figures import Figure
from benchmarks.stylist.closets import closet_like_real_ones
from benchmarks.stylist.sentences import sentences_of
from ml.judgement.descriptors import COLOURS, PATTERNS, TYPES
from ml.judgement.formality import read_rows
from ml.judgement.stylist import Stylist
from ml.training.judgement.cases import described_outfit_of, read_classics
from ml.training.judgement.samples import draw_samples
from wardrobe.model.garment import Descriptor
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit, Outfit, Slot, Verdict
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.facts import FactKind
from wardrobe.ranking.pair_scores import SLOT_PAIRS, Setting
from wardrobe.ranking.ranking import Ranking
from wardrobe.ranking.rating_described import rate_described
from wardrobe.taste.taste import Taste

LEAST_MEDIAN, LEAST_LOWEST_TENTH = 0.99, 0.90
MOST_WRONG_WEATHER = 2
LEAST_GREAT_ON_TOP, MOST_GREAT_AT_RANDOM = 0.5, 0.05
TOP, AT_RANDOM = 10, 400

_CLASHES = {FactKind.LOUD_COLOURS, FactKind.TWO_PATTERNS}


def measure(stylist: Stylist, tables: Path, *, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` looks at fewer random outfits and closets."""
    yield from _classics(stylist, tables, 600 if is_quick else 4000)
    yield _weather(stylist, tables)
    yield from _verdicts(stylist, 2 if is_quick else 8)
    yield _sentences(stylist, 2 if is_quick else 20)


def _classics(stylist: Stylist, tables: Path, count: int) -> Iterator[Figure]:
    """Set the classics of published guides against spoilt twins and random outfits."""
    classics, random = read_classics(tables), _random_outfits(count)
    right, beaten, clashing = 0, [], 0
    by_occasion = {
        occasion: np.sort(rate_described([(o, occasion) for o in random], stylist))
        for occasion in {each.occasion for each in classics}
    }
    for each in classics:
        outfits = [described_outfit_of(words) for words in (each.better, each.worse)]
        rows = [(outfit, each.occasion) for outfit in outfits]
        better, worse = rate_described(rows, stylist)
        right += better > worse
        ratings = by_occasion[each.occasion]
        beaten.append(np.searchsorted(ratings, better) / len(ratings))
        facts = stylist.facts(outfits[0], each.occasion, None)
        clashing += any(fact.kind in _CLASHES for fact in facts)
    value = f"{right} of {len(classics)}"
    yield Figure(
        "classics above their spoilt twins", value, "all", right == len(classics)
    )
    median, low = float(np.median(beaten)), float(np.quantile(beaten, 0.1))
    yield Figure(
        "random outfits that a classic beats, median / lowest tenth",
        f"{median:.3f} / {low:.3f}",
        f"{LEAST_MEDIAN} / {LEAST_LOWEST_TENTH}",
        median >= LEAST_MEDIAN and low >= LEAST_LOWEST_TENTH,
    )
    yield Figure("classics said to clash", str(clashing), "0", clashing == 0)


def _weather(stylist: Stylist, tables: Path) -> Figure:
    cases = read_rows(tables / "warmth_cases.csv")
    right = 0
    for case in cases:
        scorer = stylist.under(Sky(case["sky"]), DressCode.USUAL)
        setting = Occasion(case["occasion"]), float(case["temperature_c"])
        better, worse = (_logit(scorer, case[w], *setting) for w in ("better", "worse"))
        right += better > worse
    wrong = len(cases) - right
    return Figure(
        "warmth and weather cases right",
        f"{right} of {len(cases)}",
        f"{len(cases) - MOST_WRONG_WEATHER}",
        wrong <= MOST_WRONG_WEATHER,
    )


def _logit(
    scorer: Stylist, words: str, occasion: Occasion, temperature_c: float
) -> float:
    worn = dict(zip(Slot, described_outfit_of(words).in_slots(), strict=True))
    rate = partial(scorer.score_pairs, occasion=occasion, temperature_c=temperature_c)
    parts = (rate(pair, *([worn[slot]] for slot in pair)) for pair in SLOT_PAIRS)
    return sum(float(each.sum()) for each in parts)


def _verdicts(stylist: Stylist, closets: int) -> Iterator[Figure]:
    """Count the great ones on top and at random of closets of 50,000 outfits."""
    on_top, at_random, alike = [], [], []
    for seed in range(closets):
        owned = closet_like_real_ones(seed, large=True)
        random = np.random.default_rng(seed)
        for occasion in Occasion:
            setting = Setting(occasion, None)
            ranking = Ranking.of(owned, setting, scorer=stylist, taste=Taste())
            best = [place.rated() for place in ranking.best(100)]
            on_top += [each.verdict is Verdict.GREAT for each in best[:TOP]]
            alike.append(len({f"{each.standing:.2f}" for each in best}))
            kind, _ = max(ranking.kinds, key=lambda each: len(each[0][Slot.TOP]))
            for _ in range(AT_RANDOM // 10):
                worn = {s: k[random.integers(len(k))] for s, k in kind.items()}
                if worn[Slot.TOP] is worn[Slot.OUTER]:
                    continue
                outfit = Outfit.of(worn)
                verdict = ranking.place_of(outfit).rated().verdict
                at_random.append(verdict is Verdict.GREAT)
    top, chance = float(np.mean(on_top)), float(np.mean(at_random))
    yield Figure(
        "great among the top 10 of closets of about 50,000 outfits",
        f"{top:.2f}",
        f"{LEAST_GREAT_ON_TOP}",
        top >= LEAST_GREAT_ON_TOP,
    )
    yield Figure(
        "great among random outfits of these closets",
        f"{chance:.3f}",
        f"at most {MOST_GREAT_AT_RANDOM}",
        chance <= MOST_GREAT_AT_RANDOM,
    )
    yield Figure(
        "different standings among the best hundred, median",
        f"{np.median(alike):.0f}",
        "",
        None,
    )


def _sentences(stylist: Stylist, closets: int) -> Figure:
    said = list(sentences_of(stylist, closets))
    distinct = len({each.sentence for each in said})
    value = (
        f"{distinct} of {len(said)}; python -m benchmarks.stylist.sentences lists them"
    )
    return Figure("distinct sentences under outfits of 500 boards", value, "", None)


def _random_outfits(count: int) -> list[DescribedOutfit]:
    """Return outfits of any garments that can be worn together."""
    outfits: list[DescribedOutfit] = []
    for row in draw_samples(3 * count, np.random.default_rng(5)).outfits.tolist():
        worn = [_descriptor(codes) for codes in row]
        top, middle, bottom, outer = worn
        is_whole = top and bottom and top.type.is_one_piece is (middle is None)
        if is_whole and (outer is None or outer.type.is_outer):
            outfits.append(DescribedOutfit(**dict(zip(Slot, worn, strict=True))))
    return outfits[:count]


def _descriptor(codes: Sequence[int]) -> Descriptor | None:
    kind, colour, pattern = codes
    if kind >= len(TYPES):
        return None
    return Descriptor(TYPES[kind], COLOURS[colour], PATTERNS[pattern])
