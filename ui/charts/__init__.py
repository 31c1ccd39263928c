"""Charts, and tables that say the same."""
