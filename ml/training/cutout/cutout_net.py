"""The network that outlines a garment: a small U-Net."""

import torch
from torch import Tensor, nn
from torch.nn import functional

# Channels at 1/2, 1/4 … of the photo's side. Few where there are many pixels.
_WIDTHS = (16, 32, 64, 96, 112)
_WIDTHS_UP = (64, 48, 32, 16)


class CutoutNet(nn.Module):
    """From photos to the log-odds of being garment.

    Source: Ronneberger, Fischer, Brox 2015, "U-Net"; with batch norm, fewer channels,
    and a mean over the whole photo added at the bottom.
    """

    def __init__(self) -> None:
        """Start from random weights."""
        super().__init__()
        ins = (3, *_WIDTHS[:-1])
        self.down = nn.ModuleList(
            nn.Sequential(_layer(a, b, stride=2), _layer(b, b))
            for a, b in zip(ins, _WIDTHS)
        )
        self.whole = nn.Conv2d(_WIDTHS[-1], _WIDTHS[-1], 1)
        below = (_WIDTHS[-1], *_WIDTHS_UP[:-1])
        beside = _WIDTHS[-2::-1]
        self.up = nn.ModuleList(
            _layer(a + b, c) for a, b, c in zip(below, beside, _WIDTHS_UP)
        )
        self.head = nn.Conv2d(_WIDTHS_UP[-1], 1, 3, padding=1)

    def forward(self, photos: Tensor) -> Tensor:
        """Return log-odds (N, 1, S / 2, S / 2) for photos (N, 3, S, S) of 0..255."""
        x = photos / 127.5 - 1
        passed = []
        for layer in self.down:
            x = layer(x)
            passed.append(x)
        x = x + self.whole(x.mean((2, 3), keepdim=True))
        for layer, beside in zip(self.up, passed[-2::-1]):
            wider = functional.interpolate(x, scale_factor=2.0, mode="nearest")
            x = layer(torch.cat([wider, beside], 1))
        logits: Tensor = self.head(x)
        return logits


def _layer(ins: int, outs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(ins, outs, 3, stride=stride, padding=1, bias=False),
        nn.BatchNorm2d(outs),
        nn.ReLU(inplace=True),
    )


def mask_loss(logits: Tensor, masks: Tensor) -> Tensor:
    """Return the mean of cross-entropy and soft Dice loss.

    Source of the latter: Milletari, Navab, Ahmadi 2016, "V-Net", with 1 added above
    and below.

    Args:
        logits: float (N, 1, H, W).
        masks: float (N, 1, H, W), 0..1.
    """
    logits = logits.float()
    entropy = functional.binary_cross_entropy_with_logits(logits, masks)
    seen = logits.sigmoid()
    common = (seen * masks).sum((1, 2, 3))
    total = (seen + masks).sum((1, 2, 3))
    return entropy + (1 - (2 * common + 1) / (total + 1)).mean()
