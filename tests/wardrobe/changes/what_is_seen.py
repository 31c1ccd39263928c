"""All that people see of a closet, to compare it as it was with as it is."""

from typing import Any

from wardrobe.model.picture import Picture
from wardrobe.ports.maintenance import WholeCloset


def what_is_seen(closet: WholeCloset) -> dict[str, Any]:
    """Return it by subject; numbers are seen, too, where people give them."""
    owned, taste = closet.garments(), closet.taste()
    return {
        "garments": owned,
        "wishes": closet.wishes(),
        "trash": closet.trash(),
        "events": closet.events(),
        "share": taste.share,
        "occasions": closet.occasions(),
        "plans": [(each, each.number) for each in closet.plans()],
        "looks": [(each, each.number) for each in closet.looks()],
        "trips": [(each, each.number) for each in closet.trips()],
        "photos": [(each, each.number) for each in closet.day_photos()],
        "further": {each.id: closet.further_records(each.id) for each in owned},
        "faces": {each.id: closet.picture(each.id, Picture.PHOTO) for each in owned},
        "washed": closet.washed(),
        "care": closet.care(),
        "laundry": closet.has_laundry(),
        "rules": closet.calendar_rules(),
    }
