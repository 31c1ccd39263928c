"""The sheet that joins a phone: a code to scan, and what arrives."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

import assets
from ui.errors import show_error
from ui.garments.picture_mat import PictureMat
from ui.jobs import Jobs, Lane
from ui.phone.arrivals import Arrival, Correction, PhoneArrivals, Tell
from ui.state.cutout_cache import CutoutCache
from ui.state.phone_setting import is_phone_encrypted, set_phone_encrypted
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import open_sheet
from ui.widgets.tick_box import TickBox
from ui.widgets.toast import ToastArea
from ui.wording.taxonomy_words import as_sentence, name_of
from wardrobe.closet.adding import Added
from wardrobe.errors import WardrobeError
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

if TYPE_CHECKING:
    from ui.phone.server import PhoneServer

PAGE = Path(assets.__file__).parent / "phone"
SHEET_PX = 720
_CODE_PX = 260
_WATCH_MS = 500
_ARRIVED_PX, _MOST_ARRIVED = 80, 4
_SHOWN = len("AB:CD:EF:01")  # enough of a fingerprint to compare

MakeArrivals = Callable[[Tell], PhoneArrivals]


class PhoneSheet(QWidget):
    """Shows where a phone finds its page, and how many photos have arrived."""

    encryption_wanted = Signal(bool)

    def __init__(self, server: "PhoneServer", cutouts: CutoutCache) -> None:
        super().__init__()
        self._server, self._count = server, 0
        self._is_encrypted = TickBox(_("Encrypt on the way"))
        self._is_encrypted.setChecked(server.fingerprint is not None)
        self._is_encrypted.toggled.connect(self._ask_for_encryption)
        self._safety = make_label("caption", wraps=True)
        self._code = QLabel()
        self._code.setAccessibleName(_("Code to scan with your phone"))
        self._code.setFixedSize(_CODE_PX, _CODE_PX)
        self._code.setScaledContents(True)
        # In one line of its own: wrapped below the code it would lose its end.
        self._address = make_label("caption")
        self._address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._networks = QComboBox()
        self._networks.setAccessibleName(_("Network"))
        self._networks.currentIndexChanged.connect(self._show_address)
        self._said = make_label("heading", wraps=True)
        self._reason = make_label("soft", wraps=True)
        self._reason.hide()
        self.arrived = PictureMat(cutouts, _ARRIVED_PX, GRID)
        self.arrived.hide()
        self._next_phone = QPushButton(_("Let another phone in"))
        self._next_phone.clicked.connect(self._let_go)
        encrypt = make_label("", _("Encrypt on the way"), wraps=True)
        steps = (
            _("1. Open the camera of your phone."),
            _("2. Point it at the code and tap the link."),
            _("3. Take a photo of each piece. It appears here."),
        )
        words = column_of(
            self._said,
            self._reason,
            *(make_label("", each, wraps=True) for each in steps),
            self.arrived,
            self._networks,
            STRETCH,
            row_of(
                self._is_encrypted,
                (self._is_encrypted.ticked_by(encrypt), 1),
                gap=GRID,
            ),
            self._safety,
            make_label("caption", _trouble(), wraps=True),
            row_of(self._next_phone, STRETCH),
            gap=GRID,
        )
        picture = column_of(self._code, STRETCH)
        both = row_of(picture, (words, 1), gap=3 * GRID)
        column_of(both, self._address, gap=GRID, inside=self)
        self._watch = QTimer(self, interval=_WATCH_MS)
        self._watch.timeout.connect(self._tell)
        self.set_server(server)

    @property
    def url(self) -> str:
        """Where a phone finds its page, on the likeliest network."""
        return self._server.addresses[0].url

    def set_server(self, server: "PhoneServer") -> None:
        """Show the code of a server that has just begun."""
        self._server = server
        with QSignalBlocker(self._networks):
            self._networks.clear()
            self._networks.addItems([each.network for each in server.addresses])
        self._networks.setVisible(len(server.addresses) > 1)
        self._safety.setText(_safety(server.fingerprint))
        self._is_encrypted.setEnabled(True)
        self._next_phone.setEnabled(True)
        self._show_address(0)
        self._watch.start()
        self._tell()

    def show_arrived(
        self, count: int, garments: Sequence[Garment], reason: str = ""
    ) -> None:
        """Say how many photos have arrived, and show what came of them.

        Args:
            garments: The oldest first.
            reason: Why the last photo came to nothing.
        """
        self._count = count
        newest = garments[-_MOST_ARRIVED:]
        self.arrived.show_garments(newest)
        self.arrived.setAccessibleName(", ".join(name_of(each) for each in newest))
        self.arrived.setVisible(bool(newest))
        self._reason.setText(as_sentence(reason))
        self._reason.setVisible(bool(reason))
        self._tell()

    def _show_address(self, place: int) -> None:
        import segno  # noqa: PLC0415 - the window's start does without it

        url = self._server.addresses[max(0, place)].url
        stream = io.BytesIO()
        # Black on white in both palettes: not every phone reads the reverse.
        segno.make(url, error="m").save(stream, kind="png", scale=8, border=3)
        picture = QPixmap()
        picture.loadFromData(stream.getvalue())
        self._code.setPixmap(picture)
        self._address.setText(url)

    def _ask_for_encryption(self, is_wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._is_encrypted.setEnabled(False)
        self._next_phone.setEnabled(False)
        self._watch.stop()
        self._said.setText(_("Making a new code…"))
        self.encryption_wanted.emit(is_wanted)

    def _let_go(self) -> None:
        self._server.let_go()
        self._tell()

    def _tell(self) -> None:
        if self._count:
            text = n_("{count} photo arrived", "{count} photos arrived", self._count)
        elif self._server.has_phone:
            text = _("Your phone is connected")
        else:
            text = _("Waiting for your phone")
        self._said.setText(text)


class PhonePhotos(QObject):
    """Opens the sheet, and tells what arrives while it is open."""

    garment_arrived = Signal(object)
    garment_corrected = Signal(object)  # a Correction
    ended = Signal(object)  # what was Added

    _told = Signal(object)  # from the thread that added or corrected

    def __init__(
        self,
        make: MakeArrivals,
        cutouts: CutoutCache,
        *,
        jobs: Jobs,
        toasts: ToastArea,
        settings: QSettings,
    ) -> None:
        """Make it; nothing is served before `open`.

        Args:
            settings: Of this machine, where the wish for encryption is kept.
        """
        super().__init__(toasts)
        self._make, self._cutouts = make, cutouts
        self._jobs, self._toasts, self._settings = jobs, toasts, settings
        self._sheet: PhoneSheet | None = None
        self._count, self._added = 0, list[Added]()
        self._stop: Callable[[], object] = lambda: None
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)

    def open(self) -> None:
        """Show the code; the server runs until the sheet is closed."""
        if self._sheet is not None:
            return
        arrivals = self._make(self._told.emit)
        try:
            server = self._new_server(arrivals)
        except WardrobeError as error:
            show_error(self._toasts.window(), error)
            return
        self._jobs.run(
            self,
            lambda _progress: arrivals.prepare(),
            lambda _done: None,
            lambda _error: None,  # the first photo says it
            lane=Lane.MODELS,
        )
        sheet = self._sheet = PhoneSheet(server, self._cutouts)
        sheet.encryption_wanted.connect(partial(self._serve_anew, arrivals))
        overlay = open_sheet(_("With your phone"), sheet, self._toasts, SHEET_PX)
        overlay.closed.connect(self._on_closed)

    def _new_server(self, arrivals: PhoneArrivals) -> "PhoneServer":
        """Begin to serve.

        Raises:
            NoNetwork: This machine is on no private network.
        """
        from ui.phone.server import PhoneServer  # noqa: PLC0415 - a moment to import

        is_encrypted = is_phone_encrypted(self._settings)
        server = PhoneServer(arrivals, PAGE, is_encrypted=is_encrypted)
        server.start()
        self._stop = server.stop
        return server

    def _serve_anew(
        self,
        arrivals: PhoneArrivals,
        is_encrypted: bool,  # noqa: FBT001 - a slot
    ) -> None:
        """Stop, and serve in the other way."""
        set_phone_encrypted(self._settings, is_encrypted=is_encrypted)
        stop = self._stop

        def serve(_done: object) -> None:
            if self._sheet is None:  # closed meanwhile
                return
            try:
                self._sheet.set_server(self._new_server(arrivals))
            except WardrobeError as error:
                show_error(self._toasts.window(), error)

        # It waits for the photo that is on its way.
        self._jobs.run(self, lambda _progress: stop(), serve)

    def close(self) -> None:
        """Stop serving; the window closes."""
        self._stop()

    def _on_told(self, news: Arrival | Correction) -> None:
        reason = ""
        if isinstance(news, Correction):
            self._correct(news)
        elif news.garment is None or news.is_duplicate:
            reason = news.reason
        else:
            self._add(news.garment, news.count_pieces)
        if self._sheet is not None:
            garments = [each.garment for each in self._added]
            self._sheet.show_arrived(self._count, garments, reason)

    def _add(self, garment: Garment, count_pieces: int) -> None:
        self._count += 1
        self._added.append(Added(Path(garment.name), garment, count_pieces))
        self.garment_arrived.emit(garment)

    def _correct(self, correction: Correction) -> None:
        now = {each.id: each for each in correction.changed}
        self._added = [
            replace(each, garment=now.get(each.garment.id, each.garment))
            for each in self._added
            if each.garment.id not in correction.gone
        ]
        self.garment_corrected.emit(correction)

    def _on_closed(self) -> None:
        self._sheet = None
        stop = self._stop
        # It waits for the photo that is on its way.
        self._jobs.run(self, lambda _progress: stop(), lambda _done: self._end())

    def _end(self) -> None:
        added, self._added, self._count = self._added, [], 0
        self.ended.emit(added)


def _trouble() -> str:
    return _(
        "No answer? Both must be on the same Wi-Fi, and not on its guest network, "
        "which often keeps devices apart. A firewall may ask for your permission. Your "
        "phone's own hotspot always works."
    )


def _safety(fingerprint: str | None) -> str:
    """Say in a sentence what the way of the photos means."""
    if fingerprint is None:
        return _(
            "Photos go straight to this computer, not encrypted: right for a network "
            "that you trust."
        )
    return _(
        "Encrypted. Your phone warns you that it doesn't know this computer: go on. To "
        "be sure, see that the certificate's fingerprint begins with {start}.",
        start=fingerprint[:_SHOWN],
    )
