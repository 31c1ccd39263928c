"""Look-alikes of a garment or a picture: in the closet, and in catalogues."""
