"""The settings page: the palette, the closet file, the watched folder and backups."""
