"""Fitting and evaluation of the colour names."""
