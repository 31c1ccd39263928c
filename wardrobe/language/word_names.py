"""What the words of the taxonomy are called in the user's language.

The words themselves (`t-shirt`, `wedding-guest`) are what files, commands and other
programs read; they never change. Here is what people read instead.
"""

from enum import StrEnum

from wardrobe.language.texts import noted_in, p_

# By the name of the enum, and by its words.
_NAMES = {
    "GarmentType": {
        "t-shirt": noted_in("type", "t-shirt"),
        "polo": noted_in("type", "polo"),
        "shirt": noted_in("type", "shirt"),
        "blouse": noted_in("type", "blouse"),
        "tank-top": noted_in("type", "tank top"),
        "long-sleeve": noted_in("type", "long sleeve"),
        "sweater": noted_in("type", "sweater"),
        "sweatshirt": noted_in("type", "sweatshirt"),
        "hoodie": noted_in("type", "hoodie"),
        "cardigan": noted_in("type", "cardigan"),
        "vest": noted_in("type", "vest"),
        "tunic": noted_in("type", "tunic"),
        "jacket": noted_in("type", "jacket"),
        "coat": noted_in("type", "coat"),
        "blazer": noted_in("type", "blazer"),
        "dress": noted_in("type", "dress"),
        "jumpsuit": noted_in("type", "jumpsuit"),
        "trousers": noted_in("type", "trousers"),
        "jeans": noted_in("type", "jeans"),
        "leggings": noted_in("type", "leggings"),
        "track-pants": noted_in("type", "track pants"),
        "shorts": noted_in("type", "shorts"),
        "skirt": noted_in("type", "skirt"),
        "sneakers": noted_in("type", "sneakers"),
        "sports-shoes": noted_in("type", "sports shoes"),
        "formal-shoes": noted_in("type", "formal shoes"),
        "flats": noted_in("type", "flats"),
        "heels": noted_in("type", "heels"),
        "boots": noted_in("type", "boots"),
        "sandals": noted_in("type", "sandals"),
        "flip-flops": noted_in("type", "flip-flops"),
        "slippers": noted_in("type", "slippers"),
        "hat": noted_in("type", "hat"),
        "bag": noted_in("type", "bag"),
        "belt": noted_in("type", "belt"),
        "scarf": noted_in("type", "scarf"),
        "accessory": noted_in("type", "accessory"),
    },
    "Colour": {
        "black": noted_in("colour", "black"),
        "white": noted_in("colour", "white"),
        "grey": noted_in("colour", "grey"),
        "beige": noted_in("colour", "beige"),
        "brown": noted_in("colour", "brown"),
        "red": noted_in("colour", "red"),
        "pink": noted_in("colour", "pink"),
        "orange": noted_in("colour", "orange"),
        "yellow": noted_in("colour", "yellow"),
        "green": noted_in("colour", "green"),
        "blue": noted_in("colour", "blue"),
        "navy": noted_in("colour", "navy"),
        "purple": noted_in("colour", "purple"),
        "gold": noted_in("colour", "gold"),
        "silver": noted_in("colour", "silver"),
        "multicolour": noted_in("colour", "multicolour"),
    },
    "Pattern": {
        "solid": noted_in("pattern", "solid"),
        "striped": noted_in("pattern", "striped"),
        "checked": noted_in("pattern", "checked"),
        "printed": noted_in("pattern", "printed"),
        "floral": noted_in("pattern", "floral"),
        "dotted": noted_in("pattern", "dotted"),
    },
    "Occasion": {
        "casual": noted_in("occasion", "casual"),
        "work": noted_in("occasion", "work"),
        "business": noted_in("occasion", "business"),
        "date": noted_in("occasion", "date"),
        "party": noted_in("occasion", "party"),
        "formal": noted_in("occasion", "formal"),
        "wedding-guest": noted_in("occasion", "wedding guest"),
        "sports": noted_in("occasion", "sports"),
        "travel": noted_in("occasion", "travel"),
        "school": noted_in("occasion", "school"),
    },
    "State": {
        "in-use": noted_in("state of a garment", "in use"),
        "laundry": noted_in("state of a garment", "laundry"),
        "stored": noted_in("state of a garment", "stored"),
        "gone": noted_in("state of a garment", "gone"),
    },
    "GoneReason": {
        "sold": noted_in("why a garment is gone", "sold"),
        "given-away": noted_in("why a garment is gone", "given away"),
        "worn-out": noted_in("why a garment is gone", "worn out"),
        "lost": noted_in("why a garment is gone", "lost"),
    },
    "Part": {
        "occasion": noted_in("part of a rating", "occasion"),
        "colours": noted_in("part of a rating", "colours"),
        "types": noted_in("part of a rating", "types"),
        "warmth": noted_in("part of a rating", "warmth"),
        "taste": noted_in("part of a rating", "taste"),
    },
    "Verdict": {
        "great": noted_in("rating of an outfit", "great"),
        "good": noted_in("rating of an outfit", "good"),
        "fair": noted_in("rating of an outfit", "fair"),
        "stretch": noted_in("rating of an outfit", "a stretch"),
    },
    "Season": {
        "spring": noted_in("season", "spring"),
        "summer": noted_in("season", "summer"),
        "autumn": noted_in("season", "autumn"),
        "winter": noted_in("season", "winter"),
    },
    "Sky": {
        "dry": noted_in("weather", "dry"),
        "rain": noted_in("weather", "rain"),
        "snow": noted_in("weather", "snow"),
    },
    "DressCode": {
        "strict": noted_in("reading of dress codes", "strict"),
        "usual": noted_in("reading of dress codes", "usual"),
        "relaxed": noted_in("reading of dress codes", "relaxed"),
    },
    "Metric": {
        "cosine": noted_in("distance", "cosine"),
        "euclidean": noted_in("distance", "euclidean"),
        "manhattan": noted_in("distance", "manhattan"),
    },
}

# What one dresses for, after `for`.
_OCCASIONS_AFTER_FOR = {
    "casual": noted_in("one dresses for", "an easy day"),
    "work": noted_in("one dresses for", "work"),
    "business": noted_in("one dresses for", "business"),
    "date": noted_in("one dresses for", "a date"),
    "party": noted_in("one dresses for", "a party"),
    "formal": noted_in("one dresses for", "a formal evening"),
    "wedding-guest": noted_in("one dresses for", "a wedding"),
    "sports": noted_in("one dresses for", "sports"),
    "travel": noted_in("one dresses for", "a journey"),
    "school": noted_in("one dresses for", "school"),
}


def word_name(word: StrEnum) -> str:
    """Return what a word is called, as it stands within a line: `wedding guest`."""
    return p_(*_NAMES[type(word).__name__][word])


def occasion_after_for(word: StrEnum) -> str:
    """Return what one dresses for, as it stands after `for`: `a wedding`."""
    return p_(*_OCCASIONS_AFTER_FOR[word])
