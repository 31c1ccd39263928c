"""What the program is about: garments, outfits, occasions, boards, events."""
