"""How keys are written."""

from PySide6.QtGui import QKeySequence

from wardrobe.language.texts import p_


def printed(keys: str) -> str:
    """Return keys such as `Ctrl+A` as they are printed on the user's keyboard."""
    text = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # Qt's own translations have most names of keys, but not this one.
    return text.replace("Return", p_("key", "Enter"))
