"""Your taste: how well it foretells you, what it learned, and the way back."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget
from typing_extensions import override

from ui.errors import show_error
from ui.jobs import Jobs, Lane
from ui.state.cutout_cache import CutoutCache
from ui.state.taste_state import TasteState
from ui.taste.activity_view import ActivityView
from ui.taste.learned_view import LearnedView
from ui.taste.prediction_view import PredictionView
from ui.taste.taste_controls import TasteControls
from ui.taste.taste_rules import TasteRules
from ui.taste.taste_summary import TasteSummary
from ui.taste.versions_view import VersionsView
from ui.theme.tokens import GRID
from ui.undo.history import UndoHistory
from ui.undo.taste_changes import (
    forget_event,
    go_back,
    learn_anew,
    remember_event,
    reset_occasion,
    share_taste,
)
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of
from wardrobe.language.texts import _, noted
from wardrobe.taste.taste import Taste

_ABOUT_ACTIVITY = noted(
    "What you forget no longer counts, as if it had never "
    "happened. It stays here, so you can bring it back."
)
_ABOUT_VERSIONS = noted(
    "Going back to a version forgets what you did since, and "
    "brings back what you forgot since. You can undo that."
)
ReadSummary = Callable[[], TasteSummary]


class TasteSection(QWidget):
    """Reads the summary when it is seen and when the taste changes."""

    def __init__(
        self,
        taste: TasteState,
        history: UndoHistory,
        read: ReadSummary,
        cutouts: CutoutCache,
        jobs: Jobs,
    ) -> None:
        """Read nothing until it is shown."""
        super().__init__()
        self.setProperty("role", "clear")
        self._taste, self._history = taste, history
        self._read, self._jobs = read, jobs
        self._is_stale = True
        self._is_reading = False
        self.prediction = PredictionView()
        self.controls = TasteControls()
        self.learned = LearnedView(cutouts)
        self.activity = ActivityView(cutouts)
        self.versions = VersionsView()
        self._after_first = QWidget()
        self._lay_out()
        self._connect()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._start()

    def _on_changed(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._start()

    def _start(self) -> None:
        """Read, once at a time: what changes meanwhile is read after it."""
        if self._is_reading:
            return
        self._is_stale, self._is_reading = False, True
        read = self._read
        self._jobs.run(
            self, lambda _: read(), self._on_read, self._on_failed, lane=Lane.MODELS
        )

    def _on_read(self, summary: TasteSummary) -> None:
        self._is_reading = False
        views = (
            self.prediction,
            self.controls,
            self.learned,
            self.activity,
            self.versions,
        )
        for view in views:
            view.show_summary(summary)
        self._after_first.setVisible(bool(summary.events or summary.versions))
        if self._is_stale and self.isVisible():
            self._start()

    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        show_error(self, error)

    def _connect(self) -> None:
        self._taste.taste_changed.connect(self._on_changed)
        self.controls.lesson_asked.connect(self._on_lesson_asked)
        for asked, change_of in (
            (self.controls.share_chosen, share_taste),
            (self.activity.forget_asked, forget_event),
            (self.activity.remember_asked, remember_event),
            (self.activity.reset_asked, reset_occasion),
            (self.versions.version_asked, go_back),
        ):
            asked.connect(self._history.makes(change_of, self._taste))

    def _on_lesson_asked(self) -> None:
        def on_done(before: int, learned: Taste) -> None:
            self.controls.end_lesson()
            if learned.version == before:
                self._history.say(_("Relearned: nothing changed."))
            else:
                self._history.note(learn_anew(self._taste, before, learned.version))

        def on_error(error: Exception) -> None:
            self.controls.end_lesson()
            show_error(self, error)

        self._taste.learn_anew(on_done, on_error)

    def _lay_out(self) -> None:
        rest = column_of(gap=GRID, inside=self._after_first)
        for title, about, view in (
            (_("How much your taste counts"), "", self.controls),
            (_("What it has learned"), "", self.learned),
            (_("How it learns"), "", TasteRules()),
            (_("What you did"), _(_ABOUT_ACTIVITY), self.activity),
            (_("Versions"), _(_ABOUT_VERSIONS), self.versions),
        ):
            rest.addWidget(_label(title, "subheading"))
            if about:
                rest.addWidget(_label(about, "soft"))
            rest.addWidget(view)
        self._after_first.setProperty("role", "clear")
        self._after_first.hide()
        column_of(
            _label(_("Your taste"), "heading"),
            self.prediction,
            self._after_first,
            gap=GRID,
            inside=self,
        )


def _label(words: str, role: str) -> QLabel:
    label = make_label(role, words, wraps=True)
    is_heading = role != "soft"
    label.setContentsMargins(0, 2 * GRID if is_heading else 0, 0, 0)
    return label
