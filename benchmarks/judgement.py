"""The judgement: right for stylists and occasions, exact at any size, and quick."""

import itertools
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

import assets
from benchmarks.figures import Figure, at_most, seconds_of
from benchmarks.garments import numbered_garment
from benchmarks.stylist import measure as stylist
from ml.judgement.descriptors import encode
from ml.judgement.scorer import STYLE_FILE
from ml.judgement.style import Style
from ml.judgement.stylist import Stylist
from ml.training.judgement.cases import misranked_cases, read_cases
from ml.training.judgement.evaluation import Network, occasion_figures, stylist_figures
from ml.training.judgement.expert import Expert
from ml.training.judgement.posts import read_posts
from ml.training.judgement.stylist_outfits import StylistOutfits
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour
from wardrobe.model.garment import Descriptor, Garment, GarmentType, Group
from wardrobe.model.occasion import Occasion
from wardrobe.model.outfit import DescribedOutfit, Outfit, Slot
from wardrobe.ranking.pair_scores import PairScores, Setting
from wardrobe.ranking.rating_described import rate_described
from wardrobe.styling.suggesting import Suggestions, suggest
from wardrobe.taste.taste import Taste

ASSETS = Path(assets.__file__).parent
TABLES, MODEL = ASSETS / "expert", ASSETS / "models" / "judge.npz"

LEAST_AUC = 0.75
LEAST_LEAD_IN_BLANKS = 0.03
LEAST_CORRELATION = 0.7
MOST_WRONG_CASES = 2
MOST_MS = {(60, 40, 20): 30, (100, 100, 100): 60, (1000, 1000, 1000): 500}
LEAST_RATINGS_A_SECOND = 2_000_000
TOP = 50
# A broken dress code costs six; nothing else costs an outfit's occasion so much.
BROKEN = -4.0


def measure(data: Path, is_quick: bool) -> Iterator[Figure]:
    """Yield the figures; `is_quick` compares fewer closets with brute force."""
    scorer = Stylist.load(MODEL, TABLES)
    yield from _stylists(scorer, data)
    yield from _occasions(scorer, data)
    yield _dress_codes(scorer)
    yield from stylist.measure(scorer, TABLES, is_quick=is_quick)
    yield _hard_rules(scorer)
    yield _flip_flops(scorer)
    yield from _sizes(scorer)
    yield _product(scorer, side=46 if is_quick else 100)
    yield _brute_force(scorer, 100 if is_quick else 1000)
    yield _pace(scorer)


def _stylists(scorer: Stylist, data: Path) -> Iterator[Figure]:
    names = ("stylists' outfits of unseen tops above recombined ones (AUC)", "blanks")
    try:
        outfits = StylistOutfits.read(data)
    except InvalidValue as error:
        yield from (Figure(name, str(error), "", None) for name in names)
        return
    found = stylist_figures(outfits, scorer.network.weights, Expert.load(TABLES))
    auc, baseline = found["auc"]["mean"], found["auc_of_pairwise_pmi"]["mean"]
    value = f"{auc:.4f}, pairwise PMI {baseline:.3f}"
    yield Figure(names[0], value, f"{LEAST_AUC}", auc >= LEAST_AUC)
    blank, by_pmi = found["blank"]["mean"], found["blank_of_pairwise_pmi"]["mean"]
    yield Figure(
        "fill in the blank, four choices, same folds",
        f"{blank:.3f}, pairwise PMI {by_pmi:.3f}",
        f"{LEAST_LEAD_IN_BLANKS} above",
        blank - by_pmi >= LEAST_LEAD_IN_BLANKS,
    )


def _occasions(scorer: Stylist, data: Path) -> Iterator[Figure]:
    network = Network(scorer.network.weights, Style.load(MODEL.with_name(STYLE_FILE)))
    try:
        posts = read_posts(data)
    except InvalidValue as error:
        yield Figure("ratings by type as in posts", str(error), "", None)
        return
    for occasion, value in occasion_figures(network, posts).items():
        yield Figure(
            f"Spearman of mean rating by type with posts: {occasion}",
            f"{value:.2f}",
            f"{LEAST_CORRELATION}",
            value >= LEAST_CORRELATION,
        )


def _dress_codes(scorer: Stylist) -> Figure:
    cases = read_cases(TABLES)
    wrong = len(list(misranked_cases(cases, scorer)))
    value = f"{len(cases) - wrong} of {len(cases)}"
    return Figure("dress-code cases right", value, "58 of 60", wrong * 30 <= len(cases))


def _hard_rules(scorer: Stylist) -> Figure:
    """Count outfits in the top tens of a mixed closet that break a dress code."""
    expert, broken = Expert.load(TABLES), []
    colours = (Colour.BLACK, Colour.WHITE, Colour.NAVY, Colour.RED)
    owned = _numbered([(t, c) for t in GarmentType for c in colours])
    for occasion in Occasion:
        for rated in _suggested(owned, scorer, occasion, 10).outfits:
            if _occasion_logit(expert, rated.outfit, occasion) < BROKEN:
                broken.append(rated.outfit)
    value = f"{len(broken)} in {10 * len(Occasion)}"
    return Figure("hard rules broken in any top 10", value, "0", not broken)


def _occasion_logit(expert: Expert, outfit: Outfit, occasion: Occasion) -> float:
    worn = outfit.in_slots()
    codes = np.stack(
        [encode(s, [g.descriptor if g else None]) for s, g in worn.items()], axis=1
    )
    place = np.array([list(Occasion).index(occasion)])
    parts = expert.parts_by_pair(codes, place, np.array([np.nan]))
    return float(parts[:, 0, 0].sum())


