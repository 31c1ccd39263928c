"""The domain: garments, outfits, occasions, taste, and what can be done with them."""
