"""The canvas of a look, and what stands around it."""
