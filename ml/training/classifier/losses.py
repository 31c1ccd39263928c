"""What the network's answers cost, where labels allow several or are missing."""

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional

from ml.training.classifier.networks.vgg16 import Answers
from ml.training.classifier.settings import ClassifierSettings
from ml.training.data.datasets import Example
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType, Pattern


@dataclass(frozen=True, slots=True)
class Targets:
    """What N photos may be called; a row without any True says nothing.

    Attributes:
        types: bool (N, 37).
        patterns: bool (N, 6).
        colours: bool (N, 16).
        garment: float (N, 1), 1 where a garment is to be seen.
    """

    types: Tensor
    patterns: Tensor
    colours: Tensor
    garment: Tensor

    @classmethod
    def of(cls, examples: list[Example], device: str = "cpu") -> "Targets":
        """Return what the labels of examples allow."""
        columns = (
            [[t in e.types for t in GarmentType] for e in examples],
            [[p in e.patterns for p in Pattern] for e in examples],
            [[c in e.colours for c in Colour] for e in examples],
        )
        types, patterns, colours = (torch.tensor(c).to(device) for c in columns)
        garment = torch.tensor([[float(e.is_garment)] for e in examples])
        return cls(types, patterns, colours, garment.to(device))

    def where_coloured(self, has_colours: Tensor) -> "Targets":
        """Return the same, without colours where photos, bool (N,), have lost them."""
        return replace(self, colours=self.colours & has_colours[:, None])


def marginal_loss(logits: Tensor, allowed: Tensor, smoothing: float) -> Tensor:
    """Return the mean of -log of the probability of all allowed answers together.

    Rows that allow nothing are left out; without any other row it is 0. Source: Cour,
    Sapp & Taskar 2011 (learning from partial labels), in its likelihood form; with
    label smoothing as Szegedy et al. 2016, eq. 9.

    Args:
        logits: float (N, K).
        allowed: bool (N, K).
        smoothing: 0..1, the share of the target spread evenly over all K.
    """
    is_known = allowed.any(1)
    log_p = functional.log_softmax(logits.float(), dim=1)
    # What nobody knows allows everything, and so costs nothing, not even smoothing.
    possible = allowed | ~is_known[:, None]
    log_allowed = log_p.masked_fill(~possible, -torch.inf).logsumexp(dim=1)
    losses = (1 - smoothing) * log_allowed + smoothing * log_p.mean(dim=1)
    return -(losses * is_known).sum() / is_known.sum().clamp(min=1)


def loss_of(answers: Answers, targets: Targets, settings: ClassifierSettings) -> Tensor:
    """Return what the four heads' answers cost together."""
    smoothing = settings.label_smoothing
    return (
        marginal_loss(answers.types, targets.types, smoothing)
        + settings.pattern_weight
        * marginal_loss(answers.patterns, targets.patterns, smoothing)
        + settings.colour_weight
        * marginal_loss(answers.colours, targets.colours, smoothing)
        + settings.garment_weight
        * functional.binary_cross_entropy_with_logits(
            answers.garment.float(), targets.garment
        )
    )
