"""Training and evaluation of the rating network, in numpy."""
