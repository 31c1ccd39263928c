"""VGG16 and EfficientNet-Lite0 as one network: two looks, one embedding, one answer."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.vgg16 import Answers, GarmentVgg16

# How much the second counts: .5 to .7 are alike on validation photos.
SHARE = 0.6


class GarmentEnsemble(nn.Module):
    """The mean of two networks' embeddings, read by VGG16's heads.

    They err in different places, so their mean errs less than either: Hansen & Salamon
    1990, "Neural network ensembles". The heads are linear, so the mean of embeddings
    gives the mean of logits.
    """

    def __init__(
        self,
        vgg16: GarmentVgg16,
        lite0: GarmentLite0,
        sizes: tuple[int, int],
        share: float = SHARE,
    ) -> None:
        """Join them.

        Args:
            lite0: Trained through the heads of `vgg16`.
            sizes: Side of the photos in pixels that each was trained at: VGG16 is
                shown them smaller.
            share: 0..1, how much `lite0` counts.
        """
        super().__init__()
        self.vgg16, self.lite0 = vgg16, lite0
        self.sizes, self.share = sizes, share

    def forward(self, photos: Tensor) -> Answers:
        """Return what is said of photos, float (N, 3, S, S), RGB in 0..255.

        Whether there is a garment at all is asked of VGG16 alone: the other has seen
        nothing but garments.
        """
        of_vgg16, of_lite0 = self.sizes
        height, width = (side * of_vgg16 // of_lite0 for side in photos.shape[2:])
        small = functional.interpolate(
            photos, size=(height, width), mode="bilinear", antialias=True
        )
        first, second = self.vgg16(small), self.lite0.embedding(photos)
        embedding = torch.lerp(first.embedding, second, self.share)
        return Answers(
            self.vgg16.type_head(embedding),
            self.vgg16.pattern_head(embedding),
            self.vgg16.colour_head(embedding),
            first.garment,
            embedding,
        )
