"""What the window shows, held in memory and changed through jobs."""
