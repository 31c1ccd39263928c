"""What the closet's page showed when the window was closed, brought back."""

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSettings

from ui.closet.closet_page import ClosetPage
from ui.garments.garment_filter import GarmentFilter, Sort
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Group, Pattern, State

_FILTER_KEY, _SCROLL_KEY = "closet/filter", "closet/scroll"


def save_view(page: ClosetPage, settings: QSettings) -> None:
    """Remember the filter and how far the gallery is scrolled."""
    settings.setValue(_FILTER_KEY, text_of(page.filters.filter))
    settings.setValue(_SCROLL_KEY, page.view.verticalScrollBar().value())


def restore_view(page: ClosetPage, settings: QSettings) -> None:
    """Show what was shown; the gallery must have its garments."""
    saved = filter_of(str(settings.value(_FILTER_KEY, "")))
    if saved != GarmentFilter():
        page.show_filter(saved)
    scroll = str(settings.value(_SCROLL_KEY, "0"))
    if scroll.isdigit():
        page.view.doItemsLayout()
        page.view.verticalScrollBar().setValue(int(scroll))


def text_of(shown: GarmentFilter) -> str:
    """Write a filter as JSON."""
    return json.dumps(
        {
            "words": shown.words,
            "group": shown.group or "",
            "types": sorted(shown.types),
            "colours": sorted(shown.colours),
            "patterns": sorted(shown.patterns),
            "states": sorted(shown.states),
            "only_unsure": shown.only_unsure,
            "sort": shown.sort,
        }
    )


def filter_of(text: str) -> GarmentFilter:
    """Read a filter; what cannot be read shows everything."""
    try:
        saved: dict[str, Any] = json.loads(text)
        return replace(
            GarmentFilter(),
            words=str(saved["words"]),
            group=Group(saved["group"]) if saved["group"] else None,
            types=frozenset(map(GarmentType, saved["types"])),
            colours=frozenset(map(Colour, saved["colours"])),
            patterns=frozenset(map(Pattern, saved["patterns"])),
            states=frozenset(map(State, saved["states"])),
            only_unsure=bool(saved["only_unsure"]),
            sort=Sort(saved["sort"]),
        )
    except (ValueError, KeyError, TypeError):
        return GarmentFilter()
