"""The closet page: the gallery, its filters, import and details."""
