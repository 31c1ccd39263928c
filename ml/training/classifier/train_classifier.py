"""Train the garment classifier: one loop, resumable at any step."""

import math
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ml.training.checkpoints import SAVE_EVERY_S, save_checkpoint
from ml.training.classifier.augment import augment
from ml.training.classifier.ranks import ALONE, ProcessRank
from ml.training.classifier.settings import ACCESSORIES, ClassifierSettings, Stage
from ml.training.classifier.vgg16 import GarmentVgg16
from ml.training.cutout.floors import lay_on_floor
from ml.training.data.datasets import Example, Split
from ml.training.data.photos import Photos, load_photos
from wardrobe.model.garment import GarmentType, Pattern
from wardrobe.model.progress import Tell

NO_PATTERN = -100  # cross_entropy's ignore_index


@dataclass(slots=True)
class Position:
    """Where a run is: the next step of an epoch of a stage."""

    stage: int = 0
    epoch: int = 0
    step: int = 0


def marginal_loss(logits: Tensor, allowed: Tensor, smoothing: float) -> Tensor:
    """Return the mean of -log of the probability of all allowed types together.

    Source: Cour, Sapp & Taskar 2011 (learning from partial labels), in its
    likelihood form; with label smoothing as Szegedy et al. 2016, eq. 9.

    Args:
        logits: float (N, K).
        allowed: bool (N, K), at least one True in each row.
        smoothing: 0..1, the share of the target spread evenly over all K.
    """
    log_p = functional.log_softmax(logits.float(), dim=1)
    log_allowed = log_p.masked_fill(~allowed, -torch.inf).logsumexp(dim=1)
    evenly = log_p.mean(dim=1)
    return -((1 - smoothing) * log_allowed + smoothing * evenly).mean()


def pattern_loss(logits: Tensor, patterns: Tensor) -> Tensor:
    """Return the mean cross-entropy of the photos whose pattern is known, or 0."""
    total = functional.cross_entropy(
        logits.float(), patterns, ignore_index=NO_PATTERN, reduction="sum"
    )
    return total / (patterns != NO_PATTERN).sum().clamp(min=1)


