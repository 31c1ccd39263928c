"""Train the garment classifier: one loop, resumable at any step."""

import math
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ml.training.checkpoints import SAVE_EVERY_S, save_checkpoint
from ml.training.classifier.augment import augment
from ml.training.classifier.checking import accuracies_of, checked_examples
from ml.training.classifier.frozen_maps import FrozenMaps
from ml.training.classifier.losses import Targets, loss_of
from ml.training.classifier.ranks import ALONE, ProcessRank
from ml.training.classifier.settings import ACCESSORIES, ClassifierSettings, Stage
from ml.training.classifier.vgg16 import (
    BLOCKS,
    FROZEN_BLOCKS,
    GarmentVgg16,
    autocast_of,
)
from ml.training.cutout.floors import lay_on_floor
from ml.training.data.datasets import Example, Split
from ml.training.data.photos import Photos, load_photos
from wardrobe.model.progress import Tell

_SEED_OF_RANK = 1_000_003


@dataclass(slots=True)
class Position:
    """Where a run is: the next step of an epoch of a stage."""

    stage: int = 0
    epoch: int = 0
    step: int = 0


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
        held_out = checked_examples(examples)
        while self.position.stage < len(self.settings.stages):
            stage = self.settings.stages[self.position.stage]
            photos = self._photos(train, stage.size, cache, tell)
            kept = self._frozen_maps(stage, photos, cache)
            check = self._photos(held_out, stage.size, cache, tell)
            while self.position.epoch < stage.epochs:
                self._epoch(stage, photos, kept, tell)
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
        # The only buffer, the mean of ImageNet, never changes.
        return DistributedDataParallel(
            self.model, device_ids=on_gpu, broadcast_buffers=False
        )

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

    def _new_optimiser(self) -> torch.optim.AdamW:
        """Return one with a group of weights for each block, and one for the heads."""
        blocks = [list(self.model.block(n).parameters()) for n in range(BLOCKS)]
        of_blocks = {id(weight) for block in blocks for weight in block}
        heads = [w for w in self.model.parameters() if id(w) not in of_blocks]
        # The rates are set anew at each step.
        return torch.optim.AdamW(
            [{"params": each} for each in (*blocks, heads)],
            weight_decay=self.settings.weight_decay,
        )

    def _frozen_maps(
        self, stage: Stage, photos: Photos, cache: Path
    ) -> FrozenMaps | None:
        """Open what is kept of frozen blocks; each process keeps its own."""
        for number in range(FROZEN_BLOCKS):
            self.model.block(number).requires_grad_(stage.variants == 0)
        if stage.variants == 0:
            return None
        file = cache / f"maps-{stage.name}-{self.ranks.rank}.npy".replace(" ", "-")
        return FrozenMaps(file, len(photos.examples), stage.variants, stage.size)

    def _epoch(
        self, stage: Stage, photos: Photos, kept: FrozenMaps | None, tell: Tell
    ) -> None:
        position = self.position
        seed = hash((self.settings.seed, position.stage, position.epoch))
        rows = draw_epoch_rows(
            photos.examples, stage, self.settings, random.Random(seed)
        )
        steps = len(rows) // stage.batch
        started, first = time.monotonic(), position.step
        for step in range(first, steps):
            self._set_rates(stage, position.epoch + step / steps)
            batch = rows[step * stage.batch : (step + 1) * stage.batch]
            of_rank = seed + step + self.ranks.rank * _SEED_OF_RANK
            generator = torch.Generator().manual_seed(of_rank % 2**63)
            part = self.ranks.shard(batch)
            loss = self._step(photos, part, stage, kept, generator)
            position.step = step + 1
            if step % 20 == 0:
                pace = (time.monotonic() - started) / (step + 1 - first)
                left = steps - step + steps * (stage.epochs - 1 - position.epoch)
                tell(
                    f"{stage.name} epoch {position.epoch} step {step}/{steps} "
                    f"loss {loss:.3f}, {pace * left / 60:.0f} min left in this stage"
                )
            if time.monotonic() - self._saved_at > SAVE_EVERY_S:
                self.save()

    def _set_rates(self, stage: Stage, epochs_done: float) -> None:
        """Up to the peak in the warm-up, then down a cosine; early blocks slower."""
        progress, rise = epochs_done / stage.epochs, self.settings.warm_up
        if progress < rise:
            share = progress / rise
        else:
            share = 0.5 + 0.5 * math.cos(math.pi * (progress - rise) / (1 - rise))
        decay = self.settings.rate_decay
        peaks = [stage.rate * decay ** (BLOCKS - 1 - n) for n in range(BLOCKS)]
        groups = self.optimiser.param_groups
        for group, peak in zip(groups, [*peaks, stage.head_rate], strict=True):
            group["lr"] = peak * max(share, 0.01)

    def _step(
        self,
        photos: Photos,
        rows: list[int],
        stage: Stage,
        kept: FrozenMaps | None,
        generator: torch.Generator,
    ) -> float:
        self.model.train()

        def inputs_of(some: list[int]) -> Tensor:
            pixels = load_batch(photos, some, self.settings, generator)
            changed = augment(pixels.to(self.device), stage.size, generator)
            return changed.contiguous(memory_format=torch.channels_last)

        def maps_of(some: list[int]) -> Tensor:
            with torch.no_grad(), autocast_of(self.device):
                return self.model.frozen_maps(inputs_of(some)).float()

        if kept:
            variant = self.position.epoch % stage.variants
            inputs = kept.of(rows, variant, maps_of).to(self.device)
            inputs = inputs.contiguous(memory_format=torch.channels_last)
        else:
            inputs = inputs_of(rows)
        with autocast_of(self.device):
            answers = self._network(inputs, is_mapped=kept is not None)
        targets = Targets.of([photos.examples[row] for row in rows], self.device)
        loss = loss_of(answers, targets, self.settings)
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


def draw_epoch_rows(
    examples: list[Example],
    stage: Stage,
    settings: ClassifierSettings,
    rng: random.Random,
) -> list[int]:
    """Choose and shuffle the rows of one epoch: own photos often, products in part."""
    repeats = _repeats_of_own(examples, settings)
    rows: list[int] = []
    for row, example in enumerate(examples):
        times = repeats.get(row, stage.product_share)
        if example.is_product and example.types <= ACCESSORIES:
            times *= settings.accessory_share
        rows += [row] * (int(times) + (rng.random() < times % 1))
    rng.shuffle(rows)
    return rows


def _repeats_of_own(
    examples: list[Example], settings: ClassifierSettings
) -> dict[int, float]:
    """Return how often each own photo is seen: more where its type or pattern is rare.

    Pictures without a garment are own photos, too.
    """
    own = {row: e for row, e in enumerate(examples) if not e.is_product}
    counts = Counter(label for e in own.values() for label in (*e.types, *e.patterns))
    repeats = {}
    for row, example in own.items():
        labels = (*example.types, *example.patterns)
        rarest = min((counts[label] for label in labels), default=settings.frequent)
        times = (settings.frequent / rarest) ** 0.5
        repeats[row] = min(max(times, 1.0), settings.most_repeats)
        if not example.is_garment:
            repeats[row] = settings.none_share
    return repeats
