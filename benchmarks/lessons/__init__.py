"""How corrections teach: kinds of garments, and patterns and colours."""
