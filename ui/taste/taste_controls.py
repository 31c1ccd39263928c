"""How much of the taste is used, and the lesson that the user can ask for."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QSlider

from ui.taste.taste_summary import TasteSummary
from ui.theme.tokens import GRID
from ui.widgets.flow import flow_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from ui.widgets.scrolling import leave_wheel_to_page
from ui.wording.dates import moment
from ui.wording.taxonomy_words import percent
from wardrobe.language.texts import _, n_

_STEP = 5
_MOST = 100
# By keyboard the slider moves in steps; the last one of a row is taken.
_PAUSE_MS = 400
_SLIDER_PX = 260


class TasteControls(QFrame):
    """A slider from the stylist to the user, and a button."""

    share_chosen = Signal(float, float)  # before, after
    lesson_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._share = 1.0
        self.slider = QSlider(Qt.Orientation.Horizontal)
        leave_wheel_to_page(self.slider)
        self.slider.setRange(0, _MOST)
        self.slider.setSingleStep(_STEP)
        self.slider.setPageStep(4 * _STEP)
        self.slider.setValue(_MOST)
        self.slider.setFixedWidth(_SLIDER_PX)
        self.slider.setAccessibleName(_("How much your taste counts, from 0 to 100"))
        self._words = make_label("caption")
        self.anew = TextButton(_("Relearn my taste"), icon_name="sparkles")
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Learning"))
        self.progress.hide()
        self._state = make_label("caption")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._choose)
        self.slider.valueChanged.connect(self._on_moved)
        self.anew.clicked.connect(self.learn_anew)
        self._lay_out()

    def show_summary(self, summary: TasteSummary) -> None:
        """Show what is in use."""
        self._share = summary.taste.share
        if not self._pause.isActive() and not self.slider.isSliderDown():
            # To show a share is not to choose it.
            self.slider.blockSignals(True)  # noqa: FBT003  Qt's own parameter
            self.slider.setValue(round(self._share * _MOST))
            self.slider.blockSignals(False)  # noqa: FBT003
            self._say_share()
        self._state.setText(_state(summary))
        self.anew.setEnabled(bool(summary.events) and self.progress.isHidden())

    def learn_anew(self) -> None:
        """Ask for the lesson, and show that it runs."""
        if self.progress.isHidden():
            self.progress.show()
            self.anew.setEnabled(False)
            self.lesson_asked.emit()

    def end_lesson(self) -> None:
        """Show that the lesson is over."""
        self.progress.hide()
        self.anew.setEnabled(True)

    def _on_moved(self) -> None:
        self._say_share()
        self._pause.start()

    def _choose(self) -> None:
        if self.slider.isSliderDown():
            self._pause.start()
            return
        before, after = self._share, self.slider.value() / _MOST
        if after != before:
            self._share = after
            self.share_chosen.emit(before, after)

    def _say_share(self) -> None:
        share = self.slider.value() / _MOST
        words = {0.0: _("The stylist alone"), 1.0: _("Your taste alone")}
        self._words.setText(
            words.get(share, _("{percent} your taste", percent=percent(share)))
        )

    def _lay_out(self) -> None:
        ends = flow_of(
            make_label("soft", _("The stylist")),
            self.slider,
            make_label("soft", _("You")),
            self._words,
            gap=2 * GRID,
        )
        lesson = flow_of(self.anew, self._state, gap=2 * GRID)
        column_of(
            ends, lesson, self.progress, gap=2 * GRID, margins=2 * GRID, inside=self
        )


def _state(summary: TasteSummary) -> str:
    count = len(summary.events)
    if not count:
        return _("You haven't done anything with an outfit yet.")
    if not summary.versions:
        return n_(
            "Nothing learned from {count} choice yet.",
            "Nothing learned from {count} choices yet.",
            count,
        )
    return n_(
        "Learned from {count} choice, last on {moment}.",
        "Learned from {count} choices, last on {moment}.",
        count,
        moment=moment(summary.versions[0].at),
    )
