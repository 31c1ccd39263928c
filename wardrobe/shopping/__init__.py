"""Use cases about what is not owned: try a garment, find gaps."""
