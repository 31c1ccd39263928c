"""What the phone's page asks of the program: itself, photos in, corrections."""

import json
from functools import partial
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from ui.phone.arrivals import Arrival, PhoneArrivals
from ui.phone.guard import MOST_BYTES
from ui.phone.language import PhonesLanguage
from wardrobe.errors import UnknownGarment, WardrobeError
from wardrobe.language.texts import _, speech
from wardrobe.language.word_names import word_name
from wardrobe.model.garment import GarmentType

_LONGEST_KEY = 64
_SEVERAL = 2


def make_app(arrivals: PhoneArrivals, page: Path) -> Starlette:
    """Return the application that the guard stands before.

    Args:
        page: The folder with the page's files.
    """
    of_page = _PhonePage(arrivals, page)
    app = Starlette(
        routes=[
            Route("/", of_page.index),
            Route("/{name:str}", of_page.file),
            Route("/photos", of_page.add, methods=["POST"]),
            Route("/garments/{id:int}.webp", of_page.cutout),
            Route("/garments/{id:int}/type", of_page.set_type, methods=["POST"]),
            Route(
                "/garments/{id:int}/same/{earlier:int}", of_page.join, methods=["POST"]
            ),
            Route("/garments/{id:int}/remove", of_page.remove, methods=["POST"]),
        ]
    )
    app.router.redirect_slashes = False  # what is not there is not there
    app.add_middleware(PhonesLanguage, translations=page.parent / "translations")
    return app


class _PhonePage:
    """The answers, each for one address."""

    _FILES = frozenset({"page.js", "page.css"})

    def __init__(self, arrivals: PhoneArrivals, page: Path) -> None:
        self._arrivals, self._page = arrivals, page

    async def index(self, _request: Request) -> Response:
        """Send the page in the phone's language, or else the program's."""
        template = Template((self._page / "page.html").read_text(encoding="utf-8"))
        texts = json.dumps(_texts(), ensure_ascii=False).replace("<", "\\u003c")
        language = speech().language
        return HTMLResponse(
            template.substitute(language=language, texts=texts, title=_("Add photos"))
        )

    async def file(self, request: Request) -> Response:
        """Send one of the page's files."""
        name = request.path_params["name"]
        if name not in self._FILES:
            return Response(status_code=404)
        return FileResponse(self._page / name)

    async def add(self, request: Request) -> Response:
        """Take one photo."""
        key = request.headers.get("x-key", "")
        if not key or len(key) > _LONGEST_KEY:
            return Response(status_code=400)
        content = await request.body()
        name = unquote(request.headers.get("x-name", ""))
        anyway = request.headers.get("x-anyway") == "yes"
        add = partial(self._arrivals.add, key, name, content, anyway=anyway)
        try:
            # Starlette's own threads: the eyes take a moment, and others may ask.
            arrival = await run_in_threadpool(add)
        except WardrobeError as error:
            return JSONResponse({"reason": str(error)}, 503)
        return JSONResponse(_arrival_json(arrival), 422 if arrival.reason else 200)

    async def cutout(self, request: Request) -> Response:
        """Send the cut-out of a garment that this phone sent."""
        try:
            picture = await run_in_threadpool(
                self._arrivals.cutout, request.path_params["id"]
            )
        except UnknownGarment:
            return Response(status_code=404)
        return Response(picture, media_type="image/webp")

    async def set_type(self, request: Request) -> Response:
        """Correct a type."""
        try:
            garment_type = GarmentType((await request.body()).decode("ascii"))
        except ValueError:
            return Response(status_code=400)
        try:
            garment = await run_in_threadpool(
                self._arrivals.set_type, request.path_params["id"], garment_type
            )
        except UnknownGarment:
            return Response(status_code=404)
        except WardrobeError as error:
            return JSONResponse({"reason": str(error)}, 503)
        return JSONResponse(_arrival_json(Arrival(garment)))

    async def join(self, request: Request) -> Response:
        """Make a photo another one of an earlier photo's garment."""
        ids = request.path_params["id"], request.path_params["earlier"]
        try:
            garment = await run_in_threadpool(self._arrivals.join, *ids)
        except UnknownGarment:
            return Response(status_code=404)
        except WardrobeError as error:
            return JSONResponse({"reason": str(error)}, 503)
        return JSONResponse(_arrival_json(Arrival(garment)))

    async def remove(self, request: Request) -> Response:
        """Take a photo back."""
        try:
            await run_in_threadpool(self._arrivals.remove, request.path_params["id"])
        except UnknownGarment:
            return Response(status_code=404)
        except WardrobeError as error:
            return JSONResponse({"reason": str(error)}, 503)
        return Response(status_code=204)


def _arrival_json(arrival: Arrival) -> dict[str, Any]:
    garment = arrival.garment
    return {
        "id": garment.id if garment else None,
        "title": garment.title if garment else "",
        "type": garment.type if garment else None,
        "duplicate": arrival.is_duplicate,
        "reason": arrival.reason,
        "may_be_added": arrival.may_be_added,
        "pieces": arrival.count_pieces,
        "pieces_words": _pieces_words(arrival.count_pieces),
    }


def _pieces_words(count: int) -> str:
    if count < _SEVERAL:
        return ""
    words = _("{count} pieces seen; part them in the window", count=count)
    return f" · {words}"


def _texts() -> dict[str, Any]:
    """Return what the page says, and the names of all types."""
    most = MOST_BYTES // 1_000_000
    return {
        "take": _("Take a photo"),
        "choose": _("From your photos"),
        "waiting": _("waiting"),
        "sending": _("sending"),
        "looking": _("looking"),
        "arrived": _("in your closet"),
        "duplicate": _("you have this photo already"),
        "again": _("no connection: trying again"),
        "gone": _("Your computer doesn't answer. Is the window still open?"),
        "scan": _("Another phone may be connected. Scan the code again."),
        "missing": _("This piece is no longer in your closet."),
        "too_large": _("this file is larger than {most} MB", most=most),
        "most_bytes": MOST_BYTES,
        "retake": _("Take back"),
        "taken_back": _("taken back"),
        "same": _("Same piece as before"),
        "same_done": _("kept with the photo before"),
        "type": _("What is it?"),
        "anyway": _("Add anyway"),
        "sent": _("Sent: {done} of {count}"),
        "hint": _("One piece a photo, laid flat, from above."),
        "types": [[each.value, word_name(each)] for each in GarmentType],
    }
