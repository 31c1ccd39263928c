"""What keeps a closet from harm: backups of it, and what a check of it finds."""

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
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup that the program made by itself."""

    at: datetime
    reason: BackupReason
    file: Path
    bytes: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check of the closet found wrong, in a sentence.

    Attributes:
        repair: What the repair would do, in words; empty if there is none.
        key: What the closet knows the repair by.
    """

    message: str
    repair: str = ""
    key: str = ""
