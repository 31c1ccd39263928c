"""The terminal command that lets a phone send photos."""

import threading
from dataclasses import dataclass
from pathlib import Path

import assets
from ui.phone.arrivals import Arrival, Correction, PhoneArrivals
from ui.terminal.arguments import read_port
from ui.terminal.command import Command, always, argument
from ui.terminal.outcome import Outcome
from ui.terminal.tools import Tools

PAGE = Path(assets.__file__).parent / "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class _PhoneOptions:
    port: int = argument("--port", type=read_port, default=0, metavar="N")
    https: bool = argument("--https", action="store_true")


def phone(tools: Tools, args: _PhoneOptions) -> Outcome:
    """Let a phone on your network send photos, until Ctrl+C."""
    from ui.phone.server import PhoneServer  # noqa: PLC0415 - half a second to import

    def tell(news: Arrival | Correction) -> None:
        tools.announce(None, _line(news))

    arrivals = PhoneArrivals(tools.open_closet(), tools.eyes, tools.now, tell)
    server = PhoneServer(arrivals, PAGE, port=args.port, is_encrypted=args.https)
    server.start()
    try:
        url = server.addresses[0].url
        found = {"address": url, "fingerprint": server.fingerprint}
        tools.announce({k: v for k, v in found.items() if v}, url)
        arrivals.prepare()
        threading.Event().wait()
    except KeyboardInterrupt:  # that is how it ends
        pass
    finally:
        server.stop()
    return Outcome(None, ())


def _line(news: Arrival | Correction) -> str:
    """Say what came of a photo, or what was put right."""
    if isinstance(news, Arrival):
        return news.garment.title if news.garment else news.reason
    if news.changed:
        return f"corrected: {', '.join(each.title for each in news.changed)}"
    return "taken back"


# What is done on the phone is undone there.
COMMANDS = (
    Command(
        "phone", phone, _PhoneOptions, always, makes_closet=True, can_be_undone=False
    ),
)
