"""The tables of the closet file, and reading and writing them."""
