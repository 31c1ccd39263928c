"""Train the network that outlines a garment: one loop, resumable."""

import io
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ml.arrays import Floats, Pixels
from ml.cutout.outline import OutlineNetwork, stretch
from ml.model_file import extend_card, write_card
from ml.training.augmentation.batch_random import BatchRandom
from ml.training.checkpoints import SAVE_EVERY_S, save_checkpoint
from ml.training.commit import commit_of_code
from ml.training.cutout.backgrounds import draw_background
from ml.training.cutout.cutout_data import (
    SIDE,
    CutoutData,
    load_cutout_data,
    read_home_photo,
)
from ml.training.cutout.cutout_net import CutoutNet, mask_loss
from ml.training.cutout.scenes import compose_scenes, random_affine, random_light
from ml.training.cutout.u2net import adopt_u2net, card_of_u2net
from ml.training.data.datasets import Example, Split, read_examples
from ml.training.onnx_file import write_onnx
from wardrobe.model.progress import Tell

_FAR = 500_000  # more steps than a round has
TELL_EVERY = 50  # steps
LEAST_OVERLAP = 0.92  # of masks found in two ways, to be trusted
JPEG_SHARE = 0.4  # of the photos are compressed once more


@dataclass(frozen=True, slots=True, kw_only=True)
class CutoutSettings:
    """Everything that decides what comes out, besides the data."""

    # Of the two rounds: in the second, the network of the first one vouches for more
    # masks. AdamW, one cycle each.
    steps: tuple[int, int] = (3200, 2000)
    peaks: tuple[float, float] = (3e-3, 1.5e-3)
    batch: int = 24
    weight_decay: float = 1e-4
    own_share: float = 0.4  # of a batch: own photos with masks; the rest is pasted
    ema_decay: float = 0.998
    seed: int = 7


class CutoutPredictor(Protocol):
    """What finds garments: an `OutlineNetwork`."""

    def log_odds(self, rgb: Pixels) -> Floats:
        """See `OutlineNetwork.log_odds`."""


class CutoutTraining:
    """A run that can be stopped and gone on with."""

    def __init__(
        self, data: CutoutData, settings: CutoutSettings, folder: Path, turn: int = 0
    ) -> None:
        """Begin round `turn`, 0 or 1, or go on from its checkpoint in a folder."""
        torch.manual_seed(settings.seed)
        self.data, self.settings, self.turn = data, settings, turn
        self.checkpoint = folder / f"cutout-{turn}.pt"
        self.steps = settings.steps[turn]
        self.model = CutoutNet().to(memory_format=torch.channels_last)
        self.averaged = AveragedModel(
            self.model,
            multi_avg_fn=get_ema_multi_avg_fn(settings.ema_decay),
            use_buffers=True,
        )
        self.optimizer = torch.optim.AdamW(
            self.model.parameters(), weight_decay=settings.weight_decay
        )
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer, settings.peaks[turn], self.steps, pct_start=0.15
        )
        self.step = 0
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True)
            for name in ("model", "averaged", "optimizer", "schedule"):
                getattr(self, name).load_state_dict(state[name])
            self.step = state["step"]

    def start_from(self, other: "CutoutTraining") -> None:
        """Take over the averaged weights of another round."""
        weights = other.averaged.module.state_dict()
        self.model.load_state_dict(weights)
        self.averaged.module.load_state_dict(weights)

    def save(self) -> None:
        """Write the checkpoint."""
        names = ("model", "averaged", "optimizer", "schedule")
        state = {name: getattr(self, name).state_dict() for name in names}
        save_checkpoint(state | {"step": self.step}, self.checkpoint)

    def run(self, tell: Tell) -> None:
        """Train to the end; the scenes of the next step are made during each."""
        self.model.train()
        saved, losses = time.monotonic(), 0.0
        with ThreadPoolExecutor(1) as pool:
            coming = pool.submit(self._scenes, self.step)
            while self.step < self.steps:
                scenes = coming.result()
                coming = pool.submit(self._scenes, self.step + 1)
                losses += self._learn(scenes)
                self.step += 1
                if self.step % TELL_EVERY == 0:
                    tell(f"step {self.step}: loss {losses / TELL_EVERY:.4f}")
                    losses = 0.0
                if time.monotonic() - saved > SAVE_EVERY_S:
                    self.save()
                    saved = time.monotonic()
        self.save()

    def _scenes(self, step: int) -> Tensor:
        # Other scenes than those of the first round.
        return draw_scenes(self.data, self.settings, step + self.turn * _FAR)

    def _learn(self, scenes: Tensor) -> float:
        photos = scenes[:, :3].contiguous(memory_format=torch.channels_last)
        masks = functional.avg_pool2d(scenes[:, 3:], 2)
        # On processors with AMX, bf16 takes a third of the time, elsewhere no more.
        with torch.autocast("cpu", torch.bfloat16):
            logits = self.model(photos)
        loss = mask_loss(logits, masks)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.schedule.step()
        self.averaged.update_parameters(self.model)
        return float(loss.item())


