"""What is worn today: pinned on top of the page, changed and taken back there."""
