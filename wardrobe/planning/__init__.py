"""What to wear on days ahead: resting pieces, plans without repeats, and packing."""
