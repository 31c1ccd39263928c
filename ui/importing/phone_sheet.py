"""The sheet that joins a phone: a code to scan, and what arrives."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import segno
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

import assets
from ui.errors import show_error
from ui.jobs import Jobs
from ui.phone.arrivals import Arrival, PhoneArrivals
from ui.theme.tokens import GRID
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import open_sheet
from ui.widgets.toast import ToastArea
from wardrobe.errors import WardrobeError
from wardrobe.language.texts import _, n_
from wardrobe.model.garment import Garment

if TYPE_CHECKING:
    from ui.phone.server import PhoneServer

PAGE = Path(assets.__file__).parent / "phone"
SHEET_PX = 720
_CODE_PX = 260

MakeArrivals = Callable[[Callable[[Arrival], object]], PhoneArrivals]


class PhoneSheet(QWidget):
    """Serves the phone's page while it is open; each garment is told as it arrives."""

    garment_arrived = Signal(object)
    garment_changed = Signal()

    _arrived = Signal(object)  # from the thread that added it

    def __init__(self, server: "PhoneServer", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._server, self._count = server, 0
        self.several: list[Garment] = []
        self._code = QLabel()
        self._code.setAccessibleName(_("Code to scan with your phone"))
        self._code.setFixedSize(_CODE_PX, _CODE_PX)
        self._code.setScaledContents(True)
        self._address = make_label("caption", wraps=True)
        self._address.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self._networks = QComboBox()
        self._networks.setAccessibleName(_("Network"))
        self._networks.addItems([each.network for each in server.addresses])
        self._networks.setVisible(len(server.addresses) > 1)
        self._networks.currentIndexChanged.connect(self._show_address)
        self._said = make_label("heading", wraps=True)
        self._next_phone = QPushButton(_("Let another phone in"))
        self._next_phone.clicked.connect(self._let_go)
        steps = (
            _("1. Open the camera of your phone."),
            _("2. Point it at the code and tap the link."),
            _("3. Take a photo of each piece. It appears here."),
        )
        words = column_of(
            self._said,
            *(make_label("", each, wraps=True) for each in steps),
            self._networks,
            STRETCH,
            make_label("caption", _trouble(), wraps=True),
            row_of(self._next_phone, STRETCH),
            gap=GRID,
        )
        picture = column_of(self._code, self._address, STRETCH, gap=GRID)
        row_of(picture, (words, 1), gap=3 * GRID, inside=self)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)
        self._show_address(0)
        self._tell()

    def tell_arrival(self, arrival: Arrival) -> None:
        """Say what became of a photo; from any thread."""
        self._arrived.emit(arrival)

    def _show_address(self, place: int) -> None:
        url = self._server.addresses[max(0, place)].url
        stream = io.BytesIO()
        # Black on white in both palettes: not every phone reads the reverse.
        segno.make(url, error="m").save(stream, kind="png", scale=8, border=3)
        picture = QPixmap()
        picture.loadFromData(stream.getvalue())
        self._code.setPixmap(picture)
        self._address.setText(url)

    def _let_go(self) -> None:
        self._server.let_go()
        self._tell()

    def _on_arrived(self, arrival: Arrival) -> None:
        if arrival.garment is None or arrival.is_duplicate:
            self.garment_changed.emit()
            self._tell(arrival.reason)
            return
        self._count += 1
        self.garment_arrived.emit(arrival.garment)
        if arrival.count_pieces > 1:
            self.several.append(arrival.garment)
        self._tell()

    def _tell(self, reason: str = "") -> None:
        if self._count:
            text = n_("{count} photo arrived", "{count} photos arrived", self._count)
        else:
            text = _("Waiting for your phone")
        self._said.setText(f"{text}. {reason}".strip() if reason else text)


class PhonePhotos(QObject):
    """Opens the sheet, and puts what arrives into the closet that is shown."""

    garment_arrived = Signal(object)
    garment_changed = Signal()
    ended = Signal(object)  # the garments that arrived

    def __init__(self, make: MakeArrivals, jobs: Jobs, toasts: ToastArea) -> None:
        super().__init__(toasts)
        self._make, self._jobs, self._toasts = make, jobs, toasts
        self._sheet: PhoneSheet | None = None
        self._garments: list[Garment] = []
        self.several: list[Garment] = []  # on whose photos there are several
        self._stop: Callable[[], object] = lambda: None

    def open(self) -> None:
        """Show the code; the server runs until the sheet is closed."""
        from ui.phone.server import PhoneServer  # noqa: PLC0415 - a moment to import

        if self._sheet is not None:
            return
        told: list[Callable[[Arrival], object]] = []
        try:
            arrivals = self._make(lambda arrival: [tell(arrival) for tell in told])
            server = PhoneServer(arrivals, PAGE)
        except WardrobeError as error:
            show_error(self._toasts.window(), error)
            return
        sheet = self._sheet = PhoneSheet(server)
        told.append(sheet.tell_arrival)
        sheet.garment_arrived.connect(self._on_arrived)
        sheet.garment_changed.connect(self.garment_changed)
        overlay = open_sheet(_("With your phone"), sheet, self._toasts, SHEET_PX)
        overlay.destroyed.connect(self._on_closed)
        server.start()
        self._stop = server.stop

    def close(self) -> None:
        """Stop serving; the window closes."""
        self._stop()

    def _on_arrived(self, garment: Garment) -> None:
        self._garments.append(garment)
        self.garment_arrived.emit(garment)

    def _on_closed(self) -> None:
        self.several = self._sheet.several if self._sheet else []
        self._sheet = None
        stop, garments = self._stop, self._garments
        self._garments = []
        # It waits for the photo that is on its way.
        self._jobs.run(self, lambda _progress: stop(), lambda _done: None)
        self.ended.emit(garments)


def _trouble() -> str:
    return _(
        "No answer? Both must be on the same Wi-Fi, and not on its guest network, "
        "which often keeps devices apart. A firewall may ask for your permission. Your "
        "phone's own hotspot always works. Photos go straight to this computer, not "
        "encrypted on the way: use a network that you trust."
    )
