"""The safety benchmark: kills, faults, spoilt files, memory."""
