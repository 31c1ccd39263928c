"""Review: what the eyes were unsure of, one garment after the other, a key each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from ui.closet.review_card import PICTURE_PX, ReviewCard
from ui.garments.notices import Notice
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.toast import announce
from ui.wording.keys import printed
from ui.wording.taxonomy_words import is_unsure
from wardrobe.closet.reviewing import Trait, doubts, reviewed, to_review
from wardrobe.language.texts import _, n_, noted
from wardrobe.model.garment import Garment, State

# Pictures that are fetched before they are shown.
_AHEAD = 3
_KEYS = (
    ("1–8", noted("choose")),
    ("↵", noted("first is right")),
    ("O", noted("something else")),
    ("↑ ↓", noted("question")),
    ("← →", noted("garment")),
    ("Del", noted("remove")),
    ("Esc", noted("finish")),
)


class ReviewPage(QWidget):
    """Asks about one garment at a time; its last answer shows the next at once."""

    edited = Signal(object, object)
    removal_asked = Signal(object)
    undo_asked = Signal()
    closed = Signal()

    def __init__(self, closet: ClosetState, cutouts: CutoutCache) -> None:
        """Start without a queue; `start` takes what is unsure then."""
        super().__init__()
        self._closet, self._cutouts = closet, cutouts
        self._queue: list[int] = []
        self._at = 0
        self._asked: dict[int, Sequence[Trait]] = {}
        self._answered: list[int] = []
        self._removed: list[tuple[int, int]] = []  # place in the queue, garment
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Review"))
        self.card = ReviewCard(cutouts)
        self.card.answered.connect(self._show_undo)
        self.card.finished.connect(self._on_finished)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of the review"))
        self._progress = make_label("soft")
        self.undo = TextButton(_("Undo"), icon_name="undo", role="quiet")
        self.undo.clicked.connect(self.take_back)
        self._done = Notice("check", _("All checked"), "")
        self._states = QStackedWidget()
        self._keys = self._make_keys()
        self._lay_out()
        closet.closet_changed.connect(self._on_closet_changed)

    @property
    def garment(self) -> Garment | None:
        """The garment that is asked about, None at the end."""
        if self._at >= len(self._queue):
            return None
        return self._closet.garment(self._queue[self._at])

    def start(self, garments: Sequence[Garment]) -> None:
        """Ask about those of the garments that are unsure, the surest last."""
        kept = [g for g in garments if g.state is not State.GONE]
        self._asked = {garment.id: doubts(garment) for garment in to_review(kept)}
        self._queue = list(self._asked)
        self._answered.clear()
        self._removed.clear()
        self.card.answers.clear()
        self._at = 0
        self._show()
        self.setFocus()

    def skip(self) -> None:
        """Leave what is open of the garment, and go on."""
        self._go_to(min(self._at + 1, len(self._queue)))

    def back(self) -> None:
        """Go to the garment before."""
        self._go_to(max(0, self._at - 1))

    def take_back(self) -> None:
        """Take the last answer back, of this garment or of the one before."""
        if self.card.answers:
            self.card.take_back()
        elif self._answered or self._removed:
            self.undo_asked.emit()

    @override
    def event(self, event: QEvent) -> bool:
        # Before the window's own: an answer that isn't saved isn't in its history yet.
        if (
            isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and self.card.answers
        ):
            if event.type() == QEvent.Type.KeyPress:
                self.take_back()
            event.accept()
            return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if self.garment is not None and 0 <= number < 9:
            self.card.choose(number)
        elif event.key() in self._keys:
            self._keys[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def _make_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        accept = dict.fromkeys(
            (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space), self._accept
        )
        return {
            **accept,
            Qt.Key.Key_Right: self.skip,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Down: lambda: self.card.ask_next(1),
            Qt.Key.Key_Up: lambda: self.card.ask_next(-1),
            Qt.Key.Key_O: self.card.open_more,
            Qt.Key.Key_Delete: self._remove,
            Qt.Key.Key_Escape: self._close,
        }

    def _accept(self) -> None:
        if self.garment is None:
            self._close()
        else:
            self.card.choose(0)

    def _remove(self) -> None:
        if self.garment is not None:
            self.removal_asked.emit([self.garment])

    def _close(self) -> None:
        self._save()
        self.closed.emit()

    def _go_to(self, place: int) -> None:
        self._save()
        self._at = place
        self._show()

    def _on_finished(self) -> None:
        if self.garment is not None:
            self._answered.append(self.garment.id)
            self._save(step=1)
            self._show()

    def _save(self, step: int = 0) -> None:
        """Save what was said of the present garment, and go so many places on."""
        garment, said = self.garment, list(self.card.answers.values())
        self.card.answers.clear()
        self._at += step
        if garment is not None and said:
            self.edited.emit([garment], [reviewed(garment, said)])

    def _lay_out(self) -> None:
        title = make_label("title", _("Review"))
        close = TextButton(_("Back to the closet"), role="quiet")
        close.clicked.connect(self._close)
        head = row_of(
            title,
            (self._progress, 0, Qt.AlignmentFlag.AlignBottom),
            STRETCH,
            self.undo,
            close,
            gap=GRID + GRID // 2,
        )
        self._progress.setContentsMargins(0, 0, 0, 5)
        end = self._done.add_button(_("Back to the closet"), role="primary")
        end.clicked.connect(self._close)
        self._states.addWidget(self.card)
        self._states.addWidget(self._done)
        keys = make_label("caption", _key_words(), wraps=True)
        keys.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column_of(
            head,
            self._bar,
            (self._states, 1),
            keys,
            gap=2 * GRID,
            margins=(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID),
            inside=self,
        )

    def _show(self) -> None:
        total = len(self._queue)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(self._at if total else 1)
        garment = self.garment
        if garment is None:
            self._show_end()
            return
        self._progress.setText(
            _("{number} of {total}", number=self._at + 1, total=total)
        )
        self.card.show_garment(garment, self._asked[garment.id])
        self._show_undo()
        self._states.setCurrentIndex(0)
        announce(self, self.card.headline.text())
        for ahead in self._queue[self._at + 1 : self._at + 1 + _AHEAD]:
            self._cutouts.get(ahead, PICTURE_PX * self.devicePixelRatioF())

    def _show_undo(self) -> None:
        done = self.card.answers or self._answered or self._removed
        self.undo.setEnabled(bool(done))

    def _show_end(self) -> None:
        left = sum(map(is_unsure, self._closet.garments))
        self._progress.setText("")
        self._show_undo()
        done = len(self._answered)
        checked = n_(
            "You checked {count} garment.", "You checked {count} garments.", done
        )
        rest = n_(
            "You can check {count} garment later.",
            "You can check {count} garments later.",
            left,
        )
        said = [checked] * bool(done) + [rest] * bool(left)
        words = _("That was the last one") if left else _("All checked")
        self._done.set_words(words, " ".join(said) or _("Nothing to check."))
        self._states.setCurrentIndex(1)

    def _on_closet_changed(self) -> None:
        """Follow an undo to the garment that is asked again, and removals onwards."""
        if not self.isVisible():
            return
        reopened = [i for i in self._answered if _is_open(self._closet.garment(i))]
        if reopened and self._answered[-1] == reopened[-1]:
            self._at = self._queue.index(self._answered.pop())
        while self._removed and self._closet.garment(self._removed[-1][1]):
            self._at, restored = self._removed.pop()
            self._queue.insert(self._at, restored)
        while self._at < len(self._queue) and self.garment is None:
            self._removed.append((self._at, self._queue.pop(self._at)))
        self._show()


def _is_open(garment: Garment | None) -> bool:
    return garment is not None and is_unsure(garment)


def _key_words() -> str:
    """Return what each key does; a line breaks between two keys only."""
    each = (f"{_key(key)} {_(does)}" for key, does in _KEYS)
    return "     ".join(words.replace(" ", "\N{NO-BREAK SPACE}") for words in each)


def _key(key: str) -> str:
    """Return a key as the user's keyboard has it, if it has a name."""
    return printed(key) if key.isalpha() and len(key) > 1 else key
