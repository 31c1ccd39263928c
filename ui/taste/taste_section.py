"""Your taste: how well it foretells you, what it learned, and the way back."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
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
from ui.undo.taste_history import TasteHistory
from wardrobe.language.texts import _, noted

_ABOUT_DEEDS = noted(
    "What you forget has no effect any more, as if it had never happened; it stays "
    "here, and you can have it back."
)
_ABOUT_VERSIONS = noted(
    "Going back to a version forgets what you did since, and remembers what you "
    "forgot since. Undo takes that back."
)
ReadStory = Callable[[], TasteSummary]


class TasteSection(QWidget):
    """Reads the story when it is seen and when the taste changes."""

    def __init__(
        self,
        taste: TasteState,
        history: TasteHistory,
        read: ReadStory,
        cutouts: CutoutCache,
        jobs: Jobs,
    ) -> None:
        """Read nothing until it is shown."""
        super().__init__()
        self.setProperty("role", "clear")
        self._history, self._read, self._jobs = history, read, jobs
        self._is_stale = True
        self._is_reading = False
        self.foretold = PredictionView()
        self.controls = TasteControls()
        self.learned = LearnedView(cutouts)
        self.deeds = ActivityView(cutouts)
        self.versions = VersionsView()
        self._after_first = QWidget()
        self._lay_out()
        self._connect()
        taste.taste_changed.connect(self._on_changed)

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

    def _on_read(self, story: TasteSummary) -> None:
        self._is_reading = False
        views = (self.foretold, self.controls, self.learned, self.deeds, self.versions)
        for view in views:
            view.show_story(story)
        self._after_first.setVisible(bool(story.events or story.versions))
        if self._is_stale and self.isVisible():
            self._start()

    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        show_error(self, error)

    def _connect(self) -> None:
        self.controls.share_chosen.connect(self._history.share)
        self.controls.lesson_asked.connect(self._on_lesson_asked)
        self.deeds.forget_asked.connect(self._history.forget)
        self.deeds.remember_asked.connect(self._history.remember)
        self.deeds.reset_asked.connect(self._history.reset_occasion)
        self.versions.version_asked.connect(self._history.go_back)

    def _on_lesson_asked(self) -> None:
        self._history.learn_anew(self.controls.end_lesson)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(_label(_("Your taste"), "heading"))
        column.addWidget(self.foretold)
        rest = QVBoxLayout(self._after_first)
        rest.setContentsMargins(0, 0, 0, 0)
        rest.setSpacing(GRID)
        for title, about, view in (
            (_("How much your taste counts"), "", self.controls),
            (_("What it has learned"), "", self.learned),
            (_("How it learns"), "", TasteRules()),
            (_("What you did"), _(_ABOUT_DEEDS), self.deeds),
            (_("Versions"), _(_ABOUT_VERSIONS), self.versions),
        ):
            rest.addWidget(_label(title, "subheading"))
            if about:
                rest.addWidget(_label(about, "soft"))
            rest.addWidget(view)
        self._after_first.setProperty("role", "clear")
        self._after_first.hide()
        column.addWidget(self._after_first)


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", role)
    label.setWordWrap(True)
    is_heading = role != "soft"
    label.setContentsMargins(0, 2 * GRID if is_heading else 0, 0, 0)
    return label
