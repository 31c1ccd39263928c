"""A taste is read back as it was written, and so is one from before pairs."""

import json

from db.tables.columns import TasteColumn
from wardrobe.model.garment import GarmentType
from wardrobe.model.occasion import Occasion, OwnKey
from wardrobe.taste.priors import Prior
from wardrobe.taste.taste import Taste

TASTE = Taste(
    weights={
        None: {"colour:red": 0.1, "colours:navy+red": -1.25, "pair:contrast": 2.0},
        Occasion.DATE: {"top+middle:hues": 0.5},
        OwnKey(Occasion.DATE, 3): {"again:top": -0.5},
    },
    scale=0.7,
    place_biases=(-0.1, -0.2),
    prior=Prior.TONES,
    type_points={GarmentType.SHIRT: 3.2},
    worn_last=(3, 14),
    share=0.5,
)


def test_a_taste_is_read_back() -> None:
    column = TasteColumn()

    assert column.read(column.written(TASTE)) == TASTE


def test_a_taste_from_before_pairs_is_about_pieces() -> None:
    column = TasteColumn()
    fields = json.loads(column.written(TASTE))
    for name in ("prior", "type_points", "worn_last"):
        del fields[name]

    old = column.read(json.dumps(fields))

    assert (old.prior, old.type_points, old.worn_last) == (Prior.PIECES, {}, ())
    assert old.weights == TASTE.weights
