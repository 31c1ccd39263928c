"""Which column of a table is which field, by its name; what none is goes to notes."""

import re
from collections.abc import Iterable, Mapping, Sequence

from wardrobe.closet.editing import LONGEST_NOTES
from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import folded
from wardrobe.language.texts import _

# Of each field, what tables call it, in English and German; the field's name comes
# first. Another program's "no." or "nr" is not this closet's id.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "garment id"),
    "photo": (
        *("photo", "photo file", "photo path", "picture", "image", "image file", "img"),
        *("image path", "photo name", "image name"),
        *("file", "file name", "filename", "path", "foto", "bild", "bilddatei"),
        *("datei", "dateiname", "fotodatei"),
    ),
    "type": (
        *("type", "garment type", "item type", "clothing type", "category", "kind"),
        *("typ", "art", "kategorie", "kleidungsart", "kleidungsstück"),
    ),
    "colour": (
        *("colour", "color", "main colour", "main color", "primary color"),
        *("primary colour", "farbe", "hauptfarbe"),
    ),
    "pattern": ("pattern", "print", "muster"),
    "name": (
        "name",
        "item",
        "item name",
        "garment name",
        "title",
        "bezeichnung",
        "titel",
        "artikel",
    ),
    "own-type": (
        "own type",
        "subtype",
        "sub type",
        "subcategory",
        "sub category",
        "eigene art",
        "eigener typ",
    ),
    "notes": (
        *("notes", "note", "comment", "comments", "remark", "remarks", "description"),
        *("notiz", "notizen", "bemerkung", "bemerkungen", "kommentar", "anmerkung"),
        *("anmerkungen", "beschreibung"),
    ),
    "brand": (
        *("brand", "brand name", "label", "maker", "manufacturer", "designer"),
        *("marke", "hersteller"),
    ),
    "size": ("size", "größe", "groesse", "konfektionsgröße"),
    "price": (
        *("price", "purchase price", "price paid", "paid", "cost", "amount"),
        *("preis", "kaufpreis", "bezahlt", "kosten", "betrag"),
    ),
    "bought-on": (
        *("bought on", "bought", "date bought", "purchased", "purchased on"),
        *("acquired", "acquired on", "acquisition date", "date acquired"),
        *("purchase date", "date purchased", "date of purchase", "kaufdatum"),
        *("gekauft", "gekauft am", "datum des kaufs"),
    ),
    "place": (
        *("place", "location", "kept in", "stored in", "storage"),
        *("storage location", "drawer", "closet location"),
        *("ort", "platz", "aufbewahrung", "lagerort", "liegt in"),
    ),
    "state": ("state", "status", "zustand"),
}
FIELDS = tuple(_NAMES)
_LONGEST_NAME = 200
# What exports have besides, and nobody misses.
_OF_EXPORTS = frozenset({"group", "added at"})
# What programs write for themselves: keys, hashes, addresses, and moments in time.
_OF_MACHINES = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-.*|[0-9a-f]{24,}|[a-z]+://.*|[\w\-/. ]+\.(jpe?g|png|webp)"
    r"|\d{4}-\d\d-\d\dt\d\d:\d\d.*|null|none|nan|n/a|false|0|0\.0+|-",
    re.IGNORECASE,
)
_OF_MACHINES_BY_NAME = re.compile(r"(.* )?(id|ids|uuid|url|path|hash|sha256|version)")
# Whose a row is: no export of this closet has it, and every one of a server's database.
_OF_DATABASES = re.compile("(user|owner|account|household) id")
_UNIT = re.compile(
    r"[(\[].*?[)\]]|,.*|\bin (eur|euro|usd|chf|gbp)\b|[€$£]|\b(eur|usd)\b"
)


def field_of(column: str) -> str | None:
    """Return the field that a column's name means, None if it means none."""
    if len(column) > _LONGEST_NAME:  # else a cell of brackets alone takes minutes
        return None
    return _BY_NAME.get(_plain(column)) or _BY_NAME.get(_plain(_without_unit(column)))


def fields_of(head: Sequence[str]) -> dict[str, int]:
    """Return the place of each field's column; a field's own name goes first."""
    places: dict[str, int] = {}
    for place, column in enumerate(head):
        field = field_of(column)
        if field and (field not in places or _plain(column) == _plain(field)):
            places[field] = place
    if "photo" in places and any(map(_OF_DATABASES.fullmatch, map(_plain, head))):
        places.pop("id", None)  # of its own rows, not of this closet's garments
    return places


def places_of(head: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Return the place of each field's column, those that the user named among them.

    Args:
        columns: The column by field, empty to leave a field out.

    Raises:
        InvalidValue: There is no such field or column, or none that names garments.
    """
    places = fields_of(head)
    for field, column in columns.items():
        _refuse_unknown(field, column, head)
        places = {f: at for f, at in places.items() if f != field}
        if column:
            named = head.index(column)
            places = {f: at for f, at in places.items() if at != named}
            places[field] = named
    if not {"id", "photo"} & places.keys():
        raise InvalidValue(
            _(
                'a table needs a column "photo" or "id"; say which one it '
                "is, like --map photo=Picture; the table has: {choices:.300}",
                choices=", ".join(head),
            )
        )
    return places


def unused(head: Sequence[str], places: Mapping[str, int]) -> list[str]:
    """Return the columns that no field takes."""
    taken = set(places.values())
    left = (column for at, column in enumerate(head) if at not in taken)
    return [each for each in left if each and not _is_of_nobody(_plain(each))]


def with_rest(notes: str, rest: Iterable[tuple[str, str]]) -> str:
    """Return notes with a line for each cell that people may want.

    Args:
        rest: The columns' names, and a row's cells.
    """
    said = [f"{name}: {cell}" for name, cell in rest if _is_of_use(name, cell)]
    whole = "\n".join([notes, *said]).strip()
    if len(whole) <= LONGEST_NOTES:
        return whole
    return f"{whole[: LONGEST_NOTES - 1]}…"


def _refuse_unknown(field: str, column: str, head: Sequence[str]) -> None:
    if field not in FIELDS:
        raise InvalidValue(
            _(
                'there\'s no field "{field}"; choose one of: {choices}',
                field=field,
                choices=", ".join(FIELDS),
            )
        )
    if column and column not in head:
        raise InvalidValue(
            _(
                'there\'s no column "{column}"; the table has: {choices:.300}',
                column=column,
                choices=", ".join(head),
            )
        )


def _is_of_nobody(plain: str) -> bool:
    return plain in _OF_EXPORTS or bool(_OF_MACHINES_BY_NAME.fullmatch(plain))


def _is_of_use(name: str, cell: str) -> bool:
    plain = re.sub(r"[\W_]+", " ", name).strip().lower()
    if not plain or _OF_MACHINES_BY_NAME.fullmatch(plain):
        return False
    return bool(cell) and not _OF_MACHINES.fullmatch(cell)


def _plain(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", folded(name)).split())


def _without_unit(name: str) -> str:
    return _UNIT.sub(" ", name.lower())


_BY_NAME = {_plain(name): field for field, names in _NAMES.items() for name in names}
