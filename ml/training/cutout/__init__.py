"""Training of the network that outlines garments."""
