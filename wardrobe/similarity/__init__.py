"""Look-alikes: which garments are near which, by their vectors."""
