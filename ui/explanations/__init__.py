"""What explains one outfit: why, what instead, a comparison, an outfit of one's own."""
