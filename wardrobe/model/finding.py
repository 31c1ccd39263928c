"""What a check of the closet finds."""

from dataclasses import dataclass


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
