"""Copies of a closet file: made while it is in use, verified, and kept in a folder."""
