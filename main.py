"""Entry point: the only place that joins the window and the terminal to real parts."""

import os

# Before numpy is there: what it multiplies here is small, or waits for memory, and a
# second thread of OpenBLAS turns in a loop for nothing (docs/taste.md has figures).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
import logging
import sys
from datetime import UTC, datetime
from functools import cache, partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

import assets
from db.closet_file import ClosetFile
from ml.cutout.trained_cutout import NetworkCutout
from ml.eyes.colour_names import ColourModel
from ml.eyes.eye_models import EyeModels
from ml.eyes.garment_eyes import GarmentEyes
from ml.eyes.recutter import Recutter
from ml.judgement.formality import ExpertFormality
from ml.judgement.scorer import FileScorer
from ml.look_alikes.catalogues import FolderCatalogues
from ml.look_alikes.embedder import PhotoEmbedder
from ml.look_alikes.workers import EmbedderFiles, start_workers
from ml.model_file import read_card
from ml.photos.decoder import PhotoDecoder
from ml.photos.web_photo import WebPhotoFetcher
from ui.terminal import command_line
from ui.terminal.tools import Tools, TrainingOrder
from wardrobe.backup.schedule import back_up_if_due, backups_while_running
from wardrobe.errors import ClosetUnusable, InvalidValue, WardrobeError
from wardrobe.model.correction import Correction
from wardrobe.model.progress import Tell
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import OwnOccasionScorer
from wardrobe.taste.learning import Learner

if TYPE_CHECKING:
    from ui.window.window_parts import WindowParts

APP = "digital-wardrobe"
ASSETS = Path(assets.__file__).parent
MODELS = ASSETS / "models"
DEMO_DRAWINGS = ASSETS / "demo"
# The commands that change the closet.
BACKED_UP_AFTER = frozenset({"add", "set", "event", "import"})
DATA = Path(platformdirs.user_data_dir(APP))


