"""How values of the domain stand in the columns of the closet file."""

import json
from abc import abstractmethod
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from typing import Generic, TypeVar

from sqlalchemy import Dialect, Double, String, Text
from sqlalchemy.types import TypeDecorator

from wardrobe.days.layouts import PlacedPiece
from wardrobe.days.trips import TripNeed
from wardrobe.errors import InvalidValue
from wardrobe.model.colour import Colour, ColourShare
from wardrobe.model.garment import Descriptor, GarmentType, Guess, Pattern
from wardrobe.model.occasion import OccasionKey, read_key
from wardrobe.taste.priors import Prior
from wardrobe.taste.taste import Taste

Value = TypeVar("Value")
Words = TypeVar("Words", bound=StrEnum)

_LONGEST_WORD = 32
_LONGEST_DAY = 10
_LONGEST_DESCRIPTOR = 3 * _LONGEST_WORD
_ALL = "all"
_PLAIN_FIELDS = (
    "scale",
    "place_biases",
    "worn_last",
    "since",
    "is_trusted",
    "share",
    "count_events",
    "count_checked",
    "is_check_due",
    "count_foretold",
    "hits",
    "hits_of_expert",
)


class UnreadableValue(Exception):
    """A column holds something that this program never writes."""


class _Column(TypeDecorator[Value], Generic[Value]):
    """A value kept as text, told apart from damage when read back."""

    @abstractmethod
    def written(self, value: Value) -> str:
        """Return the text that stands for the value."""

    @abstractmethod
    def read(self, text: str) -> Value:
        """Return the value that the text stands for."""

    def process_bind_param(
        self,
        value: Value | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> str | None:
        """Write, leaving NULL alone."""
        return None if value is None else self.written(value)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> Value | None:
        """Read, leaving NULL alone.

        Raises:
            UnreadableValue: The text stands for no value.
        """
        if value is None:
            return None
        try:
            return self.read(value)
        except (AttributeError, TypeError, ValueError) as error:
            raise UnreadableValue(f"{value!r:.60} doesn't belong there") from error


class UtcTimeColumn(_Column[datetime]):
    """An aware time, kept in UTC so that text order is time order."""

    impl = String(_LONGEST_WORD)
    cache_ok = True

    def written(self, value: datetime) -> str:
        """Return ISO 8601 in UTC; a time without zone is a bug."""
        if value.tzinfo is None:
            raise ValueError(f"the time {value} has no time zone")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def read(self, text: str) -> datetime:
        """Return the aware time, in UTC."""
        return datetime.fromisoformat(text).astimezone(UTC)


class ZoneColumn(_Column[timezone]):
    """How far a clock is from UTC, as `+02:00`."""

    impl = String(_LONGEST_WORD)
    cache_ok = True

    def written(self, value: timezone) -> str:
        """Return the hours and minutes."""
        return str(timezone(value.utcoffset(None))).removeprefix("UTC") or "+00:00"

    def read(self, text: str) -> timezone:
        """Return the zone."""
        there = datetime.strptime(text, "%z").utcoffset()
        return timezone(there or timedelta())


class DayColumn(_Column[date]):
    """A day without time."""

    impl = String(_LONGEST_DAY)
    cache_ok = True

    def written(self, value: date) -> str:
        """Return ISO 8601."""
        return value.isoformat()

    def read(self, text: str) -> date:
        """Return the day."""
        return date.fromisoformat(text)


class WordColumn(_Column[Words], Generic[Words]):
    """A member of a closed set of words."""

    impl = String(_LONGEST_WORD)
    cache_ok = True

    def __init__(self, words: type[Words]) -> None:
        super().__init__()
        self.words = words

    def written(self, value: Words) -> str:
        """Return the word, which must be of the set."""
        return self.words(value).value

    def read(self, text: str) -> Words:
        """Return the member that the word names."""
        return self.words(text)


class OccasionKeyColumn(_Column[OccasionKey]):
    """An occasion in the log: a built-in word, or `date:3` for one cloned from it."""

    impl = String(_LONGEST_WORD)
    cache_ok = True

    def written(self, value: OccasionKey) -> str:
        """Return the text of the key."""
        return str(value)

    def read(self, text: str) -> OccasionKey:
        """Return the key that the text stands for."""
        return read_key(text)


class WordSetColumn(_Column[frozenset[Words]], Generic[Words]):
    """Members of a closed set of words, in their order, with blanks between them."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[Words]) -> None:
        super().__init__()
        self.words = words

    def written(self, value: frozenset[Words]) -> str:
        """Return the words, which must be of the set."""
        return " ".join(sorted(self.words(each).value for each in value))

    def read(self, text: str) -> frozenset[Words]:
        """Return the members that the words name."""
        return frozenset(map(self.words, text.split()))


class DescriptorColumn(_Column[Descriptor]):
    """A descriptor; an empty slot is "" because SQL holds two NULLs for different."""

    impl = String(_LONGEST_DESCRIPTOR)
    cache_ok = True

    def written(self, value: Descriptor) -> str:
        """Return the three words with bars between them."""
        return f"{value.type}|{value.colour}|{value.pattern}"

    def read(self, text: str) -> Descriptor:
        """Return the descriptor of three words."""
        type_, colour, pattern = text.split("|")
        return Descriptor(GarmentType(type_), Colour(colour), Pattern(pattern))

    def process_bind_param(
        self, value: Descriptor | None, dialect: Dialect
    ) -> str | None:
        """Write, an empty slot as the empty text."""
        return super().process_bind_param(value, dialect) or ""

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> Descriptor | None:
        """Read, the empty text as an empty slot."""
        return super().process_result_value(value or None, dialect)


class ColoursColumn(_Column[tuple[ColourShare, ...]]):
    """The colours of a garment by share, as `[["navy", 0.8], ["white", 0.2]]`."""

    impl = Text
    cache_ok = True

    def written(self, value: tuple[ColourShare, ...]) -> str:
        """Return the JSON list."""
        return json.dumps([[colour.name, float(colour.share)] for colour in value])

    def read(self, text: str) -> tuple[ColourShare, ...]:
        """Return the colours in the order in which they were written."""
        return tuple(
            ColourShare(Colour(name), float(share)) for name, share in json.loads(text)
        )


class GuessesColumn(_Column[tuple[Guess, ...]]):
    """What the eyes took a garment for, as `[["shirt", 0.7], ["blouse", 0.2]]`."""

    impl = Text
    cache_ok = True

    def written(self, value: tuple[Guess, ...]) -> str:
        """Return the JSON list."""
        return json.dumps([[guess.type, float(guess.probability)] for guess in value])

    def read(self, text: str) -> tuple[Guess, ...]:
        """Return the guesses in the order in which they were written."""
        return tuple(
            Guess(GarmentType(name), float(probability))
            for name, probability in json.loads(text)
        )


class ShareColumn(TypeDecorator[float]):
    """A number from 0 to 1."""

    impl = Double
    cache_ok = True

    def process_bind_param(
        self,
        value: float | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> float | None:
        """Write; SQLite would keep a float32 as a blob."""
        return None if value is None else float(value)

    def process_result_value(
        self,
        value: object,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> float | None:
        """Read, leaving NULL alone.

        Raises:
            UnreadableValue: It is no such number.
        """
        if value is None or (isinstance(value, float) and 0 <= value <= 1):
            return value
        raise UnreadableValue(f"{value!r:.60} isn't a share")


class IdSetColumn(_Column[frozenset[int]]):
    """Numbers of garments, in their order, with blanks between them."""

    impl = Text
    cache_ok = True

    def written(self, value: frozenset[int]) -> str:
        """Return the numbers."""
        return " ".join(map(str, sorted(value)))

    def read(self, text: str) -> frozenset[int]:
        """Return the numbers of a text."""
        return frozenset(map(int, text.split()))


class TextsColumn(_Column[tuple[str, ...]]):
    """Texts in their order, as a JSON list."""

    impl = Text
    cache_ok = True

    def written(self, value: tuple[str, ...]) -> str:
        """Return the JSON list."""
        return json.dumps(list(value), ensure_ascii=False)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the texts of a list."""
        return tuple(each.strip() for each in json.loads(text))


class LayoutColumn(_Column[tuple[PlacedPiece, ...]]):
    """Where pieces lie, what lies below first, as `[[3, 0.5, 0.4, 0.6, -12.0]]`."""

    impl = Text
    cache_ok = True

    def written(self, value: tuple[PlacedPiece, ...]) -> str:
        """Return the JSON list."""
        return json.dumps([[p.garment_id, p.x, p.y, p.length, p.turn] for p in value])

    def read(self, text: str) -> tuple[PlacedPiece, ...]:
        """Return the pieces in the order in which they were written."""
        return tuple(_placed(*each) for each in json.loads(text))


class NeedsColumn(_Column[tuple[TripNeed, ...]]):
    """What a trip is for and how often, as `[["work", 2], ["casual", null]]`."""

    impl = Text
    cache_ok = True

    def written(self, value: tuple[TripNeed, ...]) -> str:
        """Return the JSON list."""
        return json.dumps([[str(each.occasion), each.count] for each in value])

    def read(self, text: str) -> tuple[TripNeed, ...]:
        """Return the needs in the order in which they were written."""
        return tuple(_need(*each) for each in json.loads(text))


class TasteColumn(_Column[Taste]):
    """A taste without its version; the node of all occasions is called `all`."""

    impl = Text
    cache_ok = True

    def written(self, value: Taste) -> str:
        """Return the JSON object; JSON keeps floats to the last bit."""
        return json.dumps(
            {
                "weights": {
                    _ALL if node is None else str(node): dict(weights)
                    for node, weights in value.weights.items()
                },
                "prior": value.prior.value,
                "type_points": dict(value.type_points),
                **{name: getattr(value, name) for name in _PLAIN_FIELDS},
            }
        )

    def read(self, text: str) -> Taste:
        """Return the taste, which has the version 0."""
        fields = json.loads(text)
        weights = {
            None if name == _ALL else read_key(name): {
                feature: float(weight) for feature, weight in own.items()
            }
            for name, own in fields.pop("weights").items()
        }
        points = fields.pop("type_points", {})
        return Taste(
            weights=weights,
            place_biases=tuple(map(float, fields.pop("place_biases"))),
            # A taste from before pairs were learned has none of these.
            prior=Prior(fields.pop("prior", Prior.PIECES)),
            type_points={GarmentType(t): float(each) for t, each in points.items()},
            worn_last=tuple(map(int, fields.pop("worn_last", ()))),
            **fields,
        )


def _placed(garment_id: int, *numbers: float) -> PlacedPiece:
    x, y, length, turn = map(float, numbers)
    try:
        return PlacedPiece(
            garment_id=int(garment_id), x=x, y=y, length=length, turn=turn
        )
    except InvalidValue as error:
        raise ValueError(str(error)) from error


def _need(occasion: str, count: int | None) -> TripNeed:
    try:
        return TripNeed(read_key(occasion), None if count is None else int(count))
    except InvalidValue as error:
        raise ValueError(str(error)) from error
