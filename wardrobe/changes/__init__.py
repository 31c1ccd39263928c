"""Changes noted with the steps that take them back, in another run, too."""