def main(argv: list[str] | None = None) -> int:
    """Run a command, or open the window, and return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # odd file names are no reason to fail
            stream.reconfigure(errors="backslashreplace")
    args = command_line.parse_arguments(sys.argv[1:] if argv is None else argv)
    if args.command:
        tools = tools_for(args.closet or DATA / "my.closet")
        code = command_line.run(args, tools)
        if args.command in BACKED_UP_AFTER:
            back_up_if_due(tools.maintenance, command_line.fail)
        return code
    if has_display():
        closet = args.closet or DATA / "my.closet"
        return open_window(tools_for(closet), closet)
    return show_demo(tools_for(args.closet or DATA / "demo.closet"))


def tools_for(closet: Path) -> Tools:
    """Return the real parts, on a closet file that is opened when it is needed."""
    models, head, decoder = eye_models(), MODELS / "looks.npz", PhotoDecoder()
    embedder = PhotoEmbedder(models, head, decoder.open)
    formality = ExpertFormality(ASSETS / "expert")
    learner = Learner(formality.of)
    file = ClosetFile(closet, learner, now=now)

    def corrections() -> list[Correction]:
        try:  # looking at a photo needs no closet, and makes none
            return file.open().corrections() if closet.exists() else []
        except ClosetUnusable:
            return []

    return Tools(
        open_closet=file.open,
        maintenance=file,
        eyes=GarmentEyes(
            models,
            embedder.vector_of,
            decoder.open,
            corrections,
            trained_cut_out(),
        ),
        try_open=decoder.open,
        scorer=OwnOccasionScorer(FileScorer(MODELS / "judge.npz"), formality),
        learner=learner,
        now=now,
        trainers={
            "classifier": train_classifier,
            "ranker": train_ranker,
            "look-alikes": train_look_alikes,
            "cut-out": train_cutout,
        },
        evaluators={
            "classifier": evaluate_classifier,
            "colour": evaluate_colours,
            "ranker": evaluate_ranker,
            "similar": evaluate_similar,
        },
        embedder=embedder,
        catalogues=FolderCatalogues(
            closet.absolute().parent / "catalogues",
            # Each core has a photo of its own; a hung one hinders only the catalogue.
            PhotoEmbedder(eye_models(threads=1), head, PhotoDecoder().open),
            partial(
                start_workers,
                files=EmbedderFiles(models.file, MODELS / "colour.json", head),
            ),
        ),
        web_photos=WebPhotoFetcher(),
    )


def eye_models(threads: int = 2) -> EyeModels:
    """Return the shipped eyes; nothing is loaded yet."""
    return EyeModels(MODELS / "eyes.onnx", MODELS / "colour.json", threads)


def trained_cut_out() -> NetworkCutout:
    """Return the shipped way of cutting out; without its network, the log says so."""
    return _cut_out_in(MODELS)


@cache  # the eyes and the brush share one, and one warning
def _cut_out_in(models: Path) -> NetworkCutout:
    return NetworkCutout(models / "cutout.onnx", logging.getLogger(__name__).warning)


def open_window(tools: Tools, closet_file: Path) -> int:
    """Open the window and stay until it is closed."""
    # `ui.window.garbage_collection` takes over; the modules to come are no garbage.
    gc.disable()
    try:
        return _open_window(tools, closet_file)
    finally:
        gc.enable()


def _open_window(tools: Tools, closet_file: Path) -> int:
    # Commands stay quick, and work where Qt has no libraries, without this import.
    from ui.window.run_window import run_window  # noqa: PLC0415
    from ui.wording.language import speak_as_chosen  # noqa: PLC0415

    speak_as_chosen(DATA / "window.ini")
    try:
        closet = open_or_mend(tools)
    except WardrobeError as error:
        return command_line.fail(error)
    with backups_while_running(tools.maintenance, logging.getLogger(__name__).warning):
        return run_window(
            window_parts(tools, closet, closet_file),
            log_file=DATA / "wardrobe.log",
            settings_file=DATA / "window.ini",
        )


def window_parts(tools: Tools, closet: Closet, closet_file: Path) -> "WindowParts":
    """Return the real parts of the window."""
    from ui.demo.closet import load_demo  # noqa: PLC0415 - as in `open_window`
    from ui.window.window_parts import WindowParts  # noqa: PLC0415

    demo = partial(
        load_demo,
        DEMO_DRAWINGS,
        DATA / "demo-photos",
        closet=closet,
        eyes=tools.eyes,
        now=now,
    )
    return WindowParts(
        closet=closet,
        closet_file=closet_file,
        maintenance=tools.maintenance,
        eyes=tools.eyes,
        try_open=tools.try_open,
        cutter=Recutter(trained_cut_out()),
        scorer=tools.scorer,
        learner=tools.learner,
        embedder=tools.embedder,
        catalogues=tools.catalogues,
        web_photos=tools.web_photos,
        now=now,
        load_demo=lambda tell, stop: demo(on_progress=tell, is_cancelled=stop),
        read_card=partial(read_card, MODELS / "eyes.onnx"),
    )


def open_or_mend(tools: Tools) -> Closet:
    """Open the closet, after offering to mend it as long as that does not work.

    Raises:
        ClosetUnusable: The user did not mend it.
    """
    from ui.maintenance.repair_offer import offer_to_mend  # noqa: PLC0415 - as in `open_window`

    def open_copy(path: Path) -> Closet:
        return ClosetFile(path, tools.learner, now=now).open()

    while True:
        try:
            return tools.open_closet()
        except ClosetUnusable as error:
            settings_file = DATA / "window.ini"
            if not offer_to_mend(error, tools.maintenance, open_copy, settings_file):
                raise


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
        from ml.training.classifier import training_run  # noqa: PLC0415  # torch takes seconds to import
    except ImportError as error:
        raise _needs_more(error) from error
    card = training_run.train_classifier(
        order.data,
        order.folder,
        start=order.start,
        shipped=MODELS / "eyes.onnx",
        photo_types=ASSETS / "labels" / "photo_types.csv",
        tell=tell,
    )
    if card is None:  # one of several processes, and not the one that tells
        sys.exit(0)
    return card


def evaluate_classifier(data: Path, folder: Path, tell: Tell) -> dict[str, Any]:
    """Evaluate the shipped VGG16 on the validation and test parts, and write it down.

    The float model that it was made from is compared with, where `folder` has it.
    """
    from ml.training.classifier import evaluation, report_files  # noqa: PLC0415
    from ml.training.data import datasets  # noqa: PLC0415

    model = MODELS / "eyes.onnx"
    float_model = evaluation.float_model_of(model, folder)
    if float_model is None:
        tell(f"{folder} has no float model of the same training to compare with")
    reports: dict[str, Any] = {
        split: evaluation.evaluate_classifier(
            model, data, split, tell, float_model, cut_out=trained_cut_out()
        )
        for split in (datasets.Split.VALIDATION, datasets.Split.TEST)
    }
    for file in report_files.write_report(reports, folder):
        tell(f"wrote {file}")
    return reports


def evaluate_colours(data: Path, folder: Path, tell: Tell) -> dict[str, Any]:
    """Evaluate the colour names on held-out products, and write it down."""
    from ml.training.classifier import report_files  # noqa: PLC0415
    from ml.training.colours import colour_evaluation  # noqa: PLC0415

    report = colour_evaluation.evaluate_colour(
        data,
        ColourModel.load(MODELS / "colour.json"),
        cut_out=trained_cut_out(),
        tell=tell,
    )
    tell(f"wrote {report_files.write_colour_report(report, folder)}")
    return report


def train_ranker(order: TrainingOrder, tell: Tell) -> dict[str, Any]:
    """Train the judgement from tables, labels and, with data, stylists' outfits."""
    from ml.training.judgement import training  # noqa: PLC0415
    from ml.training.judgement.labels import LabelledOutfits  # noqa: PLC0415
    from ml.training.judgement.stylist_outfits import StylistOutfits  # noqa: PLC0415

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


