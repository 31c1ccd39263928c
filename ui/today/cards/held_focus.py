"""Keeps the keyboard focus where it is while what has it is hidden for a moment."""

from PySide6.QtWidgets import QApplication, QWidget


class HeldFocus:
    """Holds the focus that lies inside a widget, and gives it back.

    Qt hands the focus of what is hidden or switched off to the next control, where
    the second press of a key would do something that nobody asked for.
    """

    def __init__(self, holder: QWidget) -> None:
        self._holder = holder
        self._had: QWidget | None = None

    def hold(self) -> None:
        """Take the focus from what lies inside the holder."""
        focused = QApplication.focusWidget()
        if focused is not None and self._holder.isAncestorOf(focused):
            self._had = focused
            self._holder.setFocus()

    def give_back(self) -> None:
        """Give it back once what had it can take it.

        Until then Tab goes on from the holder; what the user chose meanwhile stays.
        """
        had = self._had
        if had is None:
            return
        if not self._holder.hasFocus():
            self._had = None
        elif had.isVisible() and had.isEnabled():
            self._had = None
            had.setFocus()
