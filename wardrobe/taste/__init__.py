"""What the user likes: learned from choices, measured, versioned, reversible."""
