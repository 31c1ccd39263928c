"""What a log says about a taste, as choices among outfits.

Every event becomes one choice. A wear or like on a board is the choice of that outfit
among those shown. A swap is the choice of the new outfit over the old one. Something
else is the choice of it over all that was shown. What happened without a board, a skip,
a reject and stars are choices between the outfit and nothing, whose utility is zero:
that is logistic regression. A board of which nothing was chosen says nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from wardrobe.model.board import Board, ShownOutfit
from wardrobe.model.event import MOST_STARS, Event, EventKind
from wardrobe.model.garment import Descriptor, Garment, Group
from wardrobe.model.occasion import OccasionKey
from wardrobe.model.outfit import Slot
from wardrobe.model.slots import slots_worn_in

GarmentsInSlots = tuple[tuple[int, Slot], ...]
_SLOTS = tuple(Slot)

# How much a choice counts. A skip is weak: the user may only have wanted to see more.
WEIGHT_OF_KIND = {
    EventKind.WEAR: 1.0,
    EventKind.LIKE: 0.7,
    EventKind.SKIP: 0.15,
    EventKind.REJECT: 1.0,
    EventKind.RATE: 1.0,
    EventKind.SWAP: 1.0,
    EventKind.OTHER: 1.0,
}
# Long-term memory: after this many later picks an event counts half.
HALF_LIFE_PICKS = 400


@dataclass(frozen=True, slots=True)
class ChoiceLog:
    """All that a taste is learned from.

    Attributes:
        events: What happened and was not forgotten, the oldest first.
        boards: By number, those that events name.
        garments: By id, those in events and boards, removed ones too.
    """

    events: Sequence[Event] = ()
    boards: Mapping[int, Board] = field(default_factory=dict)
    garments: Mapping[int, Descriptor] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        events: Sequence[Event],
        boards: Sequence[Board],
        garments: Sequence[Garment],
    ) -> "ChoiceLog":
        """Make a log of values as the closet has them."""
        return cls(
            events,
            {board.number: board for board in boards},
            {garment.id: garment.descriptor for garment in garments},
        )

    @property
    def is_whole(self) -> bool:
        """Whether all garments that it names are there."""
        named = {i for event in self.events for i in event.garment_ids}
        for board in self.boards.values():
            named = named.union(*(each.garment_ids() for each in board.outfits))
        return named <= set(self.garments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice among outfits, perhaps with shares.

    Attributes:
        outfits: What there was to choose; an empty outfit is `nothing`.
        logits: What the scorer gave each, without taste.
        shares: How much of the choice fell on each, 0..1, with the sum 1.
        is_placed: Whether the outfits were shown in this order on a board.
        count_picks: How many picks the log had before.
        worn_last: The garments that were worn the last time before.
    """

    outfits: tuple[GarmentsInSlots, ...]
    logits: tuple[float, ...]
    shares: tuple[float, ...]
    weight: float
    occasion: OccasionKey
    is_placed: bool
    event_number: int
    count_picks: int
    worn_last: frozenset[int] = frozenset()


def choices_of(log: ChoiceLog) -> list[Choice]:
    """Return what each event of a log says, in its order."""
    choices = []
    count_picks = 0
    worn_last = frozenset[int]()
    for event in log.events:
        place = _place_on_board(event, log)
        outfits, logits, shares = _alternatives(event, place, log)
        choices.append(
            Choice(
                outfits=outfits,
                logits=logits,
                shares=shares,
                weight=WEIGHT_OF_KIND[event.kind],
                occasion=event.occasion,
                is_placed=place is not None,
                event_number=event.number,
                count_picks=count_picks,
                worn_last=worn_last,
            )
        )
        count_picks += event.kind.is_pick
        worn_last = frozenset(event.garment_ids) if event.kind.is_worn else worn_last
    return choices


def worn_last_in(log: ChoiceLog) -> tuple[int, ...]:
    """Return the garments that were worn the last time, in their order."""
    worn = [event for event in log.events if event.kind.is_worn]
    return tuple(sorted(worn[-1].garment_ids)) if worn else ()


def _alternatives(
    event: Event, place: int | None, log: ChoiceLog
) -> tuple[tuple[GarmentsInSlots, ...], tuple[float, ...], tuple[float, ...]]:
    board = log.boards.get(event.board_number or 0)
    if board and place is not None:
        return (
            tuple(each.worn() for each in board.outfits),
            tuple(each.logit for each in board.outfits),
            tuple(float(each == place) for each in range(len(board.outfits))),
        )
    worn = worn_in_slots(event.garment_ids, log)
    if board and event.kind is EventKind.OTHER:
        return _instead(worn, board.outfits)
    if event.swapped:
        old, new = event.swapped
        before = tuple(old if each == new else each for each in event.garment_ids)
        return (worn, worn_in_slots(before, log)), (0.0, 0.0), (1.0, 0.0)
    share = share_of_kind(event)
    return (worn, ()), (0.0, 0.0), (share, 1 - share)


def _place_on_board(event: Event, log: ChoiceLog) -> int | None:
    """Return the place that an outfit was chosen from, if it was on a board."""
    if event.kind not in (EventKind.WEAR, EventKind.LIKE):
        return None
    board = log.boards.get(event.board_number or 0)
    if board is None:
        return None
    groups = ((each, log.garments[each].type.group) for each in event.garment_ids)
    worn = [each for each, group in groups if group is not Group.OTHER]
    return board.place_of(worn)


def _instead(
    worn: GarmentsInSlots, shown: Sequence[ShownOutfit]
) -> tuple[tuple[GarmentsInSlots, ...], tuple[float, ...], tuple[float, ...]]:
    """Choose what was not shown; the scorer's opinion of it is taken for the mean."""
    logits = [each.logit for each in shown]
    return (
        (worn, *(each.worn() for each in shown)),
        (sum(logits) / len(logits), *logits),
        (1.0, *(0.0 for _ in shown)),
    )


def share_of_kind(event: Event) -> float:
    """Return how much of what was done speaks for the outfit, 0..1."""
    if event.stars is not None:
        return (event.stars - 1) / (MOST_STARS - 1)
    return 1.0 if event.kind.is_pick else 0.0


def worn_in_slots(garment_ids: Sequence[int], log: ChoiceLog) -> GarmentsInSlots:
    """Return garments in the order of the slots they are worn in, others left out."""
    slots = slots_worn_in([log.garments[each].type for each in garment_ids])
    worn = [(each, slot) for each, slot in zip(garment_ids, slots) if slot]
    return tuple(sorted(worn, key=lambda piece: _SLOTS.index(piece[1])))
