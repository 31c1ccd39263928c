"""Rows, columns and cards, written as what lies in them."""

from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QVBoxLayout,
    QWidget,
)

from ui.theme.tokens import GRID
from ui.widgets.flow import flow_of
from ui.widgets.labels import make_label

STRETCH: Final = -1  # an item that takes the room that is left

Part = QWidget | QLayout
Alignment = Qt.AlignmentFlag
Item = Part | int | tuple[Part, int] | tuple[QWidget, int, Alignment]
Margins = int | tuple[int, int, int, int]
_ANYWHERE = Alignment(0)
_Box = TypeVar("_Box", bound=QBoxLayout)


def row_of(
    *items: Item,
    gap: int | None = None,
    margins: Margins = 0,
    inside: QWidget | None = None,
) -> QHBoxLayout:
    """Return the items side by side.

    Args:
        items: Widgets and layouts, alone or with their stretch and alignment; a number
            leaves as many pixels empty.
        gap: Pixels between two items; the style's if None.
        margins: Pixels at all sides, or at the left, top, right and bottom.
        inside: The widget whose layout this is.
    """
    return _filled(QHBoxLayout(), items, gap, margins, inside)


def column_of(
    *items: Item,
    gap: int | None = None,
    margins: Margins = 0,
    inside: QWidget | None = None,
) -> QVBoxLayout:
    """Return the items one below the other; the arguments are those of `row_of`."""
    return _filled(QVBoxLayout(), items, gap, margins, inside)


def card(title: str, about: str, *parts: QWidget) -> QFrame:
    """Return a card of parts, one below the other."""
    frame = QFrame()
    frame.setProperty("role", "card")
    head = [make_label("heading", title)]
    if about:
        head.append(make_label("caption", about, wraps=True))
    # The stretch counts where a neighbour is higher.
    column_of(*head, *parts, STRETCH, gap=GRID, margins=2 * GRID, inside=frame)
    return frame


def titled(title: QLabel, note: QLabel) -> QWidget:
    """Return a page's title and a soft note on its base line, as one."""
    holder = QWidget()
    holder.setProperty("role", "clear")
    note.setContentsMargins(0, 0, 0, 5)
    bottom = Qt.AlignmentFlag.AlignBottom
    row_of(title, (note, 0, bottom), gap=GRID + GRID // 2, inside=holder)
    return holder


def line(*buttons: QWidget) -> QWidget:
    """Return buttons side by side, as far as they fit."""
    return flow_of(*buttons)


def _filled(
    box: _Box,
    items: tuple[Item, ...],
    gap: int | None,
    margins: Margins,
    inside: QWidget | None,
) -> _Box:
    if inside is not None:
        inside.setLayout(box)
    sides = (margins,) * 4 if isinstance(margins, int) else margins
    box.setContentsMargins(*sides)
    if gap is not None:
        box.setSpacing(gap)
    for item in items:
        if item == STRETCH:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        else:
            _add(box, *item) if isinstance(item, tuple) else _add(box, item)
    return box


def _add(
    box: QBoxLayout, part: Part, stretch: int = 0, alignment: Alignment = _ANYWHERE
) -> None:
    if isinstance(part, QWidget):
        box.addWidget(part, stretch, alignment)
    else:
        box.addLayout(part, stretch)


def discard(layout: QLayout, *widgets: QWidget) -> None:
    """Take widgets out of a layout for good; they vanish at once."""
    for widget in widgets:
        layout.removeWidget(widget)
        widget.hide()
        widget.deleteLater()


def clear(layout: QLayout) -> None:
    """Take everything out of a layout for good; its widgets vanish at once."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            discard(layout, widget)


def in_turn(holder: QWidget, *parts: QWidget) -> None:
    """Let Tab come to parts in this order, where their holder lies in the window.

    What is added to a window that stands is the last that Tab comes to.
    """
    policy, before = holder.focusPolicy(), holder
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # else Qt puts nothing behind it
    for part in parts:
        for each in (part, *part.findChildren(QWidget)):
            if each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                QWidget.setTabOrder(before, each)
                before = each
    holder.setFocusPolicy(policy)
