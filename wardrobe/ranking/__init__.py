"""All outfits of a closet scored by pairs, counted and ranked exactly."""
