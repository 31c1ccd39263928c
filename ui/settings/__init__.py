"""The settings page: the palette, the closet file, the inbox and backups."""
