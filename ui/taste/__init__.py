"""Your taste: how well it predicts, what it learned, its versions, and the way back."""
