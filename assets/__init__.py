"""Icons, expert tables, the demo closet and the trained models."""
