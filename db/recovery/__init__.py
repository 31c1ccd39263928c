"""What brings a closet back: checks, repairs, rescue and restore."""
