"""Random numbers for a whole batch, from one generator, on the batch's device."""

import torch
from torch import Tensor
from torch.nn import functional


class BatchRandom:
    """Random numbers of one generator, in the shapes that batches need."""

    def __init__(self, generator: torch.Generator, device: str = "cpu") -> None:
        """Draw all numbers from this generator, which is on the CPU."""
        self.generator = generator
        self.device = device

    def uniform(self, count: int, low: float, high: float, channels: int = 1) -> Tensor:
        """Return (count, channels, 1, 1) between two numbers."""
        drawn = torch.rand(count, channels, 1, 1, generator=self.generator)
        return drawn.to(self.device) * (high - low) + low

    def normal(self, count: int, deviation: float) -> Tensor:
        """Return (count, 1, 1, 1) around 0."""
        drawn = torch.randn(count, 1, 1, 1, generator=self.generator)
        return drawn.to(self.device) * deviation

    def bernoulli(self, count: int, share: float) -> Tensor:
        """Return (count, 1, 1, 1) of 1 and 0: 1 in this share of the cases."""
        drawn = torch.rand(count, 1, 1, 1, generator=self.generator) < share
        return drawn.to(self.device).float()

    def rows(self, count: int, share: float) -> Tensor:
        """Return the rows of a batch that were chosen, with this chance each."""
        drawn = torch.rand(count, generator=self.generator) < share
        return torch.nonzero(drawn).flatten().to(self.device)

    def choices(self, count: int, options: int) -> Tensor:
        """Return int64 (count,) of 0 to options - 1."""
        drawn = torch.randint(options, (count,), generator=self.generator)
        return drawn.to(self.device)

    def grain(self, count: int, size: int) -> Tensor:
        """Return (count, 3, size, size) around 0, of deviation 1, each pixel anew."""
        return torch.randn(count, 3, size, size, generator=self.generator).to(
            self.device
        )

    def noise(self, count: int, channels: int, cells: int, size: int) -> Tensor:
        """Return smooth noise (count, channels, size, size) of about -1 to 1."""
        coarse = torch.randn(count, channels, cells, cells, generator=self.generator)
        return functional.interpolate(
            coarse.to(self.device) * 0.5,
            size=(size, size),
            mode="bicubic",
            align_corners=False,
        )
