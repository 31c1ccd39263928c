"""The reminder: today's outfit at an hour of one's choice, off until wanted."""
