"""The strips over every page of a closet that is not like others, with the way out."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.closets.closet_switch import ClosetSwitch
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import row_of
from wardrobe.errors import ClosetNewer
from wardrobe.language.texts import _
from wardrobe.ports.maintenance import ClosetMaintenance


class Banner(QFrame):
    """Says what one should know of the closet."""

    left = Signal()

    def __init__(self, words: str, way_out: str) -> None:
        """Say it; without words for the way out, there is no button."""
        super().__init__()
        self.setProperty("role", "banner")
        self.words = make_label("", words, wraps=True)
        self.leave = TextButton(way_out, role="primary")
        self.leave.setVisible(bool(way_out))
        self.leave.clicked.connect(self.left)
        row_of(
            (self.words, 1),
            self.leave,
            gap=2 * GRID,
            margins=(4 * GRID, GRID, 3 * GRID, GRID),
            inside=self,
        )


def banners(closets: ClosetSwitch, maintenance: ClosetMaintenance) -> list[Banner]:
    """Return those of the closet that is shown."""
    made = []
    if closets.is_demo:
        made.append(_of_demo(closets))
    reason = maintenance.why_read_only
    if isinstance(reason, ClosetNewer):
        made.append(_of_newer(reason, closets, maintenance))
    elif reason is not None:
        words = _(
            "Nothing can be written here. You can look, but not change anything. "
            "Check the permissions of the closet's file and its folder."
        )
        made.append(Banner(words, ""))
    return made


def _of_demo(closets: ClosetSwitch) -> Banner:
    words = _("This is a demo closet. Try anything: none of it is yours.")
    banner = Banner(words, _("Go to your own closet"))
    banner.left.connect(closets.go_to_own)
    return banner


def _of_newer(
    reason: ClosetNewer, closets: ClosetSwitch, maintenance: ClosetMaintenance
) -> Banner:
    said = _(
        "This closet was changed by a newer version. You can look, but not change "
        "anything."
    )
    if reason.copy is None:
        advice = _("Get the newer version to go on with it.")
        return Banner(f"{said} {advice}", "")
    advice = _("Get the newer version, or go on with the copy from before.")
    banner = Banner(f"{said} {advice}", _("Open the copy"))
    banner.left.connect(
        partial(closets.go_to_copy, partial(maintenance.lay_out, reason.copy))
    )
    return banner
