"""The terminal commands that train and evaluate the models."""

import json
from dataclasses import dataclass
from pathlib import Path

from ui.terminal.arguments import read_csv, read_path
from ui.terminal.command import Command, argument
from ui.terminal.extractor_table import comparison_lines
from ui.terminal.outcome import Outcome
from ui.terminal.progress_line import tell_line
from ui.terminal.tools import Tools
from wardrobe.ports.training import TrainingOrder
from wardrobe.ranking.rating_described import read_labels


@dataclass(frozen=True, slots=True, kw_only=True)
class _TrainOptions:
    model: str = argument(choices=["classifier", "ranker", "look-alikes", "cut-out"])
    data: Path | None = argument("--data", type=read_path, metavar="FOLDER")
    runs: Path = argument(
        "--runs", type=read_path, default=Path("runs"), metavar="FOLDER"
    )
    start: Path | None = argument("--start", type=read_path, metavar="FILE")
    labels: Path | None = argument("--labels", type=read_path, metavar="FILE.csv")


@dataclass(frozen=True, slots=True, kw_only=True)
class _EvaluateOptions:
    model: str = argument(choices=["classifier", "colour", "ranker", "similar"])
    data: Path = argument("--data", type=read_path, required=True, metavar="FOLDER")
    runs: Path = argument(
        "--runs", type=read_path, default=Path("runs"), metavar="FOLDER"
    )


def train(tools: Tools, args: _TrainOptions) -> Outcome:
    """Train a model on labelled data; a stopped run continues where it left off."""
    order = TrainingOrder(
        data=args.data,
        folder=args.runs,
        start=args.start,
        labels=read_csv(args.labels, read_labels) if args.labels else None,
    )
    card = tools.trainers[args.model](order, tell_line)
    return Outcome(card, (f"trained; the model and its card are in {args.runs}",))


def evaluate(tools: Tools, args: _EvaluateOptions) -> Outcome:
    """Evaluate a shipped model on labelled data."""
    report = tools.evaluators[args.model](args.data, args.runs, tell_line)
    if "extractors" in report:
        return Outcome(report, comparison_lines(report))
    return Outcome(report, tuple(json.dumps(report, indent=1).splitlines()))


COMMANDS = (
    Command("train", train, _TrainOptions),
    Command("evaluate", evaluate, _EvaluateOptions),
)
