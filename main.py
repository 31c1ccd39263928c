"""Entry point: the only place that joins the window and the terminal to real parts."""

import os

# Before numpy is there: what it multiplies here is small, or waits for memory, and a
# second thread of OpenBLAS turns in a loop for nothing (docs/taste.md has figures).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import gc
import logging
import sys
from contextlib import closing
from datetime import UTC, datetime
from functools import cache, partial
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

import assets

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.closet_file import Access
    from ml.cutout.trained_cutout import NetworkCutout
    from ml.eyes.eye_models import EyeModels
    from ml.judgement.formality import ExpertFormality
    from ml.look_alikes.embedder import PhotoEmbedder
    from ml.look_alikes.workers import EmbedderFiles
    from ml.photos.decoder import PhotoDecoder
    from ui.first_frame import FirstFrame
    from ui.terminal.command import Call
    from ui.terminal.tools import Tools
    from ui.window.window_parts import WindowParts
    from wardrobe.errors import WardrobeError
    from wardrobe.model.correction import Correction
    from wardrobe.ports.closet import Closet
    from wardrobe.ports.eyes import CutoutMaker, Eyes
    from wardrobe.ports.scorer import Scorer
    from wardrobe.ports.similarity import Catalogues, WebPhotos
    from wardrobe.taste.learning import Learner

ASSETS = Path(assets.__file__).parent
MODELS, DEMO_DRAWINGS = ASSETS / "models", ASSETS / "demo"
DATA = Path(platformdirs.user_data_dir("digital-wardrobe"))
SETTINGS = DATA / "window.ini"
OWN, DEMO = DATA / "my.closet", DATA / "demo.closet"
LAST_LOOK = DATA / "last-look.png"


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
    argv = sys.argv[1:] if argv is None else argv
    frame = None
    try:
        from ui.terminal import display

        # The window's last look comes before all that takes long to load.
        can_show = display.has_display() and not display.missing_library()
        if can_show and display.asks_for_window(argv):
            frame = show_frame(display.closet_named(argv))
        return run(argv)
    except KeyboardInterrupt:  # before a command has begun, or at its end
        sys.stderr.write("wardrobe: stopped, as you asked\n")
        return 1
    finally:
        if frame is not None:
            frame.close()


def show_frame(closet: Path | None) -> "FirstFrame | None":
    """Show how the window looked the last time, if that was on this closet."""
    if not LAST_LOOK.exists():
        return None
    from ui.first_frame import show_last_frame

    return show_last_frame(LAST_LOOK, closet, SETTINGS)


def run(argv: list[str]) -> int:
    """Do what the command line asks for, and return the exit code."""
    gc.disable()  # modules are no garbage; looking through them takes a tenth
    from ui.terminal import command_line
    from ui.terminal.display import check_libraries, has_display
    from wardrobe.errors import WardrobeError

    try:
        args = command_line.parse_arguments(argv)
        if args.call:
            tools = tools_for(args.closet or OWN, access_of(args.call))
            gc.enable()
            with closing(tools.maintenance):
                return command_line.run(args.call, tools, is_json=args.is_json)
        if has_display():
            check_libraries()
            open_windows(args.closet)
        else:
            show_tour(args.closet or DEMO)
    except WardrobeError as error:
        return command_line.fail(error)
    finally:
        gc.enable()
    return command_line.EXIT_DONE


def access_of(call: "Call") -> "Access":
    """Return what a command opens the closet for."""
    from db.closet_file import Access

    if call.makes_closet:
        return Access.MAKE if call.changes_closet else Access.TRY
    return Access.CHANGE if call.changes_closet else Access.READ


