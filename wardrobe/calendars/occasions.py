"""What to dress for: the occasions of a calendar's events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wardrobe.calendars.reading import CalendarEvent
from wardrobe.days.calendar_rules import DEFAULT_RULES, CalendarRule, rule_for
from wardrobe.model.occasion import OccasionKey


@dataclass(frozen=True, slots=True)
class DressedEvent:
    """An event, and what it is to dress for.

    Attributes:
        rule: By which; None where none says so.
        occasion: None for nothing of its own.
    """

    event: CalendarEvent
    rule: CalendarRule | None

    @property
    def occasion(self) -> OccasionKey | None:
        """What it is; None where no outfit is wanted, or nobody knows."""
        return self.rule.occasion if self.rule else None


def dressed(
    events: Iterable[CalendarEvent], rules: Sequence[CalendarRule]
) -> list[DressedEvent]:
    """Return what each event is to dress for.

    Args:
        rules: The user's own; without any, the usual ones hold.
    """
    return [DressedEvent(e, rule_for(e.title, rules or DEFAULT_RULES)) for e in events]


def times_of(events: Iterable[DressedEvent]) -> list[tuple[date, OccasionKey]]:
    """Return the days and occasions that want an outfit, each once, by day."""
    wanted = {
        (day, each.occasion): None
        for each in events
        for day in each.event.days()
        if each.occasion is not None
    }
    return sorted(wanted, key=lambda time: time[0])
