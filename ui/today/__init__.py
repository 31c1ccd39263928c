"""The today page: the board of outfits and what it is asked for."""
