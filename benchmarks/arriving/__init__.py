"""How well photos arrive: several pieces on one, and garments among other pictures."""
