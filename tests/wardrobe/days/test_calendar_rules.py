"""Rules say what the events of calendars are."""

from datetime import date

import pytest

from wardrobe.calendars.occasions import dressed, times_of
from wardrobe.calendars.reading import CalendarEvent
from wardrobe.days.calendar_rules import DEFAULT_RULES, CalendarRule, rule_for
from wardrobe.model.occasion import Occasion

MONDAY = date(2026, 3, 2)


def event(title: str, last: date = MONDAY) -> CalendarEvent:
    return CalendarEvent(title, MONDAY, last, None)


@pytest.mark.parametrize(
    ("title", "occasion"),
    [
        ("Team MEETING, room 4", Occasion.WORK),
        ("Board meeting", Occasion.BUSINESS),
        ("Leo's birthday  party", Occasion.PARTY),
        ("Hochzeit von Anna", Occasion.WEDDING_GUEST),
        ("Abendessen mit Jo", Occasion.DATE),
        ("Fußball", Occasion.SPORTS),
        ("1:1 with Sam", Occasion.WORK),
        ("Candidate list", None),  # no date
        ("Workaround", None),
        ("", None),
    ],
)
def test_the_usual_rules_know_whole_words(
    title: str, occasion: Occasion | None
) -> None:
    rule = rule_for(title, DEFAULT_RULES)

    assert (rule.occasion if rule else None) == occasion


def test_the_longest_words_count_and_of_equals_the_first() -> None:
    rules = [
        CalendarRule("choir", Occasion.CASUAL),
        CalendarRule("choir concert", Occasion.FORMAL),
        CalendarRule("CHOIR", Occasion.PARTY),
    ]

    assert rule_for("Choir concert", rules) == rules[1]
    assert rule_for("choir", rules) == rules[0]


def test_no_words_are_a_rule_twice() -> None:
    words = [each.words for each in DEFAULT_RULES]

    assert len(words) == len(set(words))


def test_each_day_and_occasion_is_dressed_for_once() -> None:
    events = dressed(
        [
            event("Meeting"),
            event("Another meeting"),
            event("Conference", date(2026, 3, 3)),
            event("Dentist"),
        ],
        [],
    )

    assert [each.occasion for each in events] == [
        Occasion.WORK,
        Occasion.WORK,
        Occasion.BUSINESS,
        None,
    ]
    assert times_of(events) == [
        (MONDAY, Occasion.WORK),
        (MONDAY, Occasion.BUSINESS),
        (date(2026, 3, 3), Occasion.BUSINESS),
    ]


def test_the_users_own_rules_hold_instead() -> None:
    rules = [CalendarRule("meeting", None)]

    (quiet, unknown) = dressed([event("Meeting"), event("Hochzeit")], rules)

    assert (quiet.rule, quiet.occasion) == (rules[0], None)
    assert unknown.rule is None
