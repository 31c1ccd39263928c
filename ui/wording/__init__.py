"""How values read in the window: words, events, dates, the language itself."""
