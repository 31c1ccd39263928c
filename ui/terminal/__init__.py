"""The terminal: commands for people and, with --json, for other programs."""
