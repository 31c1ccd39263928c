"""How photos come in: chosen, dropped, pasted or found in a watched folder."""
