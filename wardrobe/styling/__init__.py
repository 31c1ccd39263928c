"""Use cases about outfits: suggest, explain, compare, compose, what is lacking."""
