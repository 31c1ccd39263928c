"""Cells as people and spreadsheets write them: prices, days, and words of the taxonomy.

What a cell means, its column tells: 03/04/2024 is a day of April where another cell of
the column is 31/12/2024, and of March where it is 12/31/2024.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from wardrobe.errors import InvalidValue
from wardrobe.language.spelling import folded
from wardrobe.language.texts import _
from wardrobe.language.word_names import word_name
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern, State


class DateOrder(StrEnum):
    """What stands first in days like 03/04/2024."""

    DAY = "day"
    MONTH = "month"


# A number, with a currency or the like around it.
_PRICE = re.compile(r"[^\d+-]*(\d+(?:[.,' ]\d+)*)\D*")
# Nor is more of a cell a day; to look through all of it may take minutes.
_LONGEST_DAY = 100
_CLOCK = re.compile(r"[T ,]+\d{1,2}:\d{2}.*$")
_PARTS = re.compile(r"(\d{1,4})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{2,4})")
_WITH_NAME = re.compile(
    r"(?:(?P<day>\d{1,2})[.\s-]*(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]{3,9})\.?|"
    r"(?P<month2>[a-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?)"
    r"[,\s-]+(?P<year>\d{4}|\d{2})"
)
# By the first three letters, folded; English, then what German has besides.
_MONTHS = {
    **dict(
        zip(
            [
                "jan",
                "feb",
                "mar",
                "apr",
                "may",
                "jun",
                "jul",
                "aug",
                "sep",
                "oct",
                "nov",
                "dec",
            ],
            range(1, 13),
        )
    ),
    **dict(zip(["jae", "mrz", "mai", "okt", "dez"], (1, 3, 5, 10, 12))),
}
# Spreadsheets count days from here, and show that where a cell lost its form.
_SERIAL_START, _SERIALS = date(1899, 12, 30), range(18_264, 73_051)  # 1950 to 2099
_WORDS: Mapping[str, type[StrEnum]] = {
    "type": GarmentType,
    "colour": Colour,
    "pattern": Pattern,
    "state": State,
}


def _listed(text: str) -> dict[str, str]:
    """Return words by what people write for them, of lines like `word: this, that`."""
    lines = (line.partition(": ") for line in text.strip().splitlines())
    return {
        other: word.strip() for word, _, rest in lines for other in rest.split(", ")
    }


# What people write for a word, beside its name in their language; German, too.
_OTHER_WORDS: Mapping[str, Mapping[str, str]] = {
    "type": _listed(
        """
        t-shirt: tee, tshirt
        jeans: jean
        shirt: hemd
        blouse: bluse
        tank-top: top
        sweater: pullover, jumper
        cardigan: strickjacke
        vest: weste
        tunic: tunika
        jacket: jacke
        coat: mantel
        blazer: sakko
        dress: kleid
        trousers: pants, hose
        skirt: rock
        sneakers: turnschuhe, sneaker
        boots: stiefel, boot
        sandals: sandalen, sandal
        hat: hut
        bag: tasche
        belt: gurtel
        scarf: schal
        """
    ),
    "colour": _listed(
        """
        black: schwarz
        white: weiss, ivory, off white
        grey: gray, grau, charcoal
        beige: tan, camel, cream, khaki
        brown: braun
        red: rot, burgundy, maroon
        pink: rosa
        yellow: gelb
        green: grun, olive, mint
        blue: blau, teal, turquoise
        navy: navy blue, dunkelblau
        purple: lila, violett, lavender
        silver: silber
        multicolour: multi, multicolor, bunt, mehrfarbig
        """
    ),
    "pattern": _listed(
        """
        solid: plain, uni, einfarbig
        striped: stripe, stripes, gestreift
        checked: checks, plaid, kariert
        dotted: dots, polka dots, gepunktet
        floral: flowers, geblumt
        printed: bedruckt
        """
    ),
    "state": _listed(
        """
        in-use: ready, active, available
        laundry: dirty, washing, in the wash
        stored: archived
        gone: sold, donated, given away
        """
    ),
}


def canonical(
    field: str, cell: str, column: Iterable[str], order: DateOrder | None, today: date
) -> str:
    """Return a cell as `wardrobe.closet.editing` takes it.

    Args:
        field: What the column is.
        column: All its cells.
        order: What stands first in days, where the column does not tell.
        today: No garment was bought later.

    Raises:
        InvalidValue: It is no day or price, or may be one of two.
    """
    if field == "price":
        return read_price(cell)
    if field == "bought-on":
        return read_day(cell, order_of(column) or order, today).isoformat()
    if field in _WORDS:
        return _word(field, cell)
    return cell


def read_price(cell: str) -> str:
    """Return a price with a point and two decimals, `1089.90`.

    Raises:
        InvalidValue: It is none.
    """
    plain = unicodedata.normalize("NFKC", cell).replace("’", "'")
    match = _PRICE.fullmatch(plain)
    if match is None:
        raise _no_price(cell)
    plain = match[1]
    whole, mark, end = plain, "", ""
    for sign in sorted(".,", key=plain.rfind, reverse=True)[:1]:
        if sign in plain:
            whole, mark, end = plain.rpartition(sign)
    groups = re.split(r"[.,' ]", whole)
    # Three digits behind the only kind of mark are thousands; so are those of many.
    if mark and (mark in whole or (len(end) == 3 and len(groups[0]) <= 3)):
        groups, end = [*groups, end], ""
    if len(end) > 2 and end[2:].strip("0"):
        raise _no_price(cell)
    if any(len(each) not in {2, 3} for each in groups[1:]):
        raise _no_price(cell)
    return f"{int(''.join(groups))}.{end[:2].ljust(2, '0')}"


def order_of(column: Iterable[str]) -> DateOrder | None:
    """Return what stands first in the days of a column, None if that is unclear."""
    first, second, has_points = False, False, False
    for cell in column:
        match = _PARTS.match(_without_clock(cell))
        if match and len(match[1]) < 3:
            first |= int(match[1]) > 12
            second |= int(match[2]) > 12
            has_points |= "." in match[0]
    if first != second:
        return DateOrder.DAY if first else DateOrder.MONTH
    # Where days have points between, they start with the day.
    return DateOrder.DAY if has_points and not first else None


def read_day(cell: str, order: DateOrder | None, today: date) -> date:
    """Return the day that a cell holds.

    Raises:
        InvalidValue: It is none, or it is unclear which.
    """
    text = _without_clock(unicodedata.normalize("NFKC", cell))
    try:
        day = _day(text, order, today)
    except ValueError:
        raise _no_day(cell) from None
    if day is None:
        raise _no_day(cell)
    return day


def _day(text: str, order: DateOrder | None, today: date) -> date | None:
    if re.fullmatch(r"\d{4}-?\d{2}-?\d{2}", text):
        return date.fromisoformat(text)
    if text.isdecimal() and int(text) in _SERIALS:
        return _SERIAL_START + timedelta(days=int(text))
    named = _WITH_NAME.search(folded(text))
    if named:
        month = _MONTHS.get((named["month"] or named["month2"])[:3])
        day = int(named["day"] or named["day2"])
        return date(_year(named["year"], today), month, day) if month else None
    match = _PARTS.fullmatch(text)
    if match is None:
        return None
    if len(match[1]) == 4:
        return date(int(match[1]), int(match[2]), int(match[3]))
    return _day_of_parts(int(match[1]), int(match[2]), _year(match[3], today), order)


def _day_of_parts(
    first: int, second: int, year: int, order: DateOrder | None
) -> date | None:
    if first > 12 or first == second:
        order = DateOrder.DAY
    elif second > 12:
        order = DateOrder.MONTH
    if order is None:
        raise InvalidValue(
            _(
                '"{first}/{second}/{year}" may start with the day or with the month; '
                "say which, like --dates day",
                first=str(first),
                second=str(second),
                year=str(year),
            )
        )
    is_day_first = order is DateOrder.DAY
    day, month = (first, second) if is_day_first else (second, first)
    return date(year, month, day)


def _year(text: str, today: date) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    century = today.year // 100 * 100
    return century + year if century + year <= today.year + 1 else century - 100 + year


def _without_clock(text: str) -> str:
    return _CLOCK.sub("", text[:_LONGEST_DAY].strip())


def _word(field: str, cell: str) -> str:
    """Return the word that a cell means; one that is not known stays."""
    if field == "state" and ":" in cell:
        return cell
    plain = " ".join(re.sub(r"[\W_]+", " ", folded(cell)).split())
    for word in _WORDS[field]:
        names = (word, word_name(word))
        if plain in {folded(each).replace("-", " ") for each in names}:
            return word
    others = _OTHER_WORDS[field]
    singulars = (plain.removesuffix(end) for end in ("", "s", "n", "en", "e"))
    return next((others[each] for each in singulars if each in others), cell)


def _no_price(cell: str) -> InvalidValue:
    return InvalidValue(_('"{text}" isn\'t a price; write it like 49.90', text=cell))


def _no_day(cell: str) -> InvalidValue:
    return InvalidValue(
        _('"{text}" isn\'t a date; write it like 2024-05-31', text=cell)
    )
