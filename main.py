"""Entry point: the only place that joins the window and the terminal to real parts."""

import os
import sys
from datetime import UTC, datetime
from functools import cache, partial
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import platformdirs

import assets
from db.closet import SqliteCloset
from ml.eyes.garment_eyes import GarmentEyes
from ml.judgement.formality import FormalityOfTables
from ml.judgement.judge import JudgeOfFile
from ui.terminal import command_line
from ui.terminal.tools import Tell, Tools, TrainingOrder
from wardrobe.errors import InvalidValue, WardrobeError
from wardrobe.learning import Learner
from wardrobe.own_occasions import OwnOccasionJudge

APP = "digital-wardrobe"
ASSETS = Path(assets.__file__).parent
MODELS = ASSETS / "models"
DEMO_DRAWINGS = ASSETS / "demo"
DATA = Path(platformdirs.user_data_dir(APP))


def main(argv: list[str] | None = None) -> int:
    """Run a command, or open the window, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # odd file names are no reason to fail
            stream.reconfigure(errors="backslashreplace")
    args = command_line.parse_arguments(sys.argv[1:] if argv is None else argv)
    if args.command:
        return command_line.run(args, tools_for(args.closet or DATA / "my.closet"))
    if has_display():
        return open_window(tools_for(args.closet or DATA / "my.closet"))
    return show_demo(tools_for(args.closet or DATA / "demo.closet"))


def tools_for(closet: Path) -> Tools:
    """Return the real parts, on a closet file that is opened when it is needed."""
    formality = FormalityOfTables(ASSETS / "expert")
    learner = Learner(formality.of)
    return Tools(
        open_closet=cache(partial(open_closet, closet, learner)),
        eyes=GarmentEyes(MODELS / "eyes.onnx"),
        judge=OwnOccasionJudge(JudgeOfFile(MODELS / "judge.npz"), formality),
        learner=learner,
        now=now,
        trainers={"classifier": train_classifier, "ranker": train_ranker},
        evaluators={"classifier": evaluate_classifier, "ranker": evaluate_ranker},
    )


def open_closet(path: Path, learner: Learner) -> SqliteCloset:
    """Open a closet; learn the taste of one from before the present model."""
    closet = SqliteCloset.open(path, now=now)
    taste = closet.taste()
    if taste.version and not taste.count_events:
        closet.relearn(learner.relearn)
    return closet


def open_window(tools: Tools) -> int:
    """Open the window and stay until it is closed."""
    # Commands stay quick, and work where Qt has no libraries, without this import.
    from ui.demo.closet import load_demo  # noqa: PLC0415
    from ui.main_window import run_window  # noqa: PLC0415

    try:
        closet = tools.open_closet()
    except WardrobeError as error:
        return command_line.fail(error)
    demo = partial(
        load_demo,
        DEMO_DRAWINGS,
        DATA / "demo-photos",
        closet=closet,
        eyes=tools.eyes,
        now=now,
    )
    return run_window(
        closet,
        tools.eyes,
        tools.judge,
        tools.learner,
        now=now,
        load_demo=lambda tell, stop: demo(on_progress=tell, is_cancelled=stop),
        log_file=DATA / "wardrobe.log",
        settings_file=DATA / "window.ini",
    )


def show_demo(tools: Tools) -> int:
    """Do the main job on the demo closet in the terminal."""
    from ui.terminal.demo_tour import show_demo as show  # noqa: PLC0415

    try:
        show(tools, DEMO_DRAWINGS, DATA / "demo", command_line.say)
    except WardrobeError as error:
        return command_line.fail(error)
    return command_line.EXIT_DONE


def train_classifier(order: TrainingOrder, tell: Tell) -> dict[str, Any]:
    """Train VGG16, which needs the extra `train`."""
    if order.data is None:
        raise InvalidValue("training the classifier needs --data FOLDER")
    if order.labels:
        raise InvalidValue("labels of outfits are for the ranker, not the classifier")
    try:
        from ml.training import run  # noqa: PLC0415  # torch takes seconds to import
    except ImportError as error:
        raise WardrobeError(
            f"training needs more packages ({error.name} is missing): "
            "pip install 'digital-wardrobe[train]'"
        ) from error
    return run.train_classifier(
        order.data,
        order.folder,
        start=order.start,
        shipped=MODELS / "eyes.onnx",
        photo_types=ASSETS / "labels" / "photo_types.csv",
        tell=tell,
    )


def evaluate_classifier(data: Path, tell: Tell) -> dict[str, Any]:
    """Evaluate the shipped VGG16 on the validation and test parts."""
    from ml.training import datasets, evaluation  # noqa: PLC0415

    return {
        split: evaluation.evaluate_classifier(MODELS / "eyes.onnx", data, split, tell)
        for split in (datasets.Split.VALIDATION, datasets.Split.TEST)
    }


def train_ranker(order: TrainingOrder, tell: Tell) -> dict[str, Any]:
    """Train the judgement from tables, labels and, with data, stylists' outfits."""
    from ml.judgement import training  # noqa: PLC0415
    from ml.judgement.labels import LabelledOutfits  # noqa: PLC0415
    from ml.judgement.stylist_outfits import StylistOutfits  # noqa: PLC0415

    if order.start:
        raise InvalidValue("the ranker is trained anew each time: leave out --start")
    sources = training.Sources(
        tables=ASSETS / "expert",
        style=MODELS / "style.npz",
        stylists=StylistOutfits.read(order.data) if order.data else None,
        labels=LabelledOutfits.of(order.labels) if order.labels else None,
    )

    def on_progress(done: int, total: int) -> None:
        if done % (total // 20) == 0:
            tell(f"{done} of {total} steps")

    model = order.folder / "judge.npz"
    return training.train_judge(sources, model, on_progress=on_progress)


def evaluate_ranker(data: Path, tell: Tell) -> dict[str, Any]:
    """Evaluate the shipped judgement on stylists' outfits, posts and dress codes."""
    from ml.judgement.evaluation import evaluate_judgement  # noqa: PLC0415

    def on_progress(done: int, total: int) -> None:
        tell(f"{done} of {total} folds")

    return evaluate_judgement(
        MODELS / "judge.npz", ASSETS / "expert", data, on_progress
    )


def now() -> datetime:
    """Return the time, with time zone."""
    return datetime.now(UTC)


def has_display() -> bool:
    """Return whether a window can be shown; only Linux may be without a screen."""
    if not sys.platform.startswith("linux"):
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
