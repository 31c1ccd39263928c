"""Two processes train one network: one of them writes, and a stopped run goes on."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from ml.training.classifier.ranks import ALONE, ProcessRank
from ml.training.data.datasets import Split, fixed_split

# Trains one or two epochs of a tiny run, and prints what each process has at the end.
SCRIPT = """
import os, sys
from pathlib import Path
import torch
from ml.cutout.cutout import cut_out
from ml.training.data.datasets import read_examples
from ml.training.classifier.ranks import process_group
from ml.training.classifier.settings import ClassifierSettings, Stage
from ml.training.classifier.train_classifier import ClassifierTraining
from ml.training.classifier.networks.vgg16 import GarmentVgg16

folder, stop_at = Path(sys.argv[1]), sys.argv[2]
torch.set_num_threads(1)
stage = Stage(name="s", size=32, epochs=2, frozen_blocks=2)

def tell(line):
    if stop_at in line:
        os._exit(1)

with process_group() as ranks:
    torch.manual_seed(ranks.rank)
    settings = ClassifierSettings(stages=(stage,), batch=4, kept_size=48)
    file = folder / "checkpoint.pt"
    training = ClassifierTraining(GarmentVgg16(), settings, file, ranks)
    started_at = training.position.epoch
    training.run(read_examples(folder / "data"), folder / "cache", cut_out, tell)
    weights = sum(float(p.detach().double().sum()) for p in training.model.parameters())
    line = f"{ranks.rank} {started_at} {len(training.log)} {weights:.6f}"
    Path(folder, f"end-{ranks.rank}.txt").write_text(line)
"""


def test_alone_nothing_is_shared_out() -> None:
    assert ALONE.shard([1, 2, 3]) == [1, 2, 3]
    assert ALONE.is_first
    ALONE.barrier()


def test_the_parts_of_a_batch_are_the_batch() -> None:
    parts = [ProcessRank(rank, 3, rank).shard(list(range(8))) for rank in range(3)]

    assert sorted(row for part in parts for row in part) == list(range(8))
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


@pytest.mark.skipif(not torch.distributed.is_available(), reason="torch without it")
def test_two_processes_train_one_network_and_go_on_after_a_stop(
    tmp_path: Path,
) -> None:
    make_data(tmp_path / "data")
    (tmp_path / "train.py").write_text(SCRIPT)

    stopped = torchrun(tmp_path, "epoch 1 step 0")
    checkpoint = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    whole = torchrun(tmp_path, "never")

    assert stopped != 0
    assert checkpoint["position"] == [0, 1, 0]
    assert whole == 0
    first, second = (
        (tmp_path / f"end-{rank}.txt").read_text().split() for rank in (0, 1)
    )
    assert first[1] == second[1] == "1"  # both went on where the run was stopped
    assert (first[2], second[2]) == ("2", "1")  # only the first keeps the log
    assert first[3] == second[3]


def make_data(folder: Path) -> None:
    """Make eight training photos and a few held-out ones of two labels."""
    for label, level in (("shorts", 40), ("hat", 200)):
        place = folder / "mine" / label
        place.mkdir(parents=True)
        names = [f"{label}-{number}.png" for number in range(60)]
        train = [n for n in names if fixed_split(n) is Split.TRAIN][:4]
        held_out = [n for n in names if fixed_split(n) is Split.VALIDATION][:1]
        for name in train + held_out:
            Image.fromarray(np.full((40, 40, 3), level, np.uint8)).save(place / name)


def torchrun(folder: Path, stop_at: str) -> int:
    root = Path(__file__).parents[4]
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    engine = ["-m", "torch.distributed.run", "--nproc-per-node", "2"]
    place = ["--rdzv-backend", "c10d", "--rdzv-endpoint", "localhost:0"]
    script = [str(folder / "train.py"), str(folder), stop_at]
    done = subprocess.run(
        [sys.executable, *engine, *place, *script],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.returncode
