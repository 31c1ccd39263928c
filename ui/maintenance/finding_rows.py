"""What a check found, each with its repair to be ticked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.layouts import STRETCH, column_of, discard, row_of
from ui.widgets.plain_text import plain_label
from ui.widgets.tick_box import TickBox
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _, n_
from wardrobe.model.maintenance import Finding

# More cannot be read one by one; "all" means those that are not shown, too.
_MOST_SHOWN = 40


class FindingRows(QWidget):
    """Shows findings; those that are ticked are to be repaired."""

    repair_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()
        self.rows: list[_Row] = []
        self.headline = plain_label()
        self.every = TextButton(_("Tick all"), role="link")
        self.every.clicked.connect(self._tick_all)
        self.repair = TextButton(_("Repair what is ticked"), icon_name="check")
        self.repair.clicked.connect(self._on_repair)
        self._is_all = False
        self._list = column_of(gap=GRID)
        foot = row_of(self.repair, self.every, STRETCH, gap=GRID)
        column_of(self.headline, self._list, foot, gap=GRID, inside=self)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these, none of them ticked."""
        self._findings, self._is_all = findings, False
        discard(self._list, *self.rows)
        self.rows = [_Row(finding) for finding in findings[:_MOST_SHOWN]]
        for row in self.rows:
            row.box.toggled.connect(self._on_ticked)
            self._list.addWidget(row)
        self.headline.setText(_headline(findings))
        can_mend = any(finding.repair for finding in findings)
        self.every.setVisible(can_mend)
        self.repair.setVisible(can_mend)
        self._on_ticked()
        self.show()

    def ticked(self) -> list[Finding]:
        """Return what is to be repaired."""
        if self._is_all:
            return [finding for finding in self._findings if finding.repair]
        return [row.finding for row in self.rows if row.box.isChecked()]

    def _tick_all(self) -> None:
        for row in self.rows:
            row.box.setChecked(bool(row.finding.repair))
        self._is_all = True

    def _on_ticked(self) -> None:
        self._is_all = False
        self.repair.setEnabled(any(row.box.isChecked() for row in self.rows))

    def _on_repair(self) -> None:
        self.repair_asked.emit(self.ticked())


class _Row(QFrame):
    """One finding; a click anywhere on it ticks it."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding
        self.box = TickBox(finding.repair or finding.message)
        self.box.setAccessibleDescription(finding.message)
        room = self.box.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.box.setSizePolicy(room)
        self.box.setVisible(bool(finding.repair))
        message = plain_label(as_sentence(finding.message))
        message.setWordWrap(True)
        words = column_of(message, gap=2)
        if finding.repair:
            repair = plain_label(_("Repair: {repair}", repair=finding.repair))
            repair.setProperty("role", "soft")
            repair.setWordWrap(True)
            words.addWidget(repair)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        row_of(
            (self.box, 0, Qt.AlignmentFlag.AlignTop), (words, 1), gap=GRID, inside=self
        )

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.finding.repair and self.rect().contains(event.position().toPoint()):
            self.box.toggle()


def _headline(findings: Sequence[Finding]) -> str:
    if not findings:
        return _("All is well. No problems found.")
    count = len(findings)
    if count > _MOST_SHOWN:
        return n_(
            "{count} thing to look at, {shown} of them shown:",
            "{count} things to look at, {shown} of them shown:",
            count,
            shown=_MOST_SHOWN,
        )
    return n_("{count} thing to look at:", "{count} things to look at:", count)
