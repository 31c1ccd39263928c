"""Look-alikes: a vector for each photo, and catalogues of vectors to search."""
