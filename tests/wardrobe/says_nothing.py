"""What scorers of tests say of outfits."""

from typing import Self

from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.outfit import DescribedOutfit
from wardrobe.ports.conditions import DressCode, Sky
from wardrobe.ports.facts import Fact


class SaysNothing:
    """What a scorer that only rates says of outfits, under every sky: nothing."""

    @property
    def sky(self) -> Sky:
        return Sky.DRY

    def facts(
        self,
        outfit: DescribedOutfit,
        occasion: AnyOccasion,
        temperature_c: float | None,
    ) -> tuple[Fact, ...]:
        return ()

    def under(self, sky: Sky, dress_code: DressCode) -> Self:
        return self
