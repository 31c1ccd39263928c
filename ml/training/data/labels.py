"""What the labels of other people's data sets mean in our types and patterns.

A coarse label (Pants, Shoes, Longsleeve) is the set of types that it allows; the
training loss is marginalised over that set. A type that nothing names alone stays out
of the sets: allowed by several labels at once, it would become the cheapest answer to
all of them. `ml.training.data.labels_by_eye` has what somebody saw on the photos, so
that cardigans, boots and track pants are named, too.
"""

import re

from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType as T
from wardrobe.model.garment import Group, Pattern

# The label of pictures on which there is no garment.
NO_GARMENT = "none"

Allowed = frozenset[T]

SHOES: Allowed = frozenset(t for t in T if t.group is Group.BOTTOM)
LONG_TROUSERS: Allowed = frozenset({T.TROUSERS, T.JEANS, T.LEGGINGS, T.TRACK_PANTS})

# Labels of the clothing data set (photos that people took of their own clothes).
# `Not sure`, `Other`, `Skip` and `Body` say nothing about the type.
CLOTHING: dict[str, Allowed] = {
    "Blazer": frozenset({T.BLAZER}),
    "Blouse": frozenset({T.BLOUSE}),
    "Dress": frozenset({T.DRESS}),
    "Hat": frozenset({T.HAT}),
    "Hoodie": frozenset({T.HOODIE}),
    "Longsleeve": frozenset({T.LONG_SLEEVE, T.SWEATER, T.SWEATSHIRT, T.CARDIGAN}),
    "Outwear": frozenset({T.JACKET, T.COAT, T.VEST}),
    "Pants": LONG_TROUSERS,
    "Polo": frozenset({T.POLO}),
    "Shirt": frozenset({T.SHIRT}),
    "Shoes": SHOES,
    "Shorts": frozenset({T.SHORTS}),
    "Skirt": frozenset({T.SKIRT}),
    "T-Shirt": frozenset({T.T_SHIRT}),
    "Top": frozenset({T.BLOUSE, T.TANK_TOP, T.T_SHIRT}),
    "Undershirt": frozenset({T.TANK_TOP}),
}

_BAGS = (
    "Handbags, Backpacks, Clutches, Laptop Bag, Mobile Pouch, Duffel Bag, "
    "Messenger Bag, Waist Pouch, Rucksacks"
)
_ACCESSORIES = (
    "Sunglasses, Gloves, Headband, Socks, Ties, Umbrellas, Wallets, Watches, Cufflinks"
)
# Article types of Fashion Product Images. Innerwear that nobody combines, gifts and
# perfumes are left out. Of 511 Casual Shoes looked at, 63 % were sneakers, 17 %
# flats, 10 % boots; of 99 Flats, 19 % were flats, the others open shoes and heels.
PRODUCTS: dict[str, Allowed] = {
    "Tshirts": frozenset({T.T_SHIRT, T.POLO}),
    "Shirts": frozenset({T.SHIRT}),
    "Tops": frozenset({T.BLOUSE, T.TANK_TOP, T.T_SHIRT}),
    **dict.fromkeys(["Kurtas", "Kurtis", "Tunics"], frozenset({T.TUNIC})),
    "Sweaters": frozenset({T.SWEATER}),
    "Sweatshirts": frozenset({T.SWEATSHIRT}),
    "Jackets": frozenset({T.JACKET}),
    "Blazers": frozenset({T.BLAZER}),
    "Waistcoat": frozenset({T.VEST}),
    "Shrug": frozenset({T.CARDIGAN}),
    "Innerwear Vests": frozenset({T.TANK_TOP}),
    "Dresses": frozenset({T.DRESS}),
    "Jumpsuit": frozenset({T.JUMPSUIT}),
    "Trousers": frozenset({T.TROUSERS}),
    "Jeans": frozenset({T.JEANS}),
    "Capris": frozenset({T.TROUSERS, T.LEGGINGS, T.SHORTS}),
    "Track Pants": frozenset({T.TRACK_PANTS}),
    "Lounge Pants": frozenset({T.TRACK_PANTS, T.TROUSERS}),
    **dict.fromkeys(["Leggings", "Churidar", "Tights"], frozenset({T.LEGGINGS})),
    "Shorts": frozenset({T.SHORTS}),
    "Lounge Shorts": frozenset({T.SHORTS}),
    "Skirts": frozenset({T.SKIRT}),
    "Casual Shoes": frozenset({T.SNEAKERS, T.FLATS, T.BOOTS}),
    "Sports Shoes": frozenset({T.SPORTS_SHOES}),
    "Formal Shoes": frozenset({T.FORMAL_SHOES}),
    "Flats": frozenset({T.FLATS, T.SANDALS, T.FLIP_FLOPS, T.HEELS}),
    "Heels": frozenset({T.HEELS}),
    "Sandals": frozenset({T.SANDALS}),
    "Sports Sandals": frozenset({T.SANDALS}),
    "Flip Flops": frozenset({T.FLIP_FLOPS}),
    "Caps": frozenset({T.HAT}),
    "Hat": frozenset({T.HAT}),
    "Belts": frozenset({T.BELT}),
    **dict.fromkeys(["Mufflers", "Scarves", "Stoles", "Dupatta"], frozenset({T.SCARF})),
    **dict.fromkeys(_BAGS.split(", "), frozenset({T.BAG})),
    **dict.fromkeys(_ACCESSORIES.split(", "), frozenset({T.ACCESSORY})),
}

