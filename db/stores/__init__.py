"""The stores of a closet, split as `wardrobe.ports`; each method is a transaction."""
