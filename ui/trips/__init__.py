"""The page of trips: what to pack, with as few pieces as do, and what came back."""