def draw_scenes(data: CutoutData, settings: CutoutSettings, step: int) -> Tensor:
    """Return the batch of a step, float (N, 4, 192, 192): photos 0..255, masks 0..1."""
    seed = settings.seed * 1_000_003 + step
    rng, batch_random = (
        random.Random(seed),
        BatchRandom(torch.Generator().manual_seed(seed)),
    )
    count_own = round(settings.own_share * settings.batch)
    trusted = np.flatnonzero(data.is_trusted).tolist()
    own = [rng.choice(trusted) for _ in range(count_own)]
    pieces = rng.choices(range(len(data.pieces)), k=settings.batch - count_own)
    floors = np.stack([draw_background(data, rng) for _ in pieces])
    pasted = compose_scenes(
        _as_tensor(data.pieces[pieces]),
        torch.from_numpy(data.is_shoe[pieces]),
        _as_tensor(floors),
        batch_random,
    )
    at_home = _as_tensor(np.concatenate([data.own[own], data.masks[own][..., None]], 3))
    scenes = torch.cat([random_affine(at_home, batch_random), pasted])
    photos = random_light(scenes[:, :3], batch_random) * 255
    for at in range(len(photos)):
        if rng.random() < JPEG_SHARE:
            photos[at] = as_jpeg(photos[at], rng.randint(35, 90))
    return torch.cat([photos, scenes[:, 3:]], 1)


def as_jpeg(photo: Tensor, quality: int) -> Tensor:
    """Return a photo, float (3, S, S) of 0..255, as it is after being kept as JPEG."""
    stream = io.BytesIO()
    pixels = photo.permute(1, 2, 0).byte().numpy()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "JPEG", quality=quality)
    return torch.from_numpy(np.array(Image.open(stream))).permute(2, 0, 1).float()


def _as_tensor(pixels: Pixels) -> Tensor:
    """Return float (N, C, S, S) of 0..1 for uint8 (N, S, S, C)."""
    return torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2) / 255


def trust_agreeing_masks(data: CutoutData, outliner: CutoutPredictor) -> CutoutData:
    """Trust the masks, too, that a network finds alike (`LEAST_OVERLAP`)."""
    overlaps = np.array(
        [
            intersection_over_union(outliner, rgb, mask)
            for rgb, mask in zip(data.own, data.masks)
        ]
    )
    return replace(data, is_trusted=data.is_trusted | (overlaps > LEAST_OVERLAP))


def intersection_over_union(
    outliner: CutoutPredictor, rgb: Pixels, mask: Pixels
) -> float:
    """Return the intersection over the union of a mask and what a network finds."""
    found = outliner.log_odds(rgb) > 0
    known = stretch(mask, len(found)) > 127
    return float((found & known).sum() / max(1, (found | known).sum()))


def mask_agreement(outliner: OutlineNetwork, photos: list[Path]) -> dict[str, Any]:
    """Compare with the masks of the way without a network, where those are trusted.

    Returns:
        The count of such photos, and the mean overlap (intersection over union).
    """
    trusted = [own for own in map(read_home_photo, photos) if own.is_trusted]
    overlaps = [intersection_over_union(outliner, own.rgb, own.mask) for own in trusted]
    mean = float(np.mean(overlaps)) if overlaps else None
    return {"photos": len(overlaps), "mean overlap": mean}


def train_cutout(
    data: Path, folder: Path, *, start: Path | None = None, tell: Tell
) -> dict[str, Any]:
    """Train, or go on where an earlier run in the same folder was stopped.

    Args:
        data: Folder of labelled photos, see `datasets.read_examples`.
        folder: For the checkpoint, the cache, and at the end `cutout.onnx` and its
            model card.
        start: A published U²-Net as ONNX: it is taken as it is, without training.
        tell: Called with lines of progress.

    Returns:
        The model card.
    """
    examples = read_examples(data)
    file = folder / "cutout.onnx"
    if start:
        folder.mkdir(parents=True, exist_ok=True)
        adopt_u2net(start, file)
        write_card(file, card_of_u2net(start))
    else:
        _train_rounds(examples, folder, file, tell)
    held_out = [
        each.path
        for each in examples
        if each.split is Split.VALIDATION and not each.is_product
    ]
    tell(f"comparing on {len(held_out)} own photos")
    return extend_card(
        file, {"validation": mask_agreement(OutlineNetwork(file), held_out)}
    )


def _train_rounds(
    examples: list[Example], folder: Path, file: Path, tell: Tell
) -> None:
    settings = CutoutSettings()
    prepared = load_cutout_data(examples, folder / "cache", tell)
    first = CutoutTraining(prepared, settings, folder)
    first.run(tell)
    _write(first, {}, file)
    widened = trust_agreeing_masks(prepared, OutlineNetwork(file))
    tell(f"the masks of {widened.is_trusted.sum()} own photos are trusted now")
    second = CutoutTraining(widened, settings, folder, 1)
    if not second.step:
        second.start_from(first)
    second.run(tell)
    _write(second, _card(settings, prepared, widened), file)


def _card(settings: CutoutSettings, *rounds: CutoutData) -> dict[str, Any]:
    """Return what the model card says; the photos are the same in all rounds."""
    data = rounds[0]
    return {
        "what": "U-Net that outlines a garment; trained from random weights",
        "input": f"photos: float32 (1, 3, {SIDE}, {SIDE}), RGB in 0..255, stretched",
        "outputs": f"log_odds (1, 1, {SIDE // 2}, {SIDE // 2}), above 0 for garment",
        "data": {
            "products pasted": len(data.pieces),
            "own photos with masks, by round": [
                int(each.is_trusted.sum()) for each in rounds
            ],
            "own photos for backgrounds": len(data.own),
        },
        "settings": asdict(settings),
        "commit": commit_of_code(),
    }


def _write(training: CutoutTraining, card: dict[str, Any], file: Path) -> None:
    example = torch.zeros(1, 3, SIDE, SIDE)
    write_onnx(training.averaged.module, example, ["log_odds"], file)
    write_card(file, {**card, "size": SIDE})
