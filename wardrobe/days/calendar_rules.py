"""What the words of a calendar's events say about the occasion: rules one can edit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wardrobe.errors import InvalidValue
from wardrobe.language.texts import _
from wardrobe.model.occasion import Occasion, OccasionKey

LONGEST_WORDS = 80


@dataclass(frozen=True, slots=True)
class CalendarRule:
    """An event that is called so is an occasion to dress for.

    Attributes:
        words: A word, or several in a row; capitals don't count.
        occasion: What it is; None where it wants no outfit of its own.
    """

    words: str
    occasion: OccasionKey | None

    def __post_init__(self) -> None:
        """Refuse words that no event can have.

        Raises:
            InvalidValue: There are none, or too many.
        """
        if not self.words.strip() or len(self.words) > LONGEST_WORDS:
            raise InvalidValue(
                _("a rule needs words, of at most {most} letters", most=LONGEST_WORDS)
            )

    def fits(self, title: str) -> bool:
        """Tell whether the words stand in an event's title, as whole words."""
        pattern = rf"(?<!\w){re.escape(_plain(self.words))}(?!\w)"
        return re.search(pattern, _plain(title)) is not None


def rule_for(title: str, rules: Iterable[CalendarRule]) -> CalendarRule | None:
    """Return the rule for an event: of those that fit, the one of the most letters.

    So `birthday party` counts before `party`; of equals, the first.
    """
    fitting = [each for each in rules if each.fits(title)]
    return max(fitting, key=lambda each: len(_plain(each.words)), default=None)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _of(occasion: Occasion | None, words: str) -> list[CalendarRule]:
    return [CalendarRule(each, occasion) for each in words.split(", ")]


# Ours: what events are commonly called, in English and German.
DEFAULT_RULES: Sequence[CalendarRule] = (
    *_of(Occasion.WORK, "work, office, meeting, standup, stand-up, workshop, shift"),
    *_of(Occasion.WORK, "sprint, 1:1, one-on-one, arbeit, büro, besprechung, schicht"),
    *_of(Occasion.BUSINESS, "client, customer, board meeting, interview, pitch"),
    *_of(Occasion.BUSINESS, "presentation, conference, negotiation, kunde, kundin"),
    *_of(Occasion.BUSINESS, "kundentermin, vorstellungsgespräch, konferenz"),
    *_of(Occasion.BUSINESS, "präsentation, verhandlung, messe"),
    *_of(Occasion.DATE, "date, dinner, restaurant, date night, abendessen"),
    *_of(Occasion.PARTY, "party, birthday party, club, concert, geburtstagsfeier"),
    *_of(Occasion.PARTY, "feier, konzert, weihnachtsfeier, new year's eve, silvester"),
    *_of(Occasion.FORMAL, "gala, opera, ball, funeral, award ceremony, reception"),
    *_of(Occasion.FORMAL, "oper, beerdigung, trauerfeier, empfang, preisverleihung"),
    *_of(Occasion.WEDDING_GUEST, "wedding, hochzeit, trauung, standesamt"),
    *_of(Occasion.SPORTS, "gym, sports, run, running, yoga, pilates, training, swim"),
    *_of(Occasion.SPORTS, "football, soccer, tennis, workout, hike, hiking, climbing"),
    *_of(Occasion.SPORTS, "sport, laufen, fußball, wandern, klettern, schwimmen"),
    *_of(Occasion.TRAVEL, "flight, train to, travel, trip, airport, road trip"),
    *_of(Occasion.TRAVEL, "flug, reise, zugfahrt, bahnfahrt, urlaub, holiday"),
    *_of(Occasion.SCHOOL, "school, class, lecture, exam, seminar, university, course"),
    *_of(Occasion.SCHOOL, "schule, vorlesung, klausur, prüfung, uni, unterricht"),
    *_of(Occasion.CASUAL, "coffee, brunch, cinema, picnic, museum, kaffee, kino"),
    *_of(Occasion.CASUAL, "lunch with, spaziergang, ausflug, picknick"),
)
