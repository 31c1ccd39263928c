"""Train the garment classifier: one loop, resumable at any step."""

import math
import random
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from ml.cutout.cutout import CutOut
from ml.training.augmentation.augment import augment
from ml.training.augmentation.batch_random import BatchRandom
from ml.training.augmentation.geometry import Squares
from ml.training.augmentation.grounds import Grounds
from ml.training.checkpoints import SAVE_EVERY_S, save_checkpoint
from ml.training.classifier.checking import accuracies_of, checked_examples
from ml.training.classifier.frozen_maps import FrozenMaps
from ml.training.classifier.losses import Targets, loss_of
from ml.training.classifier.networks.lite0 import GarmentLite0
from ml.training.classifier.networks.vgg16 import BLOCKS, GarmentVgg16, autocast_of
from ml.training.classifier.ranks import ALONE, ProcessRank
from ml.training.classifier.settings import ACCESSORIES, ClassifierSettings, Stage
from ml.training.data.datasets import Example, Split
from ml.training.data.photos import Photos, load_photos
from wardrobe.model.progress import Tell

_SEED_OF_RANK = 1_000_003
# What can be trained: the first look, or the second through the first one's heads.
Network = TypeVar("Network", GarmentVgg16, GarmentLite0)


@dataclass(slots=True)
class Position:
    """Where a run is: the next step of an epoch of a stage."""

    stage: int = 0
    epoch: int = 0
    step: int = 0


