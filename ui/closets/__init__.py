"""Several closets: which were open lately, going to another, and the demo."""
