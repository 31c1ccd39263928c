"""Try: should this be bought? A picture of something that is not owned, tried on."""
