"""The page of an exported closet that a browser shows: no script, nothing from afar."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from html import escape

from wardrobe.language.texts import SOURCE_LANGUAGE, _, n_, noted, speech
from wardrobe.model.garment import Group
from wardrobe.model.picture import Picture
from wardrobe.transfer.manifest import GarmentEntry

_TITLE_OF_GROUP = {
    Group.TOP: noted("Tops"),
    Group.MIDDLE: noted("Trousers and skirts"),
    Group.BOTTOM: noted("Shoes"),
    Group.OTHER: noted("Other"),
}
_STYLE = """
:root { color-scheme: light dark; font: 15px/1.45 system-ui, sans-serif; }
body { max-width: 76rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-weight: 600; letter-spacing: -.01em; margin: 0; }
h2 { font-weight: 600; margin: 2.5rem 0 .75rem; }
h2 small, header p { font-weight: 400; opacity: .65; }
ul { display: grid; gap: 1rem; padding: 0; list-style: none;
     grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
li { border: 1px solid #8884; border-radius: 12px; overflow: hidden; }
a { display: block; color: inherit; text-decoration: none; }
a:focus-visible { outline: 3px solid #47f; outline-offset: -3px; }
img { display: block; width: 100%; aspect-ratio: 1; object-fit: contain;
      padding: .75rem; box-sizing: border-box; background: #f6f4f0; }
div { padding: .6rem .8rem .8rem; }
b { display: block; font-weight: 600; }
b::first-letter { text-transform: uppercase; }
span { opacity: .65; overflow-wrap: anywhere; }
"""


def overview(garments: Sequence[GarmentEntry], at: datetime) -> str:
    """Return the HTML page of the garments that are owned and not in the trash."""
    in_use = [taken for taken in garments if taken.is_shown]
    by_group: defaultdict[Group, list[GarmentEntry]] = defaultdict(list)
    for taken in in_use:
        by_group[taken.garment.group].append(taken)
    sections = "".join(
        f"<h2>{_(_TITLE_OF_GROUP[group])} <small>{len(by_group[group])}</small></h2>"
        f"<ul>{''.join(map(_card, by_group[group]))}</ul>"
        for group in Group
        if by_group[group]
    )
    title = _("My wardrobe")
    count = n_("{count} garment", "{count} garments", len(in_use))
    said = _("{garments}, as of {day}", garments=count, day=_day(at))
    return (
        '<!doctype html><html lang="'
        f'{speech().language}"><head><meta charset="utf-8">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src 'self' file:; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body><header>"
        f"<h1>{title}</h1><p>{said}</p>"
        f"</header>{sections}</body></html>\n"
    )


def _day(at: datetime) -> str:
    """Return a day with the month's name in English, or else in digits."""
    is_english = speech().language == SOURCE_LANGUAGE
    return f"{at:%d %B %Y}" if is_english else f"{at:%Y-%m-%d}"


def _card(taken: GarmentEntry) -> str:
    garment = taken.garment
    picture = escape(taken.pictures[Picture.THUMBNAIL_256].path)
    photo = escape(taken.pictures[Picture.PHOTO].path)
    title = escape(garment.title)
    return (
        f'<li><a href="{photo}"><img src="{picture}" alt="{title}" loading="lazy">'
        f"<div><b>{title}</b><span>{escape(garment.name)}</span></div></a></li>"
    )
