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
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import assets
from db.backup.schedule import backups_while_running
from db.closet_file import Access, ClosetFile
from ml.cutout.trained_cutout import NetworkCutout
from ml.eyes.eye_models import EyeModels
from ml.eyes.garment_eyes import GarmentEyes
from ml.eyes.recutter import Recutter
from ml.judgement.formality import ExpertFormality
from ml.judgement.stylist import Stylist
from ml.look_alikes.catalogues import FolderCatalogues
from ml.look_alikes.embedder import PhotoEmbedder
from ml.look_alikes.workers import EmbedderFiles, start_workers
from ml.model_file import read_card
from ml.photos.decoder import PhotoDecoder
from ml.photos.web_photo import WebPhotoFetcher
from ml.training.commands import ShippedModels
from ui.terminal import command_line
from ui.terminal.command import Call
from ui.terminal.display import has_display
from ui.terminal.tools import Tools
from wardrobe.errors import ClosetUnusable, WardrobeError
from wardrobe.model.correction import Correction
from wardrobe.ports.closet import Closet
from wardrobe.ranking.own_occasions import OwnOccasionScorer
from wardrobe.taste.learning import Learner

if TYPE_CHECKING:
    from ui.window.window_parts import WindowParts

ASSETS = Path(assets.__file__).parent
MODELS = ASSETS / "models"
DEMO_DRAWINGS = ASSETS / "demo"
DATA = Path(platformdirs.user_data_dir("digital-wardrobe"))
SETTINGS = DATA / "window.ini"


def now() -> datetime:
    """Return the time by the clock on the wall."""
    return datetime.now(UTC).astimezone()


def main(argv: list[str] | None = None) -> int:
    """Run a command, or open the window, and return the exit code."""
    # Where nobody reads them, as behind `>&-` or on Windows without a console.
    sys.stdout, sys.stderr = sys.stdout or StringIO(), sys.stderr or StringIO()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # odd file names are no reason to fail
            stream.reconfigure(errors="backslashreplace")
    try:
        args = command_line.parse_arguments(sys.argv[1:] if argv is None else argv)
    except WardrobeError as error:
        return command_line.fail(error)
    closet = args.closet or DATA / "my.closet"
    if args.call:
        tools = tools_for(closet, access_of(args.call))
        return command_line.run(args.call, tools, is_json=args.is_json)
    try:
        if has_display():
            # The first start asks nothing; later, a closet that is gone is missed.
            access = Access.CHANGE if SETTINGS.exists() else Access.MAKE
            return open_window(tools_for(closet, access), closet)
        from ui.terminal.demo_tour import show_demo  # noqa: PLC0415 - needs Qt, too

        tools = tools_for(args.closet or DATA / "demo.closet")
        show_demo(tools, DEMO_DRAWINGS, DATA / "demo", command_line.say)
    except WardrobeError as error:
        return command_line.fail(error)
    return command_line.EXIT_DONE


def access_of(call: Call) -> Access:
    """Return what a command opens the closet for."""
    if call.makes_closet:
        return Access.MAKE
    return Access.CHANGE if call.changes_closet else Access.READ


def tools_for(closet: Path, access: Access = Access.MAKE) -> Tools:
    """Return the real parts, on a closet file that is opened when it is needed."""
    models, files, decoder = eye_models(), embedder_files(), PhotoDecoder()
    embedder = PhotoEmbedder(models, files.head, decoder.open)
    formality = ExpertFormality(ASSETS / "expert")
    learner = Learner(formality.of)
    file = ClosetFile(closet, learner, now=now, access=access)
    training = ShippedModels(models=MODELS, assets=ASSETS)

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
            trained_cut_out(MODELS),
            find_pieces=trained_cut_out(MODELS).pieces,
        ),
        try_open=decoder.open,
        scorer=OwnOccasionScorer(
            Stylist.of_files(MODELS / "judge.npz", ASSETS / "expert"), formality
        ),
        learner=learner,
        now=now,
        trainers=training.trainers(),
        evaluators=training.evaluators(),
        embedder=embedder,
        catalogues=FolderCatalogues(
            closet.resolve().parent / "catalogues",
            # Each core has a photo of its own; a hung one hinders only the catalogue.
            PhotoEmbedder(eye_models(threads=1), files.head, PhotoDecoder().open),
            partial(start_workers, files=files),
        ),
        web_photos=WebPhotoFetcher(),
    )


def eye_models(threads: int = 2) -> EyeModels:
    """Return the shipped eyes; nothing is loaded yet."""
    files = embedder_files()
    return EyeModels(files.eyes, files.colours, threads)


def embedder_files() -> EmbedderFiles:
    """Return where the shipped models lie that see and compare photos."""
    return EmbedderFiles(
        MODELS / "eyes.onnx", MODELS / "colour.json", MODELS / "looks.npz"
    )


@cache  # the eyes and the brush share one, and one warning
def trained_cut_out(models: Path = MODELS) -> NetworkCutout:
    """Return the shipped way of cutting out; without its network, the log says so."""
    return NetworkCutout(models / "cutout.onnx", logging.getLogger(__name__).warning)


def open_window(tools: Tools, closet_file: Path) -> int:
    """Open the window and stay until it is closed."""
    # `ui.window.garbage_collection` takes over; the modules to come are no garbage.
    gc.disable()
    try:
        # Commands stay quick, and work where Qt has no libraries, without these.
        from ui.maintenance.repair_offer import open_or_mend  # noqa: PLC0415
        from ui.window.run_window import run_window  # noqa: PLC0415
        from ui.wording.language import speak_as_chosen  # noqa: PLC0415

        speak_as_chosen(SETTINGS)
        closet = open_or_mend(
            tools.open_closet,
            tools.maintenance,
            lambda path: ClosetFile(path, tools.learner, now=now).open(),
            SETTINGS,
        )
        warn = logging.getLogger(__name__).warning
        with backups_while_running(tools.maintenance, warn):
            return run_window(
                window_parts(tools, closet, closet_file),
                log_file=DATA / "wardrobe.log",
                settings_file=SETTINGS,
            )
    finally:
        gc.enable()


def window_parts(tools: Tools, closet: Closet, closet_file: Path) -> "WindowParts":
    """Return the real parts of the window."""
    from ui.demo.closet import load_demo  # noqa: PLC0415 - as in `open_window`
    from ui.window.window_parts import WindowParts  # noqa: PLC0415

    previews = PhotoDecoder()  # does not wait for an import
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
        decode=lambda content: previews.open(content).rgb,
        cutter=Recutter(trained_cut_out(MODELS), trained_cut_out(MODELS).pieces),
        scorer=tools.scorer,
        learner=tools.learner,
        embedder=tools.embedder,
        catalogues=tools.catalogues,
        web_photos=tools.web_photos,
        now=now,
        load_demo=demo,
        read_card=partial(read_card, MODELS / "eyes.onnx"),
    )


if __name__ == "__main__":
    sys.exit(main())