def evaluate_ranker(data: Path, _folder: Path, tell: Tell) -> dict[str, Any]:
    """Evaluate the shipped judgement on stylists' outfits, posts and dress codes."""
    from ml.training.judgement.evaluation import evaluate_judgement  # noqa: PLC0415

    def on_progress(done: int, total: int) -> None:
        tell(f"{done} of {total} folds")

    return evaluate_judgement(
        MODELS / "judge.npz", ASSETS / "expert", data, on_progress
    )


def train_look_alikes(order: TrainingOrder, tell: Tell) -> dict[str, Any]:
    """Fit the look-alikes' head to the shipped VGG16; needs no torch."""
    from ml.training.look_alikes.fit_head import FitSettings  # noqa: PLC0415
    from ml.training.look_alikes.fit_look_alikes import fit_look_alikes  # noqa: PLC0415

    data = _data_alone(order, "look-alikes")
    return fit_look_alikes(data, eye_models(), order.folder, tell, FitSettings())


def train_cutout(order: TrainingOrder, tell: Tell) -> dict[str, Any]:
    """Train the network of the cut-out, which needs the extra `train`."""
    data = _data_alone(order, "the cut-out")
    try:
        from ml.training.cutout import train_cutout as cutout  # noqa: PLC0415  # see above
    except ImportError as error:
        raise _needs_more(error) from error
    return cutout.train_cutout(data, order.folder, tell=tell)


def _data_alone(order: TrainingOrder, what: str) -> Path:
    """Return the photos for what is trained from nothing but them."""
    if order.data is None:
        raise InvalidValue(f"training {what} needs --data FOLDER")
    if order.start or order.labels:
        raise InvalidValue(
            f"training {what} begins anew each time: leave out --start and --labels"
        )
    return order.data


def _needs_more(error: ImportError) -> WardrobeError:
    return WardrobeError(
        f"training needs more packages ({error.name} is missing): "
        "pip install 'digital-wardrobe[train]'"
    )


def evaluate_similar(data: Path, _folder: Path, tell: Tell) -> dict[str, Any]:
    """Compare the shipped look-alikes with the extractors that the field uses."""
    from ml.training.look_alikes.compare_extractors import (  # noqa: PLC0415
        compare_extractors,
    )

    return compare_extractors(data, eye_models(), MODELS / "looks.npz", tell)


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
