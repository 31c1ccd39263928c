"""Labelled photos for training: where they are, what their labels mean."""
