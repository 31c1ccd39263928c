"""Judgement: the rating network and the style at work, and how formal garments are."""
