"""What the demo's garments are called, in the user's language."""

from wardrobe.language.texts import noted_in, p_

# The names of assets/demo/garments.csv, marked for translation.
NAMES = (
    noted_in("garment of the demo", "White tee"),
    noted_in("garment of the demo", "Mountain tee"),
    noted_in("garment of the demo", "Breton top"),
    noted_in("garment of the demo", "Oxford shirt"),
    noted_in("garment of the demo", "White shirt"),
    noted_in("garment of the demo", "Flannel shirt"),
    noted_in("garment of the demo", "Piqué polo"),
    noted_in("garment of the demo", "Cable-knit sweater"),
    noted_in("garment of the demo", "Green hoodie"),
    noted_in("garment of the demo", "Dotted silk blouse"),
    noted_in("garment of the demo", "Tank top"),
    noted_in("garment of the demo", "Wool cardigan"),
    noted_in("garment of the demo", "Navy blazer"),
    noted_in("garment of the demo", "Camel coat"),
    noted_in("garment of the demo", "Denim jacket"),
    noted_in("garment of the demo", "Wrap dress"),
    noted_in("garment of the demo", "Little black dress"),
    noted_in("garment of the demo", "Blue jeans"),
    noted_in("garment of the demo", "Black jeans"),
    noted_in("garment of the demo", "Chinos"),
    noted_in("garment of the demo", "Pleated trousers"),
    noted_in("garment of the demo", "Navy trousers"),
    noted_in("garment of the demo", "Leggings"),
    noted_in("garment of the demo", "Joggers"),
    noted_in("garment of the demo", "Chino shorts"),
    noted_in("garment of the demo", "Pencil skirt"),
    noted_in("garment of the demo", "Pleated skirt"),
    noted_in("garment of the demo", "White sneakers"),
    noted_in("garment of the demo", "Running shoes"),
    noted_in("garment of the demo", "Oxford shoes"),
    noted_in("garment of the demo", "Black pumps"),
    noted_in("garment of the demo", "Chelsea boots"),
    noted_in("garment of the demo", "Strap sandals"),
    noted_in("garment of the demo", "Ballet flats"),
    noted_in("garment of the demo", "Straw fedora"),
    noted_in("garment of the demo", "Leather tote"),
)


def demo_name(name: str) -> str:
    """Return what a garment of the demo is called."""
    context = NAMES[0][0]
    return p_(context, name)
