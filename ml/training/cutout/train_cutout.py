"""Train the network that outlines a garment: one loop, resumable."""

import io
import random
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ml.arrays import Pixels
from ml.cutout.outline import OutlineNetwork, Outliner, stretch
from ml.model_file import extend_card, write_card
from ml.training.augmentation.batch_random import BatchRandom
from ml.training.checkpoints import SAVE_EVERY_S, save_checkpoint
from ml.training.commit import commit_of_code
from ml.training.cutout.backgrounds import draw_background
from ml.training.cutout.cutout_data import (
    SIDE,
    CutoutData,
    load_cutout_data,
    overlap,
    read_home_photo,
)
from ml.training.cutout.cutout_net import CutoutNet, mask_loss
from ml.training.cutout.masks_by_eye import CUT_OUTS, read_masks_by_eye
from ml.training.cutout.pieces_to_paste import draw_pieces
from ml.training.cutout.scenes import compose_scenes, random_affine, random_light
from ml.training.cutout.teachers import Teachers
from ml.training.data.datasets import Split, read_examples
from ml.training.lite0_features import Lite0Features, shipped_lite0
from ml.training.onnx_file import store_halves, write_onnx
from wardrobe.model.progress import Tell

TELL_EVERY = 50  # steps
JPEG_SHARE = 0.4  # of the photos are compressed once more


@dataclass(frozen=True, slots=True, kw_only=True)
class CutoutSettings:
    """Everything that decides what comes out, besides the data."""

    # AdamW, one cycle; the way down, which knows garments already, learns slower.
    steps: int = 1800
    batch: int = 16
    peak: float = 2e-3
    features_rate: float = 0.15
    weight_decay: float = 1e-4
    own_share: float = 0.5  # of a batch: own photos with masks; the rest is pasted
    ema_decay: float = 0.998
    seed: int = 7


class CutoutTraining:
    """A run that can be stopped and gone on with."""

    def __init__(
        self,
        data: CutoutData,
        settings: CutoutSettings,
        folder: Path,
        features: Lite0Features | None = None,
    ) -> None:
        """Begin, or go on from the checkpoint in a folder.

        Args:
            features: What the way down begins with.
        """
        torch.manual_seed(settings.seed)
        self.data, self.settings = data, settings
        self.checkpoint = folder / "cutout.pt"
        self.steps = settings.steps
        self.model = CutoutNet().to(memory_format=torch.channels_last)
        if features is not None:
            self.model.features.load_state_dict(features.state_dict())
        self.averaged = AveragedModel(
            self.model,
            multi_avg_fn=get_ema_multi_avg_fn(settings.ema_decay),
            use_buffers=True,
        )
        down = list(self.model.features.parameters())
        others = [
            each
            for name, each in self.model.named_parameters()
            if not name.startswith("features.")
        ]
        self.optimizer = torch.optim.AdamW(
            [{"params": down}, {"params": others}], weight_decay=settings.weight_decay
        )
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(
            self.optimizer,
            [settings.peak * settings.features_rate, settings.peak],
            self.steps,
            pct_start=0.1,
        )
        self.step = 0
        if self.checkpoint.exists():
            state = torch.load(self.checkpoint, weights_only=True)
            for name in ("model", "averaged", "optimizer", "schedule"):
                getattr(self, name).load_state_dict(state[name])
            self.step = state["step"]

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
            coming = pool.submit(draw_scenes, self.data, self.settings, self.step)
            while self.step < self.steps:
                scenes = coming.result()
                coming = pool.submit(
                    draw_scenes, self.data, self.settings, self.step + 1
                )
                losses += self._learn(scenes)
                self.step += 1
                if self.step % TELL_EVERY == 0:
                    tell(f"step {self.step}: loss {losses / TELL_EVERY:.4f}")
                    losses = 0.0
                if time.monotonic() - saved > SAVE_EVERY_S:
                    self.save()
                    saved = time.monotonic()
        self.save()

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
    """Return the batch of a step, float (N, 4, 320, 320): photos 0..255, masks 0..1."""
    seed = settings.seed * 1_000_003 + step
    rng, batch_random = (
        random.Random(seed),
        BatchRandom(torch.Generator().manual_seed(seed)),
    )
    count_own = round(settings.own_share * settings.batch)
    trusted = np.flatnonzero(data.is_trusted).tolist()
    own = [rng.choice(trusted) for _ in range(count_own)]
    pieces, is_shoe = draw_pieces(data, settings.batch - count_own, rng)
    floors = np.stack([draw_background(data, rng) for _ in pieces])
    pasted = compose_scenes(
        _as_tensor(pieces),
        torch.from_numpy(is_shoe),
        functional.interpolate(_as_tensor(floors), (SIDE, SIDE), mode="bilinear"),
        batch_random,
    )
    at_home = _as_tensor(np.concatenate([data.own[own], data.masks[own][..., None]], 3))
    scenes = torch.cat([random_affine(at_home, SIDE, batch_random), pasted])
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


