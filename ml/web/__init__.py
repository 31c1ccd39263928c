"""What is asked of the web when the user wants it, through one set of guards."""
