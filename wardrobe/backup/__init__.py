"""When a backup is due, which are kept, and which files must stay open."""
