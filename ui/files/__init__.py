"""Files in the window: dialogs, dropping and pasting, reading pictures."""
