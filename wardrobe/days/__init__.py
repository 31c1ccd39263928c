"""What days hold: wears and rest, plans, and looks worth keeping."""
