"""The network that outlines a garment: a U-Net over EfficientNet-Lite0."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.training.lite0_features import Lite0Features, as_lite0_takes

# Of the nine parts of EfficientNet-Lite0, those whose maps are the last of their size:
# 1/2, 1/4, 1/8, 1/16 and 1/32 of the photo's side. The last part is for classes.
_LAST_OF_SIZE = (1, 2, 3, 5, 7)
# Channels on the way up, at 1/16, 1/8, 1/4 and 1/2. Few where there are many pixels.
_WIDTHS_UP = (96, 64, 32, 16)


class CutoutNet(nn.Module):
    """From photos to the log-odds of being garment.

    Source: Ronneberger, Fischer, Brox 2015, "U-Net"; the way down is a network that
    knows what things are, and a mean over the whole photo is added at its end.
    """

    def __init__(self) -> None:
        """Start from random weights."""
        super().__init__()
        self.features = Lite0Features()
        widths = [self.features.widths[part] for part in _LAST_OF_SIZE]
        self.whole = nn.Conv2d(widths[-1], widths[-1], 1)
        below = (widths[-1], *_WIDTHS_UP)
        self.up = nn.ModuleList(
            _Up(under, beside, out)
            for under, beside, out in zip(below, widths[-2::-1], _WIDTHS_UP)
        )
        self.head = nn.Conv2d(_WIDTHS_UP[-1], 1, 3, padding=1)

    def forward(self, photos: Tensor) -> Tensor:
        """Return log-odds (N, 1, S / 2, S / 2) for photos (N, 3, S, S) of 0..255."""
        x = as_lite0_takes(photos)
        passed = []
        for number, part in enumerate(list(self.features)[: _LAST_OF_SIZE[-1] + 1]):
            x = part(x)
            if number in _LAST_OF_SIZE:
                passed.append(x)
        x = x + self.whole(x.mean((2, 3), keepdim=True))
        for up, beside in zip(self.up, passed[-2::-1]):
            x = up(x, beside)
        logits: Tensor = self.head(x)
        return logits


class _Up(nn.Module):
    """Twice the size: what lies below is narrowed, joined with what passed, seen wide.

    Filters of 5 x 5 for each channel, then one of 1 x 1, as on the way down.
    """

    def __init__(self, below: int, beside: int, out: int) -> None:
        super().__init__()
        self.narrow = _layer(below, out, 1)
        self.mix = _layer(out + beside, out, 1)
        self.look = nn.Sequential(_layer(out, out, 5, groups=out), _layer(out, out, 1))

    def forward(self, below: Tensor, beside: Tensor) -> Tensor:
        wide = functional.interpolate(
            self.narrow(below), scale_factor=2.0, mode="bilinear"
        )
        mixed = self.mix(torch.cat([wide, beside], 1))
        result: Tensor = mixed + self.look(mixed)
        return result


def _layer(ins: int, outs: int, side: int, groups: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(ins, outs, side, padding=side // 2, groups=groups, bias=False),
        nn.BatchNorm2d(outs),
        nn.ReLU6(inplace=True),
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
