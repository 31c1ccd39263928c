from datetime import timedelta

import pytest

from tests.wardrobe.fake_maintenance import backup
from tests.wardrobe.fakes import NOW
from wardrobe.backup.retention import is_due, superseded
from wardrobe.model.maintenance import BackupReason

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_the_first_backup_is_due_at_once() -> None:
    assert is_due([], NOW)


@pytest.mark.parametrize(
    ("age", "due"), [(HOUR / 2, False), (HOUR, True), (DAY, True), (-HOUR, True)]
)
def test_a_backup_is_due_after_an_hour_or_when_the_clock_was_set_back(
    age: timedelta, due: bool
) -> None:
    assert is_due([backup(NOW - age)], NOW) is due


def test_two_years_of_hourly_backups_thin_to_days_weeks_and_months() -> None:
    kept = []
    for hour in range(2 * 365 * 24):
        now = NOW + hour * HOUR
        kept.append(backup(now))
        for old in superseded(kept, now):
            kept.remove(old)

    ages = [(now - each.at) / DAY for each in reversed(kept)]
    assert len([age for age in ages if age < 0.2]) == 3
    assert len([age for age in ages if age < 7]) == 3 + 6
    assert len([age for age in ages if age < 35]) <= 3 + 6 + 5
    assert 11 * 29 < ages[-1] < 366
    assert len(kept) <= 3 + 6 + 5 + 12


def test_a_few_old_backups_are_all_kept() -> None:
    backups = [backup(NOW - days * DAY) for days in (200, 300, 900)]

    assert superseded(backups, NOW) == []


def test_what_was_made_before_something_risky_stays_a_month() -> None:
    routine = [backup(NOW - minutes * HOUR / 60) for minutes in range(8)]
    risky = backup(NOW - HOUR, BackupReason.BEFORE_RESTORE)

    assert risky not in superseded([*routine, risky], NOW)
    assert len(superseded([*routine, risky], NOW)) == 5
    assert risky in superseded([*routine, risky], NOW + 32 * DAY)


def test_backups_from_the_future_are_never_thinned() -> None:
    future = [backup(NOW + days * DAY) for days in range(1, 20)]

    assert superseded([*future, backup(NOW)], NOW) == []