# The catalogue's base colours by our names; a colour that is not here is left out.
BASE_COLOURS = {
    Colour.BLACK: "Black",
    Colour.WHITE: "White, Off White",
    Colour.GREY: "Grey, Grey Melange, Charcoal",
    Colour.BEIGE: "Beige, Cream, Nude, Skin, Khaki, Taupe",
    Colour.BROWN: "Brown, Coffee Brown, Mushroom Brown, Tan, Rust, Copper",
    Colour.RED: "Red, Maroon, Burgundy",
    Colour.PINK: "Pink, Rose, Magenta",
    Colour.ORANGE: "Orange, Peach",
    Colour.YELLOW: "Yellow, Mustard",
    Colour.GREEN: "Green, Olive, Sea Green, Lime Green, Fluorescent Green, Teal",
    Colour.BLUE: "Blue, Turquoise Blue",
    Colour.NAVY: "Navy Blue",
    Colour.PURPLE: "Purple, Lavender, Mauve",
    Colour.GOLD: "Gold, Bronze",
    Colour.SILVER: "Silver, Steel, Metallic",
    Colour.MULTICOLOUR: "Multi",
}
_NAME_OF_BASE = {
    base: name for name, bases in BASE_COLOURS.items() for base in bases.split(", ")
}
# Not worn, or of glass and steel.
_WITHOUT_COLOUR = (
    "Watches, Eyewear, Fragrance, Cufflinks, Jewellery, Free Gifts, Umbrellas, "
    "Sports Equipment, Shoe Accessories, Accessories"
)

# A word of a product's name tells its pattern; the first that matches counts.
_PATTERN_WORDS = (
    (r"\bpolka|\bdots?\b|\bdotted", Pattern.DOTTED),
    (r"\bfloral|\bflowers?\b|\bflowery", Pattern.FLORAL),
    (r"\bcheck|\bplaid|\btartan", Pattern.CHECKED),
    (r"\bstrip", Pattern.STRIPED),
    (r"\bprint|\bgraphic", Pattern.PRINTED),
    (r"\bsolid|\bplain\b", Pattern.SOLID),
)


# Words of a product's name that say more than its article type does.
_TYPE_WORDS = (
    ("Tshirts", r"\bpolo (neck|t-?shirt|tee)", T.POLO),
    ("Tops", r"\bpolo t", T.POLO),
    ("Tops", r"\bt-?shirt", T.T_SHIRT),
    ("Tops", r"\btunic", T.TUNIC),
    ("Tops", r"\bshirts?\b", T.SHIRT),
    ("Sweaters", r"\bvest\b|\bsleeveless", T.VEST),
    ("Sweatshirts", r"hood", T.HOODIE),
    ("Jackets", r"\bblazer", T.BLAZER),
    ("Casual Shoes", r"\bboots?\b", T.BOOTS),
    ("Heels", r"\bboots?\b", T.BOOTS),
    ("Flats", r"\bboots?\b", T.BOOTS),
    ("Casual Shoes", r"\bsneaker|\bcanvas", T.SNEAKERS),
    ("Casual Shoes", r"\bloafer|\bmoccasin|\bslip.?on", T.FLATS),
    ("Flats", r"\bsandal", T.SANDALS),
    ("Sandals", r"\b(clog|slide)s?\b", T.FLIP_FLOPS),
)


def types_of_product(article_type: str, name: str) -> Allowed | None:
    """Return the types that a product's article type and name allow, None if none."""
    for article, words, garment_type in _TYPE_WORDS:
        if article == article_type and re.search(words, name.lower()):
            return frozenset({garment_type})
    return PRODUCTS.get(article_type)


def pattern_of_name(name: str) -> Pattern | None:
    """Return the pattern that a product's name tells, None if it tells none."""
    lower = name.lower()
    for words, pattern in _PATTERN_WORDS:
        if re.search(words, lower):
            return pattern
    return None


def colour_of_product(sub_category: str, base_colour: str) -> Colour | None:
    """Return our name for a product's base colour; None where it is left out."""
    if sub_category in _WITHOUT_COLOUR.split(", "):
        return None
    return _NAME_OF_BASE.get(base_colour)


def types_of_word(word: str) -> Allowed | None:
    """Return the types that a label of any known data set, or our own, allows."""
    for labels in (CLOTHING, PRODUCTS):
        if word in labels:
            return labels[word]
    try:
        return frozenset({T(word.strip().lower().replace(" ", "-"))})
    except ValueError:
        return None
