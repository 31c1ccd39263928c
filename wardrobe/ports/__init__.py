"""What the domain asks of the world, as Protocols that `db` and `ml` fulfil."""
