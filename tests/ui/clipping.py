"""Finds words that are cut off, or lie over one another, as they are laid out now."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionFrame,
    QWidget,
)

from ui.widgets.chips import PickerField

# Fonts are measured in fractions of pixels, and laid out in whole ones.
_SLACK_PX = 2
# A field leaves so much free for its cursor.
_CURSOR_PX = 4

Words = QLabel | QAbstractButton


def clipped(root: QWidget) -> list[str]:
    """Return a line for each text in a widget that cannot be read whole."""
    shown = list(_words_in(root))
    found = [
        f"{_name(each)} {fault}" for each in shown for fault in _faults(each, root)
    ]
    found += _cut_in_fields(root)
    places = [(each, _seen_at(each, root)) for each in shown]
    for (one, here), (other, there) in combinations(places, 2):
        both = here.intersected(there)
        is_nested = one.isAncestorOf(other) or other.isAncestorOf(one)
        if not is_nested and min(both.width(), both.height()) > _SLACK_PX:
            found.append(f"{_name(one)} lies over {_name(other)}")
    return found


def _cut_in_fields(root: QWidget) -> Iterator[str]:
    """Tell which fields are too narrow for what they say while they are empty."""
    for field in root.findChildren(QLineEdit):
        if field.isVisible() and (said := field.placeholderText()):
            option = QStyleOptionFrame()
            field.initStyleOption(option)
            kind = QStyle.SubElement.SE_LineEditContents
            room = field.style().subElementRect(kind, option, field).width()
            margins = field.textMargins()
            room -= margins.left() + margins.right() + _CURSOR_PX
            needed = field.fontMetrics().horizontalAdvance(said)
            if needed > room + _SLACK_PX:
                yield f"“{said}” in a field needs {needed} px, has {room}"


def _seen_at(words: Words, root: QWidget) -> QRect:
    """Return the place that is seen of it, as a scroll area around it lets."""
    seen = words.visibleRegion().boundingRect()
    return seen.translated(words.mapTo(root, QPoint()))


def _words_in(root: QWidget) -> Iterator[Words]:
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and widget.isVisible():
            yield from [widget] if widget.text() else []


def _faults(words: Words, root: QWidget) -> Iterator[str]:
    if isinstance(words, QLabel) and words.wordWrap():
        needed = words.heightForWidth(words.width())
        if needed > words.height() + _SLACK_PX:
            yield f"needs {needed} px of height, has {words.height()}"
    elif not isinstance(words, PickerField):  # which cuts what the user chose itself
        needed = words.sizeHint().width()
        if needed > words.width() + _SLACK_PX:
            yield f"needs {needed} px, has {words.width()}"
    if words.fontMetrics().height() > words.height() + _SLACK_PX:
        yield f"is lower than its letters: {words.height()}"
    yield from _cut_by(words, root)


def _cut_by(words: Words, root: QWidget) -> Iterator[str]:
    """Tell what cuts it off: a widget around it that it does not lie in."""
    place, is_scrolled = words.rect(), False
    node: QWidget = words
    while node is not root and (around := node.parentWidget()) is not None:
        place = place.translated(node.pos())
        if place.left() < -_SLACK_PX or place.right() > around.width() + _SLACK_PX:
            yield f"reaches beyond the side of {type(around).__name__}"
            return
        area = around.parentWidget()
        if isinstance(area, QAbstractScrollArea) and around is area.viewport():
            is_scrolled = True
        is_below = place.bottom() > around.height() + _SLACK_PX
        if not is_scrolled and (place.top() < -_SLACK_PX or is_below):
            yield f"reaches above or below {type(around).__name__}"
            return
        node = around


def _name(words: Words) -> str:
    parents: list[str] = []
    node = words.parentWidget()
    while node is not None and len(parents) < 3:
        if type(node) is not QWidget:
            parents.append(type(node).__name__)
        node = node.parentWidget()
    return f"“{words.text().strip()}” in {' in '.join(parents)}"
