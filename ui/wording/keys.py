"""How keys are written."""

from PySide6.QtGui import QKeySequence


def printed(keys: str) -> str:
    """Return keys such as `Ctrl+A` as they are printed on the user's keyboard."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
