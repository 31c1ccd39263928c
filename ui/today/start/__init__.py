"""What Today says while a closet is young: what is there, and what to photograph."""
