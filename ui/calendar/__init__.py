"""The calendar page: what was worn on each day."""
