"""When backups are made, which are kept, and which files must stay open."""
