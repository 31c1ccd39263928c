"""Weights halfway between where a training started and where it ended.

Source: Wortsman et al. 2022, "Robust fine-tuning of zero-shot models": along the line
between both, accuracy is often higher than at either end, and what the start knew of
photos that the training saw few of is kept. Here batch norm is folded into the
convolutions first: its statistics belong to the weights of one end alone.
"""

from copy import deepcopy
from itertools import pairwise

import torch
from torch import nn

from ml.training.classifier.vgg16 import GarmentVgg16


def fuse_batch_norm(model: GarmentVgg16) -> GarmentVgg16:
    """Return a copy whose batch norms change nothing and are part of the weights."""
    copy: GarmentVgg16 = deepcopy(model).eval()
    layers = list(copy.features)
    with torch.no_grad():
        for convolution, norm in pairwise(layers):
            if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                _fold(convolution, norm)
    return copy


def average_weights(start: GarmentVgg16, end: GarmentVgg16) -> GarmentVgg16:
    """Return the mean of two models' weights, batch norms folded in."""
    mean, other = fuse_batch_norm(start), fuse_batch_norm(end).state_dict()
    mean.load_state_dict(
        {
            name: (value + other[name]) / 2 if value.is_floating_point() else value
            for name, value in mean.state_dict().items()
        }
    )
    return mean


def _fold(convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> None:
    assert convolution.bias is not None
    assert norm.running_mean is not None
    assert norm.running_var is not None
    scale = norm.weight / (norm.running_var + norm.eps).sqrt()
    convolution.weight *= scale.view(-1, 1, 1, 1)
    convolution.bias.copy_((convolution.bias - norm.running_mean) * scale + norm.bias)
    norm.weight.fill_(1)
    norm.bias.zero_()
    norm.running_mean.zero_()
    norm.running_var.fill_(1 - norm.eps)
