"""Judgement: the expert tables, the rating network, and its training in numpy."""
