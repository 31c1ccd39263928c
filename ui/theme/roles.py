"""Roles: the property by which the style sheet tells widgets of one class apart."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget another role, and draw it so at once."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    # Frames measure their padding only when they are told that the style is another.
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
    widget.updateGeometry()
