"""How many outfits of a board are shown to learn the taste from: a setting."""

from PySide6.QtCore import QSettings

_KEY = "today/learn-from"
MOST_TO_LEARN = 2
_USUAL = 1


def count_to_learn(settings: QSettings) -> int:
    """Return how many outfits of a board are to learn from."""
    saved = str(settings.value(_KEY, _USUAL))
    is_known = saved in {str(count) for count in range(MOST_TO_LEARN + 1)}
    return int(saved) if is_known else _USUAL


def set_count_to_learn(settings: QSettings, count: int) -> None:
    """Have other boards from the next one on."""
    settings.setValue(_KEY, count)
