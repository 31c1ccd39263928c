"""What is worn today, pinned on top of the page and changed there; and what rests."""
