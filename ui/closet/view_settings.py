"""What the closet's page showed when the window was closed, brought back."""

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from msgspec import convert
from PySide6.QtCore import QSettings

from ui.garments.garment_filter import GarmentFilter

if TYPE_CHECKING:
    from ui.closet.closet_page import ClosetPage

_FILTER_KEY, _SCROLL_KEY = "closet/filter", "closet/scroll"


def save_view(page: "ClosetPage", settings: QSettings) -> None:
    """Remember the filter and how far the gallery is scrolled."""
    # A search is of the moment: later it would hide what is new, or another closet.
    settings.setValue(_FILTER_KEY, text_of(replace(page.filters.filter, words="")))
    settings.setValue(_SCROLL_KEY, page.view.verticalScrollBar().value())


def restore_view(page: "ClosetPage", settings: QSettings) -> None:
    """Show what was shown; the gallery must have its garments."""
    saved = filter_of(str(settings.value(_FILTER_KEY, "")))
    saved = replace(saved, words="")  # as older versions kept it
    if not page.has_any(saved):  # of another closet, say
        saved = GarmentFilter(sort=saved.sort)
    if saved != GarmentFilter():
        page.show_filter(saved)
    scroll = str(settings.value(_SCROLL_KEY, "0"))
    if scroll.isdecimal():
        page.view.doItemsLayout()
        bar = page.view.verticalScrollBar()
        bar.setValue(min(int(scroll), bar.maximum()))


def text_of(shown: GarmentFilter) -> str:
    """Write a filter as JSON."""
    saved = asdict(shown) | {"group": shown.group or ""}
    return json.dumps(saved, default=sorted)


def filter_of(text: str) -> GarmentFilter:
    """Read a filter; what cannot be read shows everything."""
    try:
        saved = json.loads(text)
        return convert(saved | {"group": saved["group"] or None}, GarmentFilter)
    except (ValueError, KeyError, TypeError):
        return GarmentFilter()
