"""Runs a benchmark and prints its table; exit 0 when every goal holds."""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks import days, eyes, judgement, look_alikes, main_job, taste, window
from benchmarks.arriving import demo, folder, phone, several
from benchmarks.figures import Figure, print_all
from benchmarks.safety import measure as safety
from benchmarks.safety import soak

BENCHMARKS: dict[str, Callable[[Path, bool], Iterator[Figure]]] = {
    "main-job": main_job.measure,
    "eyes": eyes.measure,
    "judgement": judgement.measure,
    "window": window.measure,
    "look-alikes": look_alikes.measure,
    "safety": safety.measure,
    "soak": soak.measure,
    "taste": taste.measure,
    "days": days.measure,
    "several": several.measure,
    "picture-folder": folder.measure,
    "phone": phone.measure,
    "demo": demo.measure,
}


def main() -> int:
    """Run the benchmark that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("name", choices=BENCHMARKS)
    parser.add_argument("--quick", action="store_true", help="a smaller sample")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument(
        "--people", type=Path, metavar="FILE.py", help="whose taste to learn"
    )
    args = parser.parse_args()
    measure = BENCHMARKS[args.name]
    if args.people:
        if args.name != "taste":
            parser.error("--people goes with taste")
        measure = partial(taste.measure, people=args.people)
    figures = []
    started = time.perf_counter()
    for figure in measure(args.data, args.quick):
        figures.append(figure)
        seconds = time.perf_counter() - started
        told = f"{seconds:5.0f} s  {figure.figure}: {figure.value}"
        print(told, file=sys.stderr, flush=True)
    return print_all(figures, as_json=args.json)


if __name__ == "__main__":
    sys.exit(main())
