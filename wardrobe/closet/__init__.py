"""Use cases about the garments themselves: add, edit, review, the wear log."""
