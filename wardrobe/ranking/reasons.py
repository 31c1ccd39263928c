"""What a friend would say of an outfit: facts of the tables, and taste, in sentences.

Facts are said as they are, never that a pair is seldom seen or a piece seldom chosen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wardrobe.days.habits import Habit
from wardrobe.language.texts import _, degrees, noted, number
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import Garment
from wardrobe.model.outfit import Outfit, Part, Slot, Verdict
from wardrobe.ports.facts import Fact, FactKind
from wardrobe.ranking.pair_scores import Setting

MOST_REASONS = 2
# From this logit on a piece is said to be liked: a tenth of the way from even odds.
LIKED = 0.4

# What speaks for an outfit, what says most first; one of each line is enough.
_FAMILIES = (
    (
        FactKind.ONE_COLOUR,
        FactKind.ONE_ACCENT,
        FactKind.SMART_NEUTRALS,
        FactKind.TONES,
        FactKind.COLOUR_PAIR,
        FactKind.ONE_PATTERN,
        FactKind.EASY_NEUTRALS,
    ),
    (FactKind.READY_FOR_WET, FactKind.WARM_ENOUGH, FactKind.LIGHT_ENOUGH),
    (FactKind.IN_CODE,),
)
# What of the whole need not be said where a piece is named.
_SAID_BY_PIECES = {
    FactKind.TOO_COLD: {FactKind.COLD_PIECE, FactKind.LACKS_COAT},
    FactKind.TOO_WARM: {FactKind.WARM_PIECE},
}
# A good outfit makes up for these.
_OVERLOOKED = {FactKind.TOO_CASUAL, FactKind.TOO_DRESSY}
_SAID = {
    FactKind.OUT_OF_CODE: noted("For {occasion}, leave out the {garment}."),
    FactKind.LACKS: noted("For {occasion}, put on a {type}."),
    FactKind.COLD_PIECE: noted("{degrees} is too cold for the {garment}."),
    FactKind.LACKS_COAT: noted("You'd want a coat over this."),
    FactKind.WARM_PIECE: noted("{degrees} is too warm for the {garment}."),
    FactKind.WET_PIECE: noted("Wet weather is hard on the {garment}."),
    FactKind.SUEDE_IN_RAIN: noted("Suede doesn't like rain."),
    FactKind.SUEDE_IN_SNOW: noted("Suede doesn't like snow."),
    FactKind.TOO_COLD: noted("Rather cold for {degrees}."),
    FactKind.TOO_WARM: noted("Rather warm for {degrees}."),
    FactKind.LOUD_COLOURS: noted("{garment} and {other} clash: two loud colours."),
    FactKind.TWO_PATTERNS: noted("Two patterns compete: {garment} and {other}."),
    FactKind.TOO_CASUAL: noted("A little casual for {occasion}: the {garment}."),
    FactKind.TOO_DRESSY: noted("A little dressy for {occasion}: the {garment}."),
    FactKind.IN_CODE: noted("Right for {occasion}."),
    FactKind.WARM_ENOUGH: noted("Warm enough for {degrees}."),
    FactKind.LIGHT_ENOUGH: noted("Light enough for {degrees}."),
    FactKind.READY_FOR_WET: noted("Fine in wet weather."),
    FactKind.ONE_COLOUR: noted("All in {colour}, from top to toe."),
    FactKind.TONES: noted("{colour} and {other_colour}, tone on tone."),
    FactKind.COLOUR_PAIR: noted("{colour} and {other_colour} go well together."),
    FactKind.SMART_NEUTRALS: noted("{colour} and {other_colour}, quietly smart."),
    FactKind.EASY_NEUTRALS: noted("{colour} and {other_colour}, easy together."),
    FactKind.ONE_ACCENT: noted("One spot of colour: the {garment}."),
    FactKind.ONE_PATTERN: noted("The eye-catcher: the {garment}."),
}


@dataclass(frozen=True, slots=True)
class OwnWays:
    """What is known of the user that bears on an outfit.

    Attributes:
        taste: By slot, what taste added for the garment.
        habit: What of it is often worn together, if anything is.
    """

    taste: Mapping[Slot, float]
    habit: Habit | None = None


def reasons_of(
    outfit: Outfit,
    facts: Sequence[Fact],
    own: OwnWays,
    setting: Setting,
    verdict: Verdict,
) -> tuple[str, ...]:
    """Return two short sentences at most on why an outfit is good, or how far.

    What speaks against it comes first unless it is great or good, and is left out only
    where there are two better things to say. Of what speaks for it, what the user does
    and likes comes first.
    """
    is_well = verdict in (Verdict.GREAT, Verdict.GOOD)
    grave = [fact for fact in facts if not (is_well and fact.kind in _OVERLOOKED)]
    against = cautions_of(outfit, grave, setting)
    positive = [*_for(outfit, facts, own, setting)]
    said = [*positive[:1], *against[:1]] if is_well else [*against[:1], *positive[:1]]
    more = positive[1:] if is_well else [*against[1:], *positive[1:]]
    return tuple([*said, *more][:MOST_REASONS])


def cautions_of(
    outfit: Outfit, facts: Sequence[Fact], setting: Setting
) -> tuple[str, ...]:
    """Return all that speaks against an outfit, the gravest first."""
    order = list(FactKind)
    against = [fact for fact in facts if fact.kind.is_against]
    # A piece that is cold, and the whole for it, are one fault.
    kinds = {fact.kind for fact in against}
    known = {whole for whole, pieces in _SAID_BY_PIECES.items() if kinds & pieces}
    against = [fact for fact in against if fact.kind not in known]
    against.sort(key=lambda fact: order.index(fact.kind))
    return tuple(sentence_of(fact, outfit, setting) for fact in against)


def part_sentences(parts: Mapping[Part, float], setting: Setting) -> dict[Part, str]:
    """Say of each part what it added to the logit; the numbers add up to it.

    A part that says nothing in this setting, such as warmth without a temperature,
    is left out.
    """
    occasion = setting.occasion.phrase
    known = setting.temperature_c
    words = {
        Part.OCCASION: (
            _("it's right for {occasion}", occasion=occasion),
            _("it isn't right for {occasion}", occasion=occasion),
        ),
        Part.COLOURS: (
            _("its colours go together"),
            _("its colours are seldom worn together"),
        ),
        Part.TYPES: (
            _("its pieces go together"),
            _("its pieces are seldom worn together"),
        ),
        Part.WARMTH: (
            _("it suits the weather"),
            _("it doesn't suit the weather"),
        )
        if known is None
        else (
            _("it's right for {degrees}", degrees=degrees(known)),
            _("it's wrong for {degrees}", degrees=degrees(known)),
        ),
        Part.TASTE: (_("you like its pieces"), _("you've liked other pieces more")),
    }
    return {
        part: f"{words[part][logit < 0]} ({number(logit, 2, with_sign=True)})"
        for part, logit in parts.items()
        if logit
    }


def sentence_of(fact: Fact, outfit: Outfit, setting: Setting) -> str:
    """Put a fact into a sentence."""
    worn = outfit.in_slots()
    titles = [garment.title for slot in fact.slots if (garment := worn[slot])]
    colours = [word_name(colour) for colour in fact.colours]
    known = setting.temperature_c
    said = _(
        _SAID[fact.kind],
        occasion=setting.occasion.phrase,
        degrees="" if known is None else degrees(known),
        garment=titles[0] if titles else "",
        other=titles[-1] if titles else "",
        colour=colours[0] if colours else "",
        other_colour=colours[-1] if colours else "",
        type=fact.types[0].words if fact.types else "",
    )
    return said[:1].upper() + said[1:]


def _for(
    outfit: Outfit, facts: Sequence[Fact], own: OwnWays, setting: Setting
) -> Iterator[str]:
    """Yield what speaks for an outfit, the best of each family in turn."""
    liked = _liked(outfit, own.taste)
    if own.habit:
        yield _habit_sentence(own.habit)
    elif liked and (garment := outfit.in_slots()[liked]):
        yield _("You like the {garment}.", garment=garment.title)
        facts = [fact for fact in facts if fact.slots != (liked,)]
    by_kind = {fact.kind: fact for fact in facts}
    for family in _FAMILIES:
        kind = next((each for each in family if each in by_kind), None)
        if kind:
            yield sentence_of(by_kind[kind], outfit, setting)


def _habit_sentence(habit: Habit) -> str:
    piece, partner = habit.piece.title, habit.partner
    if isinstance(partner, Garment):
        text = noted("You wear the {garment} with the {other} a lot.")
        return _(text, garment=piece, other=partner.title)
    text = noted("You wear the {garment} with {type} a lot.")
    return _(text, garment=piece, type=partner.words)


def _liked(outfit: Outfit, taste: Mapping[Slot, float]) -> Slot | None:
    """Return where the piece is that the user likes most, if any clearly."""
    worn = [slot for slot, garment in outfit.in_slots().items() if garment]
    slot = max(worn, key=lambda each: taste[each])
    return slot if taste[slot] >= LIKED else None
