"""Widgets about outfits that several pages share."""
