"""When the closet is backed up by itself, and which of these backups are kept."""

from collections.abc import Callable, Collection, Hashable
from datetime import datetime, timedelta
from pathlib import Path

from wardrobe.model.maintenance import Backup, BackupReason

# Between two automatic backups of a closet that changes all the time.
INTERVAL = timedelta(hours=1)
# A removal of this many garments at once is worth a backup of its own.
MANY_GARMENTS = 10
# The newest are kept whatever their day: the last hours matter most.
COUNT_NEWEST = 3
# What was made before something risky is kept at least this long.
SHORTEST_STAY = timedelta(days=30)


def is_due(backups: Collection[Backup], now: datetime) -> bool:
    """Return whether the last backup is long ago.

    One from the future means that the clock was set back, and nothing about when.
    """
    newest = max((backup.at for backup in backups), default=None)
    return newest is None or newest > now or now - newest >= INTERVAL


# How many days, weeks and months keep their newest backup.
_SPANS: tuple[tuple[int, Callable[[datetime], Hashable]], ...] = (
    (7, lambda at: at.date()),
    (5, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


def superseded(backups: Collection[Backup], now: datetime) -> list[Backup]:
    """Return the backups that newer ones make needless, the newest first.

    Kept are the newest few, the newest of each of the last days, weeks and months
    that have any, what was made before something risky lately, and what a clock that
    was set back puts into the future.
    """
    newest_first = sorted(backups, key=lambda backup: backup.at, reverse=True)
    kept = {backup.file for backup in newest_first[:COUNT_NEWEST]}
    for backup in newest_first:
        is_routine = backup.reason is BackupReason.AUTOMATIC
        if backup.at > now or (not is_routine and now - backup.at < SHORTEST_STAY):
            kept.add(backup.file)
    for count, span in _SPANS:
        newest_of_span: dict[Hashable, Path] = {}
        for backup in newest_first:
            newest_of_span.setdefault(span(backup.at), backup.file)
        kept.update(list(newest_of_span.values())[:count])
    return [backup for backup in newest_first if backup.file not in kept]
