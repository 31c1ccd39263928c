"""Fitting the look-alikes' head, and comparing it with other extractors."""
