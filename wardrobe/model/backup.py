"""A backup that the program made by itself, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class BackupReason(StrEnum):
    """Why a backup was made."""

    AUTOMATIC = "automatic"
    BEFORE_UPDATE = "before-update"
    BEFORE_RESTORE = "before-restore"
    BEFORE_REMOVAL = "before-removal"
    BEFORE_REPAIR = "before-repair"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that the program made by itself."""

    at: datetime
    reason: BackupReason
    file: Path
    bytes: int