def mask_agreement(
    outliner: Outliner, photos: list[Path], teachers: Teachers
) -> dict[str, Any]:
    """Compare with the teacher's masks, where both of its ways find the same.

    Returns:
        The count of such photos, and the mean overlap (intersection over union).
    """
    overlaps = []
    for photo in photos:
        known = read_home_photo(photo, teachers, {})
        if known.is_trusted:
            found = outliner.log_odds(known.rgb) > 0
            overlaps.append(overlap(found, stretch(known.mask, len(found)) > 127))
    mean = float(np.mean(overlaps)) if overlaps else None
    return {"photos": len(overlaps), "mean overlap": mean}


def train_cutout(
    data: Path, folder: Path, *, teacher: Path, eyes: Path, labels: Path, tell: Tell
) -> dict[str, Any]:
    """Train, or go on where an earlier run in the same folder was stopped.

    Args:
        data: Folder of labelled photos, see `datasets.read_examples`.
        folder: For the checkpoint, the cache, and at the end `cutout.onnx` and its
            model card.
        teacher: A published U²-Net as ONNX, whose masks are learned from.
        eyes: The shipped int8 eyes, whose EfficientNet-Lite0 the way down begins with.
        labels: The folder of the table of masks that somebody looked at.
        tell: Called with lines of progress.

    Returns:
        The model card.

    Raises:
        InvalidValue: Nothing to learn from, or the teacher is no U²-Net.
        ModelUnusable: The eyes are missing, altered, or without that network.
    """
    examples = read_examples(data)
    settings, file = CutoutSettings(), folder / "cutout.onnx"
    teachers = Teachers.of(teacher)
    features = shipped_lite0(eyes)
    prepared = load_cutout_data(
        examples,
        teachers,
        read_masks_by_eye(labels / CUT_OUTS),
        folder / "cache",
        tell,
    )
    training = CutoutTraining(prepared, settings, folder, features)
    training.run(tell)
    example = torch.zeros(1, 3, SIDE, SIDE)
    write_onnx(training.averaged.module, example, ["log_odds"], file)
    store_halves(file)
    write_card(file, {**_card(settings, prepared), "size": SIDE})
    held_out = [
        each.path
        for each in examples
        if each.split is Split.VALIDATION and not each.is_product
    ]
    tell(f"comparing on {len(held_out)} own photos")
    agreement = mask_agreement(OutlineNetwork(file), held_out, teachers)
    return extend_card(file, {"validation": agreement})


def _card(settings: CutoutSettings, data: CutoutData) -> dict[str, Any]:
    """Return what the model card says."""
    return {
        "what": "U-Net over EfficientNet-Lite0 that outlines a garment",
        "origin": "the eyes' EfficientNet-Lite0; masks of U²-Netp, Qin et al. 2020",
        "licence": "EfficientNet-Lite0 and U²-Netp are Apache-2.0",
        "input": f"photos: float32 (1, 3, {SIDE}, {SIDE}), RGB in 0..255, stretched",
        "outputs": f"log_odds (1, 1, {SIDE // 2}, {SIDE // 2}), above 0 for garment",
        "data": {
            "garments pasted": len(data.pieces),
            "own photos with masks": int(data.is_trusted.sum()),
            "own photos for backgrounds": len(data.own),
        },
        "settings": asdict(settings),
        "commit": commit_of_code(),
    }