def tools_for(closet: Path, access: "Access | None" = None) -> "Tools":
    """Return the real parts, on a closet file that is opened when it is needed.

    Args:
        closet: The file.
        access: What it is opened for; without it, it is made where none is.
    """
    from db.closet_file import Access, ClosetFile
    from ml.judgement.formality import ExpertFormality
    from ml.lazy import late
    from ml.training.commands import ShippedModels
    from ui.terminal.tools import Tools
    from wardrobe.errors import ClosetUnusable

    formality = ExpertFormality(ASSETS / "expert")
    learner = late(lambda: learner_by(formality))
    file = ClosetFile(closet, learner, now=now, access=access or Access.MAKE)
    training = ShippedModels(models=MODELS, assets=ASSETS)

    def corrections() -> "list[Correction]":
        try:  # looking at a photo needs no closet, and makes none
            return file.open().corrections() if closet.exists() else []
        except ClosetUnusable:
            return []

    models, decoder = late(eye_models), late(photo_decoder)
    embedder = late(lambda: embedder_of(models, decoder))
    return Tools(
        open_closet=file.open,
        maintenance=file,
        eyes=late(lambda: garment_eyes(models, embedder, decoder, corrections)),
        try_open=lambda content: decoder.open(content),  # noqa: PLW0108 - late
        scorer=late(lambda: stylist(formality)),
        learner=learner,
        now=now,
        trainers=training.trainers(),
        evaluators=training.evaluators(),
        embedder=embedder,
        catalogues=late(lambda: catalogues_beside(closet)),
        web_photos=late(web_photos),
    )


def learner_by(formality: "ExpertFormality") -> "Learner":
    """Return what learns a taste from a log."""
    from wardrobe.taste.learning import Learner

    return Learner(formality.of)


def photo_decoder() -> "PhotoDecoder":
    """Return what opens photos, in a process of its own."""
    from ml.photos.decoder import PhotoDecoder

    return PhotoDecoder()


def embedder_of(models: "EyeModels", decoder: "PhotoDecoder") -> "PhotoEmbedder":
    """Return what makes the vectors of photos."""
    from ml.look_alikes.embedder import PhotoEmbedder

    return PhotoEmbedder(models, embedder_files().head, decoder.open)


def garment_eyes(
    models: "EyeModels",
    embedder: "PhotoEmbedder",
    decoder: "PhotoDecoder",
    corrections: "Callable[[], list[Correction]]",
) -> "Eyes":
    """Return what labels photos; it knows what the user corrected."""
    from ml.eyes.garment_eyes import GarmentEyes

    return GarmentEyes(
        models,
        embedder.vector_of,
        decoder.open,
        corrections,
        trained_cut_out(MODELS),
        find_pieces=trained_cut_out(MODELS).pieces,
    )


def stylist(formality: "ExpertFormality") -> "Scorer":
    """Return what rates outfits, for occasions of the user's own, too."""
    from ml.judgement.stylist import Stylist
    from wardrobe.ranking.own_occasions import OwnOccasionScorer

    experts = ASSETS / "expert"
    return OwnOccasionScorer(Stylist.of_files(MODELS / "judge.npz", experts), formality)


def catalogues_beside(closet: Path) -> "Catalogues":
    """Return the catalogues that lie beside a closet."""
    from ml.look_alikes.catalogues import FolderCatalogues
    from ml.look_alikes.workers import start_workers

    return FolderCatalogues(
        closet.resolve().parent / "catalogues",
        # Each core has a photo of its own; a hung one hinders only the catalogue.
        embedder_of(eye_models(threads=1), photo_decoder()),
        partial(start_workers, files=embedder_files()),
    )


def web_photos() -> "WebPhotos":
    """Return what fetches a photo from the web, when it is asked to."""
    from ml.photos.web_photo import WebPhotoFetcher

    return WebPhotoFetcher()


def recutter() -> "CutoutMaker":
    """Return what cuts out again where the user painted."""
    from ml.eyes.recutter import Recutter

    cut_out = trained_cut_out(MODELS)
    return Recutter(cut_out, cut_out.pieces)


def eye_models(threads: int = 2) -> "EyeModels":
    """Return the shipped eyes; nothing is loaded yet."""
    from ml.eyes.eye_models import EyeModels

    files = embedder_files()
    return EyeModels(files.eyes, files.colours, threads)


def embedder_files() -> "EmbedderFiles":
    """Return where the shipped models lie that see and compare photos."""
    from ml.look_alikes.workers import EmbedderFiles

    return EmbedderFiles(
        MODELS / "eyes.onnx", MODELS / "colour.json", MODELS / "looks.npz"
    )


