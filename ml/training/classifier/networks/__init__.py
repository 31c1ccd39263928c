"""The networks that can be trained as eyes, and what their weights start from."""
