"""Which pixels of a small photo show the garment, told by colour and place."""

from dataclasses import dataclass

import numpy as np

from ml.arrays import Floats, Mask, Pixels
from ml.imaging.filters import box_mean
from ml.imaging.lab import to_lab
from ml.imaging.palette import find_palette, soft_assignments
from ml.imaging.regions import flood_from_border

# Colours of a photo that are told apart. More split the noise of a carpet.
_PALETTE = 24
# Colours closer than this, in CIELAB, count as one another's: shading of one cloth.
_SOFTNESS = 5.0
# Pixels that the palette is learned from: enough for 24 means.
_SAMPLE = 2000
# Width of the rim that is taken for background at first, as a share of the long side.
_RIM = 0.03
# By round: how much place counts, and how much neighbours do. Place only starts the
# colour models; neighbours come last, or the first guess freezes.
_PLACE_BY_ROUND = (1.0, 0.6, 0.4, 0.3, 0.25, 0.25, 0.25, 0.25)
_NEIGHBOURS_BY_ROUND = (0.3, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.5)
_STEPS_A_ROUND = 5
# How much colour counts against place and neighbours, tuned by looking.
_COLOUR_GAIN = 1.5
# A rim of which this share lies this close to its median is a studio's backdrop.
_PLAIN_SHARE = 0.55
_PLAIN_DISTANCE = 3.0
# Further off it may still be backdrop, in shade, if it changes as slowly as this.
_SHADE_SPREADS = 5.0
_SHADE_STEP = 1.5
# This close to the backdrop's colour, an enclosed spot may be a gap to see through.
_SAME = 1.2
# Log-odds of what the backdrop reaches, and of what an outline keeps it from.
_OUTSIDE_LOGIT = -3.0
_INSIDE_LOGIT = 3.0


@dataclass(frozen=True, slots=True, eq=False)
class Foreground:
    """What is garment on a small photo.

    Attributes:
        probability: float32 (H, W), 0..1, of being garment.
        evidence: float32 (H, W), log-odds without place, above 0 for garment.
        likeness: 0..1, how like garment and background are in their colours
            (Bhattacharyya coefficient): the higher, the less sure is the result. 0
            where an outline tells them apart.
    """

    probability: Floats
    evidence: Floats
    likeness: float


def find_foreground(rgb: Pixels) -> Foreground:
    """Tell the garment from the background.

    As in GrabCut (Rother et al. 2004), colour models of garment and background are
    learned from a first guess, the guess is improved with them, and so on. Departing
    from it, the models are histograms over a palette of the photo, and the labels
    are soft (mean field, Krähenbühl & Koltun 2011, over the four neighbours).

    Args:
        rgb: uint8 (H, W, 3), about 128 px on the long side.
    """
    lab = to_lab(rgb)
    shares = _palette_shares(_features(lab))  # (H * W, palette)
    right, down = _neighbour_weights(lab)
    rim = _rim(*rgb.shape[:2])
    backdrop, is_enclosed = _backdrop(lab, rim)
    place = _place(*rim.shape)
    garment = _sigmoid(np.float32(_PLACE_BY_ROUND[0]) * place)
    models = (_sigmoid(place) * (1 - rim)) ** 2, rim
    for weight, pull in zip(_PLACE_BY_ROUND, _NEIGHBOURS_BY_ROUND):
        colour = _colour_evidence(shares, *models)
        evidence = np.where(is_enclosed, np.maximum(colour, 0), colour) + backdrop
        logits = evidence + np.float32(weight) * place
        for _ in range(_STEPS_A_ROUND):
            votes = _neighbour_votes(garment, right, down)
            garment = _sigmoid(logits + pull * votes)
        models = garment, (1 - garment) * (1 + rim)
    # An outline is proof enough, whatever the colours.
    likeness = 0.0 if is_enclosed.any() else _likeness(shares, garment)
    return Foreground(garment, evidence, likeness)


def _features(lab: Floats) -> Floats:
    """Return (H * W, 4): CIELAB with lightness damped, and roughness."""
    light = lab[..., :1]
    variance = box_mean(light * light, 2) - box_mean(light, 2) ** 2
    rough = box_mean(np.sqrt(np.maximum(variance, 0)), 1)
    # Folds and shadows change lightness more than hue.
    weighted = lab * np.array([0.8, 1, 1], np.float32)
    return np.concatenate([weighted, 0.6 * rough], axis=2).reshape(-1, 4)


