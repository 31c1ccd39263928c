"""What one dresses for: the occasions as chips, the user's own after the others."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerButton, PickerRow
from ui.widgets.icons import TextButton
from ui.widgets.layouts import in_turn
from ui.widgets.overlay import offer
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _
from wardrobe.model.occasion import AnyOccasion, OwnOccasion
from wardrobe.ranking.own_occasions import all_occasions, occasion_sentence


class OccasionBar(QWidget):
    """One chip per occasion in one line; those without room are behind a button."""

    occasion_chosen = Signal(object)
    own_asked = Signal()

    def __init__(self, chosen: AnyOccasion) -> None:
        super().__init__()
        self._buttons = QButtonGroup(self)
        self._chips: list[Chip] = []
        self._occasions: Sequence[AnyOccasion] = ()
        self.own = TextButton(_("Your own"), icon_name="plus", role="quiet")
        self.own.setAccessibleName(_("Add, change or remove your own occasions"))
        self.own.clicked.connect(self.own_asked)
        self.more = PickerButton(_("More"))
        self.more.clicked.connect(self._open_more)
        for button in (self.own, self.more):
            button.setParent(self)
        self.show_occasions((), chosen)

    def show_occasions(self, own: Sequence[OwnOccasion], chosen: AnyOccasion) -> None:
        """Show the user's own occasions too, and check the chosen one."""
        for chip in self._chips:
            self._buttons.removeButton(chip)
            chip.hide()
            chip.deleteLater()
        self._occasions = all_occasions(own)
        self._chips = [
            self._make_chip(occasion, is_chosen=occasion.key == chosen.key)
            for occasion in self._occasions
        ]
        in_turn(self, *self._chips, self.own, self.more)
        self._place()

    def check(self, occasion: AnyOccasion) -> None:
        """Show another one as chosen."""
        for chip, each in zip(self._chips, self._occasions):
            if each.key == occasion.key:
                chip.setChecked(True)

    @override
    def sizeHint(self) -> QSize:
        widths = [each.sizeHint().width() + GRID for each in (*self._chips, self.own)]
        return QSize(sum(widths), self.more.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        widest = max(chip.sizeHint().width() for chip in self._chips)
        both = widest + GRID + self.more.sizeHint().width()
        return QSize(both, self.more.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        """Lay out what fits: the chosen one always, the button if any is left out."""
        is_whole = self.sizeHint().width() - GRID <= self.width()
        last = self.own if is_whole else self.more
        shown = self._chips if is_whole else self._fitting()
        for widget in (*self._chips, self.own, self.more):
            widget.setVisible(widget in shown or widget is last)
        x = 0
        for widget in (*shown, last):
            size = widget.sizeHint()
            top = (self.height() - size.height()) // 2
            widget.setGeometry(x, top, size.width(), size.height())
            x += size.width() + GRID

    def _fitting(self) -> list[Chip]:
        room = self.width() - self.more.sizeHint().width()
        widths = {chip: chip.sizeHint().width() + GRID for chip in self._chips}
        shown = [chip for chip in self._chips if chip.isChecked()]
        room -= sum(widths[chip] for chip in shown)
        for chip in self._chips:
            if chip in shown:
                continue
            room -= widths[chip]
            if room < 0:
                break
            shown.append(chip)
        return [chip for chip in self._chips if chip in shown]

    def _open_more(self) -> None:
        hidden = [
            (chip, occasion)
            for chip, occasion in zip(self._chips, self._occasions)
            if chip.isHidden()
        ]
        rows: dict[Chip | TextButton, PickerRow] = {
            chip: PickerRow(as_sentence(occasion.words), icon_name=_icon(occasion))
            for chip, occasion in hidden
        }
        rows[self.own] = PickerRow(_("Your own…"), icon_name="plus")
        for row in rows.values():
            row.setCheckable(False)
        offer(self.more, rows, lambda button: button.click())

    def _make_chip(self, occasion: AnyOccasion, *, is_chosen: bool) -> Chip:
        words = as_sentence(occasion.words)
        chip = Chip(words, icon_name=_icon(occasion), parent=self)
        if isinstance(occasion, OwnOccasion):
            chip.setToolTip(as_sentence(occasion_sentence(occasion)))
        chip.setChecked(is_chosen)
        chip.toggled.connect(self._place)
        chip.clicked.connect(lambda: self.occasion_chosen.emit(occasion))
        self._buttons.addButton(chip)
        return chip


def _icon(occasion: AnyOccasion) -> str:
    return "own" if isinstance(occasion, OwnOccasion) else str(occasion)