@cache  # the eyes and the brush share one, and one warning
def trained_cut_out(models: Path = MODELS) -> "NetworkCutout":
    """Return the shipped way of cutting out; without its network, the log says so."""
    from ml.cutout.trained_cutout import NetworkCutout

    return NetworkCutout(models / "cutout.onnx", logging.getLogger(__name__).warning)


def show_tour(closet: Path) -> None:
    """Show the demo where there is no display."""
    from ui.terminal import command_line
    from ui.terminal.demo_tour import show_demo

    lay_out_demo(closet)
    show_demo(tools_for(closet), DATA / "demo", command_line.say)


def lay_out_demo(target: Path) -> None:
    """Bring the demo closet somewhere, if it is not there."""
    from db.closet_file import ClosetFile
    from ml.judgement.formality import ExpertFormality
    from ui.demo import ready_made

    learner = learner_by(ExpertFormality(ASSETS / "expert"))
    ready_made.lay_out_demo(
        DEMO_DRAWINGS / ready_made.FILE,
        target,
        lambda file: ClosetFile(file, learner, now=now),
    )


def open_windows(asked: Path | None) -> None:
    """Show the window of a closet, and then of those that are gone to from it.

    Args:
        asked: None is the one that was open the last time.
    """
    import ui.theme.plain_imports  # noqa: F401 - before all that is large
    from db.closet_file import Access
    from ui.closets.recent_closets import last_closet
    from wardrobe.errors import WardrobeError

    first = asked or last_closet(SETTINGS) or OWN
    # The first start asks nothing; later, a closet that is gone is missed.
    is_first = not (SETTINGS.exists() or first.exists())
    access = Access.MAKE if is_first else Access.READ
    closet: Path | None = first
    before: Path | None = None
    trouble: WardrobeError | None = None
    while closet:
        try:
            following = open_window(tools_for(closet, access), closet, trouble)
        except WardrobeError as error:
            if before is None:
                raise
            # Back to where it was asked for, with the reason.
            closet, before, trouble = before, None, error
            continue
        closet, before, trouble = following, closet, None
        access = Access.READ


def open_window(
    tools: "Tools", closet_file: Path, trouble: "WardrobeError | None" = None
) -> Path | None:
    """Open the window and stay until it is closed; return the closet to go on with."""
    # `ui.window.garbage_collection` takes over; the modules to come are no garbage.
    gc.disable()
    try:
        # Commands stay quick, and work where Qt has no libraries, without these.
        from db.backup.schedule import backups_while_running
        from db.closet_file import ClosetFile
        from ui.maintenance.repair_offer import open_or_mend
        from ui.window.run_window import run_window
        from ui.wording.language import speak_as_chosen

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
                picture=LAST_LOOK,
                trouble=trouble,
            )
    finally:
        tools.maintenance.close()
        gc.enable()


def window_parts(tools: "Tools", closet: "Closet", closet_file: Path) -> "WindowParts":
    """Return the real parts of the window."""
    from db.closet_file import ClosetFile
    from ml.lazy import late
    from ml.model_file import read_card
    from ml.web.open_meteo import OpenMeteo
    from ui.closets.closet_files import ClosetFiles
    from ui.window.window_parts import WindowParts

    previews = late(photo_decoder)  # does not wait for an import
    return WindowParts(
        closet=closet,
        closet_file=closet_file,
        maintenance=tools.maintenance,
        eyes=tools.eyes,
        try_open=tools.try_open,
        decode=lambda content: previews.open(content).rgb,
        cutter=late(recutter),
        scorer=tools.scorer,
        learner=tools.learner,
        embedder=tools.embedder,
        catalogues=tools.catalogues,
        web_photos=tools.web_photos,
        weather=OpenMeteo(),
        now=now,
        closets=ClosetFiles(
            own=OWN,
            demo=DEMO,
            make=lambda path: ClosetFile(path, tools.learner, now=now).make(),
            lay_out_demo=partial(lay_out_demo, DEMO),
        ),
        read_card=partial(read_card, MODELS / "eyes.onnx"),
    )


if __name__ == "__main__":
    sys.exit(main())