class ClassifierTraining(Generic[Network]):
    """A training run: model, averaged model, optimiser and position, kept in a file."""

    def __init__(
        self,
        model: Network,
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
        self._network: Network | DistributedDataParallel = self.model
        self._grounds = Grounds(np.empty((0, 0, 0, 3), np.uint8), [], [])
        ranks.barrier()  # all have read the checkpoint before the first writes another

    def run(
        self, examples: list[Example], cache: Path, cut_out: CutOut, tell: Tell
    ) -> None:
        """Train through the stages that are left, telling figures and time left.

        Args:
            cache: For photos and maps as they were opened and computed.
            cut_out: Finds the garments, to lay them on other grounds.
        """
        train = [e for e in examples if e.split is Split.TRAIN]
        held_out = checked_examples(examples)
        size = self.settings.kept_size
        photos = self._photos(train, size, cache, tell, cut_out)
        self._grounds = grounds_of(photos)
        while self.position.stage < len(self.settings.stages):
            stage = self.settings.stages[self.position.stage]
            kept = self._begin(stage, photos, cache)
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
            self.save()

    @property
    def averaged(self) -> Network:
        """The running average of the weights, which is what is shipped."""
        model: Network = self.average.module
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

    def _joined(self) -> Network | DistributedDataParallel:
        """Return the network that averages its gradients with the other processes'."""
        if self.ranks.count == 1:
            return self.model
        on_gpu = [self.ranks.local] if self.device.startswith("cuda") else None
        # The only buffer, the mean of ImageNet, never changes.
        return DistributedDataParallel(
            self.model, device_ids=on_gpu, broadcast_buffers=False
        )

    def _photos(
        self,
        examples: list[Example],
        size: int,
        cache: Path,
        tell: Tell,
        cut_out: CutOut | None = None,
    ) -> Photos:
        """Open photos in the first process; the others map its cache."""
        if not self.ranks.is_first:
            self.ranks.barrier()
            return load_photos(examples, size, cache, tell, cut_out)
        photos = load_photos(examples, size, cache, tell, cut_out)
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
        parts: list[nn.Module] = [self.model.block(n) for n in range(BLOCKS)]
        blocks: list[list[nn.Parameter]] = [list(each.parameters()) for each in parts]
        of_blocks = {id(weight) for block in blocks for weight in block}
        heads = [w for w in self.model.parameters() if id(w) not in of_blocks]
        # The rates are set anew at each step.
        return torch.optim.AdamW(
            [{"params": each} for each in (*blocks, heads)],
            weight_decay=self.settings.weight_decay,
        )

    def _begin(self, stage: Stage, photos: Photos, cache: Path) -> FrozenMaps | None:
        """Freeze blocks, and open what is kept of them; each process keeps its own."""
        for number in range(BLOCKS):
            self.model.block(number).requires_grad_(number >= stage.frozen_blocks)
        # It counts the weights that learn when it is made.
        self._network = self._joined()
        if stage.variants == 0:
            return None
        file = cache / f"maps-{stage.name}-{self.ranks.rank}.npy".replace(" ", "-")
        return FrozenMaps(file, len(photos.examples), stage.variants, stage.size)

    def _epoch(
        self, stage: Stage, photos: Photos, kept: FrozenMaps | None, tell: Tell
    ) -> None:
        position = self.position
        seed = hash((self.settings.seed, position.stage, position.epoch))
        rows = draw_epoch_rows(photos.examples, self.settings, random.Random(seed))
        steps = len(rows) // self.settings.batch
        started, first = time.monotonic(), position.step
        for step in range(first, steps):
            self._set_rates(position.epoch + step / steps)
            batch = rows[step * self.settings.batch : (step + 1) * self.settings.batch]
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

    def _set_rates(self, epochs_done: float) -> None:
        """Up to the peak in the warm-up, then down a cosine; early blocks slower.

        Args:
            epochs_done: Of the stage that the run is in.
        """
        settings, stages = self.settings, self.settings.stages
        before = sum(stage.epochs for stage in stages[: self.position.stage])
        progress = (before + epochs_done) / sum(stage.epochs for stage in stages)
        rise = settings.warm_up
        if progress < rise:
            share = progress / rise
        else:
            share = 0.5 + 0.5 * math.cos(math.pi * (progress - rise) / (1 - rise))
        decay = settings.rate_decay
        peaks: list[float] = [
            settings.rate * decay ** (BLOCKS - 1 - n) for n in range(BLOCKS)
        ]
        groups = self.optimiser.param_groups
        for group, peak in zip(groups, [*peaks, settings.head_rate], strict=True):
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
        has_colours = torch.ones(len(rows), dtype=torch.bool, device=self.device)
        if kept:
            inputs = kept.of(
                rows,
                self.position.epoch % stage.variants,
                lambda some: self._maps_of(photos, some, stage, generator),
            ).to(self.device)
        else:
            inputs, has_colours = self._changed(photos, rows, stage, generator)
        inputs = inputs.contiguous(memory_format=torch.channels_last)
        with autocast_of(self.device):
            answers = self._network(inputs, is_mapped=kept is not None)
        targets = Targets.of([photos.examples[row] for row in rows], self.device)
        loss = loss_of(answers, targets.where_coloured(has_colours), self.settings)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), self.settings.most_gradient)
        self.optimiser.step()
        self.average.update_parameters(self.model)
        return float(loss.detach())

    def _changed(
        self, photos: Photos, rows: list[int], stage: Stage, generator: torch.Generator
    ) -> tuple[Tensor, Tensor]:
        """Return photos as `augment` shows them, and which still have their colours."""
        settings = self.settings.augmentation
        if stage.variants:
            settings = replace(settings, swap_share=0.0)  # of maps nobody knows it
        return augment(
            squares_of(photos, rows, self.device),
            stage.size,
            self._grounds,
            settings,
            BatchRandom(generator, self.device),
        )

    def _maps_of(
        self, photos: Photos, rows: list[int], stage: Stage, generator: torch.Generator
    ) -> Tensor:
        with torch.no_grad(), autocast_of(self.device):
            shown, _ = self._changed(photos, rows, stage, generator)
            shown = shown.contiguous(memory_format=torch.channels_last)
            return self.model.frozen_maps(shown).float()


def squares_of(photos: Photos, rows: list[int], device: str) -> Squares:
    """Return the photos of some rows with what is known of their garments.

    Raises:
        ValueError: The photos were opened without their garments.
    """
    if photos.garments is None:
        raise ValueError("these photos were opened without their garments")
    garments = torch.from_numpy(photos.garments[rows])[:, None]
    return Squares(photos.batch(rows).to(device), garments.to(device))


def grounds_of(photos: Photos) -> Grounds:
    """Return where grounds for the garments of some photos are cut from."""
    rows = range(len(photos.examples))
    kinds = {row: photos.examples[row] for row in rows}
    return Grounds(
        photos.pixels,
        [row for row, e in kinds.items() if e.is_garment and not e.is_product],
        [row for row, e in kinds.items() if not e.is_garment],
    )


def draw_epoch_rows(
    examples: list[Example],
    settings: ClassifierSettings,
    rng: random.Random,
) -> list[int]:
    """Choose and shuffle the rows of one epoch: own photos often, products in part."""
    repeats = _repeats_of_own(examples, settings)
    rows: list[int] = []
    for row, example in enumerate(examples):
        times = repeats.get(row, settings.product_share)
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