def _palette_shares(features: Floats) -> Floats:
    """Return (N, palette): how much each pixel belongs to each colour of the photo."""
    sample = features[:: max(1, len(features) // _SAMPLE)]
    return soft_assignments(features, find_palette(sample, _PALETTE), _SOFTNESS)


def _neighbour_weights(lab: Floats) -> tuple[Floats, Floats]:
    """Return how alike neighbours are, 0..1: (H, W - 1) right and (H - 1, W) down."""
    right = (np.diff(lab, axis=1) ** 2).sum(axis=2)
    down = (np.diff(lab, axis=0) ** 2).sum(axis=2)
    mean = (right.sum() + down.sum()) / max(1, right.size + down.size)
    scale = np.float32(-0.5 / (mean + 2))
    return np.exp(scale * right), np.exp(scale * down)


def _neighbour_votes(garment: Floats, right: Floats, down: Floats) -> Floats:
    opinion = 2 * garment - 1
    votes = np.zeros_like(garment)
    votes[:, :-1] += right * opinion[:, 1:]
    votes[:, 1:] += right * opinion[:, :-1]
    votes[:-1] += down * opinion[1:]
    votes[1:] += down * opinion[:-1]
    return votes


def _place(height: int, width: int) -> Floats:
    """Return (H, W) log-odds by place: 1.2 in the middle, falling to -2.5."""
    across = np.abs(np.linspace(-1, 1, width))[None]
    along = np.abs(np.linspace(-1, 1, height))[:, None]
    square = np.maximum(across, along)
    circle = np.minimum(np.hypot(across, along), 1.2)
    outwards = np.clip(((square + circle) / 2 - 0.35) / 0.65, 0, 1)
    return (1.2 - 3.7 * outwards**2).astype(np.float32)


def _rim(height: int, width: int) -> Floats:
    rim = np.ones((height, width), np.float32)
    thickness = max(1, round(_RIM * max(height, width)))
    rim[thickness:-thickness, thickness:-thickness] = 0
    return rim


def _backdrop(lab: Floats, rim: Floats) -> tuple[Floats, Mask]:
    """Find what an outline parts from a plain backdrop; zeros if there is none.

    Colour alone cannot tell a white shoe from a white backdrop; an outline can.

    Returns:
        (H, W) log-odds from being connected to the backdrop, and (H, W) whether the
        outline tells so surely that colour may not say otherwise.
    """
    colours = lab[rim > 0]
    distances = np.sqrt(((lab - np.median(colours, axis=0)) ** 2).sum(axis=2))
    spread = float(np.quantile(distances[rim > 0], _PLAIN_SHARE))
    if spread > _PLAIN_DISTANCE:
        return np.zeros_like(rim), np.zeros(rim.shape, np.bool_)
    is_near: Mask = distances < min(spread + 2.5, _PLAIN_DISTANCE)
    is_flat = _steepness(lab) < _SHADE_STEP
    is_shade: Mask = (distances < _SHADE_SPREADS * spread) & is_flat
    outside = flood_from_border(is_near | is_shade)
    is_inside = box_mean(outside.astype(np.float32), 1) < 0.01  # the rim is mixed
    logits = np.where(outside, _OUTSIDE_LOGIT, np.where(is_inside, _INSIDE_LOGIT, 0))
    return logits.astype(np.float32), is_inside & (distances > spread + _SAME)


def _steepness(lab: Floats) -> Floats:
    """Return (H, W): the largest colour difference to the right and lower pixel."""
    steep = np.zeros(lab.shape[:2], np.float32)
    steep[:, :-1] = np.sqrt((np.diff(lab, axis=1) ** 2).sum(axis=2))
    down = np.sqrt((np.diff(lab, axis=0) ** 2).sum(axis=2))
    steep[:-1] = np.maximum(steep[:-1], down)
    return steep


def _colour_evidence(shares: Floats, garment: Floats, background: Floats) -> Floats:
    inside: Floats = garment.ravel() @ shares  # (palette,)
    outside: Floats = background.ravel() @ shares
    inside /= max(float(inside.sum()), 1e-6)
    outside /= max(float(outside.sum()), 1e-6)
    floor = np.float32(2e-3)  # a colour seen nowhere says nothing
    odds = np.log((inside + floor) / (outside + floor))
    evidence: Floats = shares @ (odds * np.float32(_COLOUR_GAIN)).astype(np.float32)
    return evidence.reshape(garment.shape)


def _likeness(shares: Floats, garment: Floats) -> float:
    inside = garment.ravel() @ shares
    outside = (1 - garment).ravel() @ shares
    scale = max(float(inside.sum() * outside.sum()), 1e-6)
    return float(np.sqrt(inside * outside).sum() / np.sqrt(scale))


def _sigmoid(logits: Floats) -> Floats:
    result: Floats = np.reciprocal(1 + np.exp(-logits))
    return result
