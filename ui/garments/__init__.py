"""Widgets about garments that several pages share."""
