"""What the stylist says and holds, measured on closets as people own them."""
