"""The care of the closet in the window: backups, checks, taking away, rescue."""
