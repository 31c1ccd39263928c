"""Calendars of other programs: iCalendar files, read and written (RFC 5545)."""