def _flip_flops(scorer: Stylist) -> Figure:
    """Ask a closet without other shoes for a wedding."""
    clothes = [(GarmentType.SHIRT, Colour.WHITE), (GarmentType.TROUSERS, Colour.NAVY)]
    owned = _numbered([*clothes, (GarmentType.FLIP_FLOPS, Colour.BLACK)])
    found = _suggested(owned, scorer, Occasion.WEDDING_GUEST, 1)
    said = str(found.missing.sentence) if found.missing else "nothing"
    rating = found.outfits[0].rating
    is_said = "shoes" in said and rating < 0.1
    value = f"{said}; nearest rated {rating:.2f}"
    return Figure("flip-flops for a wedding", value, "said, below 0.1", is_said)


def _sizes(scorer: Stylist) -> Iterator[Figure]:
    for sizes, most_ms in MOST_MS.items():
        owned = _closet(sizes, seed=1)
        ask = partial(_suggested, owned, scorer, Occasion.CASUAL, TOP)
        name = f"best {TOP} of {ask().outfits_considered:,} outfits, exactly, median"
        ms = 1000 * median(seconds_of(ask) for _ in range(5))
        yield at_most(name, ms, most_ms, "ms")


def _product(scorer: Stylist, side: int) -> Figure:
    """Compare with every outfit summed and sorted, from the same pair scores."""
    owned = _closet((side, side, side), seed=2)
    ours = seconds_of(lambda: _suggested(owned, scorer, Occasion.CASUAL, TOP))
    slots: dict[Slot, list[Garment | None]] = {
        slot: [g for g in owned if g.group.value == slot.value]
        for slot in (Slot.TOP, Slot.MIDDLE, Slot.BOTTOM)
    }
    candidates: dict[Slot, list[Garment | None]] = {**slots, Slot.OUTER: [None]}
    setting = Setting(Occasion.CASUAL, None)
    scores = PairScores.of(candidates, setting, scorer, Taste())
    tables = [pair.tolist() for pair in scores.logits().values()]
    tm, tb, to, mb, mo, bo = tables
    started = time.perf_counter()
    every = [
        tm[t][m] + tb[t][b] + to[t][0] + mb[m][b] + mo[m][0] + bo[b][0]
        for t, m, b in itertools.product(range(side), repeat=3)
    ]
    every.sort(reverse=True)
    plain = time.perf_counter() - started
    name = f"itertools.product and sort at {side**3:,} outfits, against ours"
    return Figure(name, f"{plain / ours:.0f} times as long", "", None)


def _brute_force(scorer: Stylist, closets: int) -> Figure:
    """Compare the best of random small closets with every outfit rated alone."""
    random = np.random.default_rng(3)
    differing = 0
    for number in range(closets):
        sizes = tuple(int(size) for size in random.integers(1, 6, 3))
        owned = _closet(sizes, seed=number)
        occasion = list(Occasion)[number % len(Occasion)]
        found = [o.rating for o in _suggested(owned, scorer, occasion, 10).outfits]
        every = sorted(_every_rating(owned, scorer, occasion), reverse=True)[:10]
        differing += not np.allclose(found, every, atol=1e-5)
    value = f"{closets - differing} of {closets} closets equal"
    return Figure("best 10 against brute force", value, "all", differing == 0)


def _every_rating(
    owned: Sequence[Garment], scorer: Stylist, occasion: Occasion
) -> list[float]:
    tops, middles, bottoms = (
        [g for g in owned if g.group is group]
        for group in (Group.TOP, Group.MIDDLE, Group.BOTTOM)
    )
    outfits = [
        DescribedOutfit(top=t.descriptor, middle=m.descriptor, bottom=b.descriptor)
        for t, m, b in itertools.product(tops, middles, bottoms)
    ]
    return rate_described([(outfit, occasion) for outfit in outfits], scorer)


def _pace(scorer: Stylist) -> Figure:
    pair = (Slot.TOP, Slot.MIDDLE)
    owned = _closet((1000, 1000, 1), seed=4)
    tops, middles = (
        [g.descriptor for g in owned if g.group is group]
        for group in (Group.TOP, Group.MIDDLE)
    )
    seconds = seconds_of(
        lambda: scorer.score_pairs(pair, tops, middles, Occasion.WORK, 15.0)
    )
    pace = len(tops) * len(middles) / seconds
    return Figure(
        "pairs that the network rates in a second, in one call",
        f"{pace / 1e6:.1f} million",
        f"{LEAST_RATINGS_A_SECOND / 1e6:.0f} million",
        pace >= LEAST_RATINGS_A_SECOND,
    )


def _suggested(
    owned: Sequence[Garment], scorer: Stylist, occasion: Occasion, count: int
) -> Suggestions:
    return suggest(owned, occasion, scorer=scorer, taste=Taste(), count=count)


def _closet(sizes: tuple[int, ...], seed: int) -> list[Garment]:
    """Return tops, middles and bottoms of random looks; nothing to wear over."""
    random = np.random.default_rng(seed)
    looks = []
    for group, size in zip((Group.TOP, Group.MIDDLE, Group.BOTTOM), sizes, strict=True):
        types = [
            each
            for each in GarmentType
            if each.group is group and not (each.is_outer or each.is_one_piece)
        ]
        looks += [
            (types[random.integers(len(types))], list(Colour)[random.integers(16)])
            for _ in range(size)
        ]
    return _numbered(looks)


def _numbered(looks: Sequence[tuple[GarmentType, Colour]]) -> list[Garment]:
    return [
        numbered_garment(number, Descriptor(*look))
        for number, look in enumerate(looks, start=1)
    ]
