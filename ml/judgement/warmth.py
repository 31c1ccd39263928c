"""How warm it feels, and how much clothing that wants, by the expert's tables.

Source: ISO 9920 (the clo of garments add up nearly), ASHRAE 55.
"""

import numpy as np

from ml.arrays import Doubles
from ml.judgement.descriptors import Codes
from ml.judgement.expert_tables import ExpertTables

# Indoors counts for a share of the day that depends on the occasion.
INDOORS_C = 21.0


def felt_c(tables: ExpertTables, occasions: Codes, temperature_c: Doubles) -> Doubles:
    """Return (N,): what it feels like over the day, in degrees Celsius.

    Args:
        occasions: (N,) codes.
        temperature_c: (N,) outdoors; nan where it is not known.
    """
    outdoors = temperature_c + tables.occasions["warmer_c"][occasions]
    indoors = tables.occasions["share_indoors"][occasions]
    felt: Doubles = outdoors + indoors * (INDOORS_C - outdoors)
    return felt


def wanted_clo(tables: ExpertTables, felt: Doubles) -> tuple[Doubles, Doubles]:
    """Return (N,) each: the clo that a warmth wants, and how far off is still well."""
    degrees, wanted, tolerance = tables.warmth.T
    return np.interp(felt, degrees, wanted), np.interp(felt, degrees, tolerance)
