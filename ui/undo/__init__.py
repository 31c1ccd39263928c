"""Changes that can be undone, and the history that undoes them."""