class ClassifierTraining:
    """A training run: model, averaged model, optimiser and position, kept in a file."""

    def __init__(
        self,
        model: GarmentVgg16,
        settings: ClassifierSettings,
        checkpoint: Path,
        ranks: ProcessRank = ALONE,
    ) -> None:
        """Start anew, or where the checkpoint was left if there is one.

        Args:
            ranks: The processes that train together, each a part of every batch.
        """
        self.settings = settings
        self.checkpoint = checkpoint
        self.ranks = ranks
        self.device = ranks.device
        self.model = model.to(self.device, memory_format=torch.channels_last)
        self.average = self._new_average()
        self.position = Position()
        self.log: list[dict[str, Any]] = []
        self.optimiser = self._new_optimiser()
        self._saved_at = time.monotonic()
        if checkpoint.exists():
            self._load()
        self._network = self._joined()
        ranks.barrier()  # all have read the checkpoint before the first writes another

    def run(self, examples: list[Example], cache: Path, tell: Tell) -> None:
        """Train through the stages that are left, telling figures and time left."""
        train = [e for e in examples if e.split is Split.TRAIN]
        held_out = [e for e in examples if e.split is Split.VALIDATION]
        while self.position.stage < len(self.settings.stages):
            stage = self.settings.stages[self.position.stage]
            photos = self._photos(train, stage.size, cache, tell)
            check = self._photos(held_out, stage.size, cache, tell)
            while self.position.epoch < stage.epochs:
                self._epoch(stage, photos, tell)
                if self.ranks.is_first:
                    figures = accuracies_of(self.averaged, check, self.device)
                    self.log.append({"stage": stage.name, **figures})
                    tell(f"{stage.name} epoch {self.position.epoch}: {figures}")
                self.position = Position(self.position.stage, self.position.epoch + 1)
                self.save()
            self.position = Position(self.position.stage + 1)
            self.optimiser = self._new_optimiser()
            if self.position.stage < len(self.settings.stages):
                # The average of one stage would lag behind in the next.
                self.average = self._new_average()
            self.save()

    @property
    def averaged(self) -> GarmentVgg16:
        """The running average of the weights, which is what is shipped."""
        model: GarmentVgg16 = self.average.module
        return model

    def save(self) -> None:
        """Write the checkpoint, in the first process."""
        if not self.ranks.is_first:
            return
        state = {
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "position": [self.position.stage, self.position.epoch, self.position.step],
            "log": self.log,
        }
        save_checkpoint(state, self.checkpoint)
        self._saved_at = time.monotonic()

    def _joined(self) -> GarmentVgg16 | DistributedDataParallel:
        """Return the network that averages its gradients with the other processes'."""
        if self.ranks.count == 1:
            return self.model
        on_gpu = [self.ranks.local] if self.device.startswith("cuda") else None
        return DistributedDataParallel(self.model, device_ids=on_gpu)

    def _photos(
        self, examples: list[Example], size: int, cache: Path, tell: Tell
    ) -> Photos:
        """Open photos in the first process; the others map its cache."""
        if not self.ranks.is_first:
            self.ranks.barrier()
            return load_photos(examples, size, cache, tell)
        photos = load_photos(examples, size, cache, tell)
        self.ranks.barrier()
        return photos

    def _load(self) -> None:
        state = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.position = Position(*state["position"])
        self.log = state["log"]

    def _new_average(self) -> AveragedModel:
        return AveragedModel(
            self.model,
            multi_avg_fn=get_ema_multi_avg_fn(self.settings.ema_decay),
            use_buffers=True,
        )

    def _new_optimiser(self) -> torch.optim.SGD:
        return torch.optim.SGD(
            self.model.parameters(),
            lr=0.01,  # set anew at each step
            momentum=self.settings.momentum,
            weight_decay=self.settings.weight_decay,
            nesterov=True,
        )

    def _epoch(self, stage: Stage, photos: Photos, tell: Tell) -> None:
        position = self.position
        seed = hash((self.settings.seed, position.stage, position.epoch))
        rows = draw_epoch_rows(
            photos.examples, stage, self.settings, random.Random(seed)
        )
        steps = len(rows) // stage.batch
        started, first = time.monotonic(), position.step
        for step in range(first, steps):
            self._set_rate(stage, position.epoch + step / steps)
            batch = rows[step * stage.batch : (step + 1) * stage.batch]
            of_rank = seed + step + self.ranks.rank * 1_000_003
            generator = torch.Generator().manual_seed(of_rank % 2**63)
            part = self.ranks.shard(batch)
            loss = self._step(photos, part, stage.size, generator)
            position.step = step + 1
            if step % 20 == 0:
                pace = (time.monotonic() - started) / (step + 1 - first)
                left = pace * (steps - step + steps * (stage.epochs - position.epoch))
                minutes = (left - pace * steps) / 60
                tell(
                    f"{stage.name} epoch {position.epoch} step {step}/{steps} "
                    f"loss {loss:.3f}, {minutes:.0f} min left in this stage"
                )
            if time.monotonic() - self._saved_at > SAVE_EVERY_S:
                self.save()

    def _set_rate(self, stage: Stage, epochs_done: float) -> None:
        """One-cycle: up to the peak over a fifth of the stage, then down a cosine."""
        progress = epochs_done / stage.epochs
        rise = 0.2
        if progress < rise:
            share = 0.1 + 0.9 * progress / rise
        else:
            share = 0.5 + 0.5 * math.cos(math.pi * (progress - rise) / (1 - rise))
        for group in self.optimiser.param_groups:
            group["lr"] = stage.peak * max(share, 0.002)

    def _step(
        self, photos: Photos, rows: list[int], size: int, generator: torch.Generator
    ) -> float:
        self.model.train()
        pixels = load_batch(photos, rows, self.settings, generator)
        inputs = augment(pixels.to(self.device), size, generator)
        inputs = inputs.contiguous(memory_format=torch.channels_last)
        allowed, patterns = label_tensors([photos.examples[row] for row in rows])
        with torch.autocast(_kind_of(self.device), torch.bfloat16):
            types, pattern_logits, _ = self._network(inputs)
        loss = marginal_loss(
            types, allowed.to(self.device), self.settings.label_smoothing
        )
        # Added even when it is zero: all processes must have gradients of all weights.
        loss = loss + self.settings.pattern_weight * pattern_loss(
            pattern_logits, patterns.to(self.device)
        )
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.optimiser.step()
        self.average.update_parameters(self.model)
        return float(loss.detach())


