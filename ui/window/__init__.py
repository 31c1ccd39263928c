"""The main window: navigation, menu, commands, and its place on the screen."""
