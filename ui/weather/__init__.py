"""Weather, if one wants it: where one lives, what was asked, and what came."""
