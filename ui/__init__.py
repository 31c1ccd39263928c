"""The window and the terminal; both only call use cases."""
