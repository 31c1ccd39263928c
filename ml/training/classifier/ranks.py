"""The processes that train one network together, by PyTorch's distributed engine.

`torchrun --nproc-per-node N main.py train classifier …` starts them; without torchrun
there is one process, and nothing here does anything.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import torch
from torch import distributed

# While the first process opens all photos, the others wait this long at most.
_PATIENCE = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class ProcessRank:
    """Which of how many processes this one is.

    Attributes:
        rank: From 0; only the first, 0, tells and writes.
        count: Of all processes, on all machines.
        local: From 0 on this machine: the GPU to use.
    """

    rank: int = 0
    count: int = 1
    local: int = 0

    @property
    def is_first(self) -> bool:
        """Whether this process tells and writes."""
        return self.rank == 0

    @property
    def device(self) -> str:
        """Where this process computes."""
        return f"cuda:{self.local}" if torch.cuda.is_available() else "cpu"

    def shard(self, rows: list[int]) -> list[int]:
        """Return this process's part of a batch."""
        return rows[self.rank :: self.count]

    def barrier(self) -> None:
        """Wait until all processes are here."""
        if self.count > 1:
            distributed.barrier()


ALONE = ProcessRank()


@contextmanager
def process_group() -> Iterator[ProcessRank]:
    """Join the other processes that torchrun started, and leave them at the end."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count == 1:
        yield ALONE
        return
    ranks = ProcessRank(
        int(os.environ["RANK"]), count, int(os.environ.get("LOCAL_RANK", "0"))
    )
    has_gpu = torch.cuda.is_available()
    if has_gpu:
        torch.cuda.set_device(ranks.local)
    distributed.init_process_group("nccl" if has_gpu else "gloo", timeout=_PATIENCE)
    yield ranks
    # Not after an error: leaving waits for the others, and they wait for this one.
    distributed.destroy_process_group()
