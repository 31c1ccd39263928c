"""The page Looks: outfits worth keeping, found again, arranged and shared."""
