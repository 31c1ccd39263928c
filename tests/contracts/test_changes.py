"""What every log of changes promises."""

from datetime import datetime, timedelta, timezone

from wardrobe.ports.changes import NotedChange
from wardrobe.ports.maintenance import WholeCloset

NOON = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=9)))


def a_change(words: str) -> NotedChange:
    return NotedChange(words=words, made_at=NOON, steps="[]")


def test_changes_come_back_the_last_first_and_once(closet: WholeCloset) -> None:
    for words in ("set 1 name=é", "remove 2"):
        closet.note_change(a_change(words))

    assert closet.withdraw_change() == a_change("remove 2")
    assert closet.withdraw_change() == a_change("set 1 name=é")
    assert closet.withdraw_change() is None


def test_a_change_after_an_undone_one_is_the_last(closet: WholeCloset) -> None:
    closet.note_change(a_change("first"))
    closet.note_change(a_change("undone"))
    closet.withdraw_change()
    closet.note_change(a_change("second"))

    words = [closet.withdraw_change(), closet.withdraw_change()]

    assert [each.words for each in words if each] == ["second", "first"]


def test_what_is_many_changes_ago_is_let_go_of(closet: WholeCloset) -> None:
    for number in range(60):
        closet.note_change(a_change(str(number)))

    left = []
    while change := closet.withdraw_change():
        left.append(change.words)

    assert left == [str(number) for number in range(59, 9, -1)]
