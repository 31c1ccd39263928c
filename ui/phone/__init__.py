"""The phone as camera: a small server on the private network, and its page."""
