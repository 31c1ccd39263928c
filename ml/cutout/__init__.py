"""The cut-out: which of a photo's pixels are the garment's."""
