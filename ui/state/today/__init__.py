"""What of today is remembered: what was done and worn, its photos, and the laundry."""
