"""The cards of the board: a big outfit, smaller ones, and what they hold."""
