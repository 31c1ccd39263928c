"""Export and import: whole closets as folders, and tables of garments."""
