"""Lends the windows of the other tests to those after reports of others."""

from tests.ui.conftest import closet, garbage, make_window, settings, window

__all__ = ["closet", "garbage", "make_window", "settings", "window"]
