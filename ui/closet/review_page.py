"""Review: what the eyes were unsure of, one garment after the other, a key each."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget
from typing_extensions import override

from ui.closet.review_choices import ReviewChoices
from ui.garments.notices import Notice
from ui.garments.pickers import TypePicker
from ui.garments.picture_mat import PictureMat
from ui.state.closet_state import ClosetState
from ui.state.cutout_cache import CutoutCache
from ui.theme.tokens import GRID
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import FittingScroll
from ui.widgets.toast import announce
from ui.wording.keys import printed
from ui.wording.taxonomy_words import is_unsure, name_of, title_of
from wardrobe.closet.editing import with_type
from wardrobe.closet.reviewing import MOST_CHOICES, choices
from wardrobe.language.texts import _, n_, noted
from wardrobe.model.garment import PLURAL_TYPES, Garment, GarmentType, State

_PICTURE_PX = 440
_SIDE_PX = 360
# Pictures that are fetched before they are shown.
_AHEAD = 3
_KEYS = (
    ("1–5", noted("choose")),
    ("↵", noted("first is right")),
    ("→", noted("skip")),
    ("←", noted("back")),
    ("O", noted("other type")),
    ("Del", noted("remove")),
    ("Esc", noted("finish")),
)


class ReviewPage(QWidget):
    """Asks about one garment at a time; an answer shows the next at once."""

    edited = Signal(object, object)
    removal_asked = Signal(object)
    closed = Signal()

    def __init__(self, closet: ClosetState, cutouts: CutoutCache) -> None:
        """Start without a queue; `start` takes what is unsure then."""
        super().__init__()
        self._closet, self._cutouts = closet, cutouts
        self._queue: list[int] = []
        self._at = 0
        self._answered: list[int] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Review"))
        self._picture = PictureMat(cutouts, _PICTURE_PX)
        self._name = make_label("soft")
        self._question = make_label("heading", wraps=True)
        self.choices = ReviewChoices()
        self.choices.type_chosen.connect(self.answer)
        self._other = TextButton(_("Another type…"), role="quiet")
        self._other.clicked.connect(self.open_types)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Progress of the review"))
        self._progress = make_label("soft")
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
        unsure = [g for g in garments if is_unsure(g) and g.state is not State.GONE]
        unsure.sort(key=lambda g: (g.confidence, g.id))
        self._queue = [garment.id for garment in unsure]
        self._answered.clear()
        self._at = 0
        self._show()
        self.setFocus()

    def answer(self, chosen: GarmentType) -> None:
        """Set the type of the present garment, and go on."""
        garment = self.garment
        if garment is None:
            return
        self._answered.append(garment.id)
        self._at += 1
        self.edited.emit([garment], [with_type(garment, chosen)])
        self._show()

    def skip(self) -> None:
        """Leave the garment as it is, and go on."""
        self._at = min(self._at + 1, len(self._queue))
        self._show()

    def back(self) -> None:
        """Go to the garment before."""
        self._at = max(0, self._at - 1)
        self._show()

    def open_types(self) -> None:
        """Offer all types."""
        garment = self.garment
        if garment is not None:
            picker = TypePicker({garment.type})
            overlay = Overlay(FittingScroll(picker, _("Types")), self._other)
            picker.type_clicked.connect(overlay.dismiss)
            picker.type_clicked.connect(self.answer)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if 0 <= number < MOST_CHOICES:
            self._choose(number)
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
            Qt.Key.Key_O: self.open_types,
            Qt.Key.Key_Delete: self._remove,
            Qt.Key.Key_Escape: self.closed.emit,
        }

    def _accept(self) -> None:
        if self.garment is None:
            self.closed.emit()
        else:
            self._choose(0)

    def _choose(self, number: int) -> None:
        garment = self.garment
        if garment is not None:
            self.answer(choices(garment)[number])

    def _remove(self) -> None:
        if self.garment is not None:
            self.removal_asked.emit([self.garment])

    def _lay_out(self) -> None:
        title = make_label("title", _("Review"))
        close = TextButton(_("Back to the closet"), role="quiet")
        close.clicked.connect(self.closed)
        head = row_of(
            title,
            (self._progress, 0, Qt.AlignmentFlag.AlignBottom),
            STRETCH,
            close,
            gap=GRID + GRID // 2,
        )
        self._progress.setContentsMargins(0, 0, 0, 5)
        end = self._done.add_button(_("Back to the closet"), role="primary")
        end.clicked.connect(self.closed)
        self._states.addWidget(self._make_question())
        self._states.addWidget(self._done)
        words = "     ".join(f"{_key(key)} {_(does)}" for key, does in _KEYS)
        keys = make_label("caption", words)
        column_of(
            head,
            self._bar,
            (self._states, 1),
            (keys, 0, Qt.AlignmentFlag.AlignHCenter),
            gap=2 * GRID,
            margins=(4 * GRID, 3 * GRID, 4 * GRID, 3 * GRID),
            inside=self,
        )

    def _make_question(self) -> QWidget:
        side = column_of(
            STRETCH,
            self._question,
            self._name,
            GRID,
            self.choices,
            (self._other, 0, Qt.AlignmentFlag.AlignLeft),
            STRETCH,
            gap=GRID,
        )
        self.choices.setFixedWidth(_SIDE_PX)
        body = QWidget()
        row_of(
            STRETCH,
            (self._picture, 3, Qt.AlignmentFlag.AlignVCenter),
            side,
            STRETCH,
            gap=5 * GRID,
            inside=body,
        )
        self._picture.setMaximumWidth(_PICTURE_PX)
        return body

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
        self._picture.show_garments([garment])
        self._question.setText(_question(garment.type))
        self._name.setText(f"{title_of(garment)} · {name_of(garment)}")
        self.choices.show_garment(garment)
        self._states.setCurrentIndex(0)
        announce(self, self._question.text())
        for ahead in self._queue[self._at + 1 : self._at + 1 + _AHEAD]:
            self._cutouts.get(ahead, _PICTURE_PX * self.devicePixelRatioF())

    def _show_end(self) -> None:
        left = sum(map(is_unsure, self._closet.garments))
        self._progress.setText("")
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
        """Follow an undo to the garment that is open again, and removals onwards."""
        if not self.isVisible():
            return
        reopened = [i for i in self._answered if _is_open(self._closet.garment(i))]
        if reopened and self._answered[-1] == reopened[-1]:
            self._at = self._queue.index(self._answered.pop())
        while self._at < len(self._queue) and self.garment is None:
            self._queue.pop(self._at)
        self._show()


def _is_open(garment: Garment | None) -> bool:
    return garment is not None and is_unsure(garment)


def _question(guess: GarmentType) -> str:
    word = guess.words
    if guess in PLURAL_TYPES:
        return _("Are these {type}?", type=word)
    if guess.value[0] in "aeiou":
        return _("Is this an {type}?", type=word)
    return _("Is this a {type}?", type=word)


def _key(key: str) -> str:
    """Return a key as the user's keyboard has it, if it has a name."""
    return printed(key) if key.isalpha() and len(key) > 1 else key