def load_batch(
    photos: Photos,
    rows: list[int],
    settings: ClassifierSettings,
    generator: torch.Generator,
) -> Tensor:
    """Return the photos of some rows, part of the products laid on floors.

    Returns:
        uint8 (len(rows), 3, S, S).
    """
    rng = random.Random(int(torch.randint(2**62, (1,), generator=generator)))
    own = [row for row in rows if not photos.examples[row].is_product]
    pixels = photos.pixels[rows]
    for place, row in enumerate(rows):
        is_laid = rng.random() < settings.floor_share
        if own and is_laid and photos.examples[row].is_product:
            pixels[place] = lay_on_floor(
                pixels[place], photos.pixels[rng.choice(own)], rng
            )
    return torch.from_numpy(pixels).permute(0, 3, 1, 2)


def label_tensors(examples: list[Example]) -> tuple[Tensor, Tensor]:
    """Return the allowed types, bool (N, 37), and patterns, int64 (N,)."""
    allowed = torch.tensor([[t in e.types for t in GarmentType] for e in examples])
    order = list(Pattern)
    patterns = torch.tensor(
        [order.index(e.pattern) if e.pattern else NO_PATTERN for e in examples]
    )
    return allowed, patterns


def draw_epoch_rows(
    examples: list[Example],
    stage: Stage,
    settings: ClassifierSettings,
    rng: random.Random,
) -> list[int]:
    """Choose and shuffle the rows of one epoch: own photos often, products in part."""
    rows: list[int] = []
    for row, example in enumerate(examples):
        if example.is_product:
            share = stage.product_share
            if example.types <= ACCESSORIES:
                share *= settings.accessory_share
            rows += [row] * (rng.random() < share)
        else:
            rows += [row] * settings.repeats_of_own.get(example.label, 1)
    rng.shuffle(rows)
    return rows


def accuracies_of(
    model: GarmentVgg16, photos: Photos, device: str
) -> dict[str, float | int]:
    """Return shares right of own photos and of products: group, type, pattern."""
    model.eval()
    hits: dict[str, list[bool]] = {}
    for rows in _chunks(len(photos.examples), 64):
        with torch.inference_mode(), torch.autocast(_kind_of(device), torch.bfloat16):
            inputs = photos.batch(rows).to(device).float()
            types, patterns, _ = model(
                inputs.contiguous(memory_format=torch.channels_last)
            )
        p = types.float().softmax(1)
        for row, p_types, pattern in zip(rows, p, patterns.argmax(1), strict=True):
            example = photos.examples[row]
            kind = "product" if example.is_product else "own"
            best = best_type(p_types.tolist())
            hits.setdefault(f"{kind} group", []).append(best.group is example.group)
            hits.setdefault(f"{kind} type", []).append(best in example.types)
            if example.pattern:
                is_right = list(Pattern)[int(pattern)] is example.pattern
                hits.setdefault("pattern", []).append(is_right)
    return {name: round(sum(each) / len(each), 4) for name, each in hits.items()}


def best_type(p_types: list[float]) -> GarmentType:
    """Return the most probable type of the most probable group."""
    by_group: dict[str, float] = {}
    for garment_type, p in zip(GarmentType, p_types, strict=True):
        by_group[garment_type.group] = by_group.get(garment_type.group, 0.0) + p
    group = max(by_group, key=lambda name: by_group[name])
    of_group = [
        (p, t) for t, p in zip(GarmentType, p_types, strict=True) if t.group == group
    ]
    return max(of_group)[1]


def _kind_of(device: str) -> str:
    return device.partition(":")[0]


def _chunks(count: int, size: int) -> Iterator[list[int]]:
    for start in range(0, count, size):
        yield list(range(start, min(start + size, count)))
