"""The catalogues as cards: some of their pictures, how many there are, what to do."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ui.errors import show_error
from ui.files.file_dialogs import ask_folder
from ui.look_alikes.catalogue_jobs import CatalogueJobs
from ui.look_alikes.tiles import draw_photo
from ui.state.photo_previews import PhotoPreviews
from ui.theme import tokens
from ui.theme.painting import BOLD, draw_card, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS_LARGE
from ui.widgets.flow import FlowLayout, head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import column_of, discard
from ui.widgets.mats import draw_mat
from ui.widgets.overlay import Overlay
from ui.widgets.plain_text import plain_tip
from ui.widgets.toast import ToastArea
from ui.widgets.waiting_row import WaitingRow
from wardrobe.errors import Cancelled
from wardrobe.language.texts import _, n_, noted
from wardrobe.ports.similarity import CatalogueFacts, CatalogueReport

_WIDTH_PX, _PICTURE_PX, _WORDS_PX = 288, 80, 48
_PICTURES = 3
_ABOUT = noted(
    "Add a folder of product pictures, and look-alikes are found "
    "there too. The pictures stay where they are, and nothing "
    "leaves this computer."
)


class CatalogueCard(QPushButton):
    """One catalogue: three of its pictures, its name, and how many it has."""

    def __init__(self, facts: CatalogueFacts, previews: PhotoPreviews) -> None:
        super().__init__()
        self.facts = facts
        self._pictures: dict[int, QPixmap] = {}
        self.setProperty("role", "tile")
        self.setFixedSize(_WIDTH_PX, _PICTURE_PX + _WORDS_PX + 3 * GRID)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{facts.name}, {_said(facts)}")
        self.setToolTip(plain_tip(str(facts.folder)))
        side = round(_PICTURE_PX * self.devicePixelRatioF())
        for place, photo in enumerate(facts.samples[:_PICTURES]):
            previews.ask(self, photo, side, partial(self._show, place))

    @override
    def sizeHint(self) -> QSize:
        return self.size()

    @override
    def enterEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades = tokens.current()
        painter = smooth_painter(self)
        is_lit = self.hasFocus() or self.underMouse()
        line = shades.accent if is_lit else shades.line
        frame = draw_card(painter, self.rect(), RADIUS_LARGE, line)
        inner = frame.adjusted(1.5 * GRID, 1.5 * GRID, -1.5 * GRID, -1.5 * GRID)
        width = (inner.width() - (_PICTURES - 1) * GRID) / _PICTURES
        for at in range(_PICTURES):
            left = inner.left() + at * (width + GRID)
            place = QRectF(left, inner.top(), width, _PICTURE_PX)
            if at in self._pictures:
                draw_photo(painter, place, self._pictures[at])
            else:
                draw_mat(painter, place, shades.mat)
        words = QRectF(inner.left(), inner.top() + _PICTURE_PX + 8, inner.width(), 20)
        set_font(painter, LABEL_PX, BOLD)
        draw_words(painter, words, self.facts.name, shades.text)
        words.translate(0, 20)
        set_font(painter, CAPTION_PX)
        draw_words(painter, words, _said(self.facts), shades.text_soft)

    def _show(self, place: int, picture: QPixmap) -> None:
        self._pictures[place] = picture
        self.update()


class CatalogueCards(QWidget):
    """Shows the catalogues, and how far the indexing of one is."""

    def __init__(
        self, catalogues: CatalogueJobs, previews: PhotoPreviews, toasts: ToastArea
    ) -> None:
        super().__init__()
        self._catalogues, self._toasts = catalogues, toasts
        self._previews = previews
        self.cards: list[CatalogueCard] = []
        self.add = TextButton(_("Add a catalogue"), icon_name="folder")
        self.waiting = WaitingRow(_("Progress of adding pictures"))
        self.waiting.stop.setAccessibleName(_("Stop adding pictures"))
        self._about = make_label("soft", _(_ABOUT), wraps=True)
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=2 * GRID)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.add.clicked.connect(self._on_add)
        self.waiting.stop_asked.connect(self._catalogues.stop)
        self._catalogues.catalogues_read.connect(self._on_read)
        self._catalogues.indexing_started.connect(self._on_started)
        self._catalogues.indexing_progressed.connect(self._on_progressed)
        self._catalogues.indexing_ended.connect(self._on_ended)
        self._catalogues.failed.connect(self._on_failed)

    def _lay_out(self) -> None:
        title = make_label("heading", _("Catalogues"))
        head = head_of(title, self.add)
        column_of(
            head,
            self._about,
            self.waiting,
            self._row,
            gap=GRID + GRID // 2,
            inside=self,
        )

    def _on_add(self) -> None:
        folder = ask_folder(self, _("A folder of product pictures"))
        if folder is not None:
            self._catalogues.index(folder)

    def _on_started(self, name: str) -> None:
        self.add.setEnabled(False)
        self.waiting.start(_("Looking through {name}", name=name))

    def _on_progressed(self, done: int, total: int) -> None:
        doing = n_(
            "{done} of {count} new picture",
            "{done} of {count} new pictures",
            total,
            done=done,
        )
        self.waiting.advance(doing, done, total)

    def _on_ended(self, report: CatalogueReport) -> None:
        self._finish()
        count = report.indexed
        said = [n_("{count} picture added", "{count} pictures added", count)]
        if count := len(report.failed):
            said.append(
                n_("{count} couldn't be read", "{count} couldn't be read", count)
            )
        self._toasts.show_toast(f"{', '.join(said)}.")

    def _on_failed(self, error: Exception) -> None:
        self._finish()
        if isinstance(error, Cancelled):
            self._toasts.show_toast(_("Stopped. The pictures added so far are kept."))
        else:
            show_error(self, error)

    def _finish(self) -> None:
        self.waiting.setVisible(self._catalogues.is_indexing)
        self.add.setEnabled(not self._catalogues.is_indexing)

    def _on_read(self, known: Sequence[CatalogueFacts]) -> None:
        discard(self._flow, *self.cards)
        self.cards = [CatalogueCard(facts, self._previews) for facts in known]
        for card in self.cards:
            card.clicked.connect(lambda _on, it=card: self._open(it))
            self._flow.addWidget(card)
        self._row.setVisible(bool(known))
        self._about.setVisible(not known)

    def _open(self, card: CatalogueCard) -> None:
        facts = card.facts
        more = TextButton(_("Add new pictures"), icon_name="plus")
        more.setEnabled(not self._catalogues.is_indexing)
        forget = TextButton(_("Forget this catalogue"), icon_name="trash")
        forget.setEnabled(not self._catalogues.is_indexing)
        choice = QWidget()
        column = QVBoxLayout(choice)
        where = make_label("caption", str(facts.folder))
        for widget in (where, more, forget):
            column.addWidget(widget)
        overlay = Overlay(choice, card)
        for button in (more, forget):
            button.clicked.connect(overlay.dismiss)
        more.clicked.connect(lambda: self._catalogues.index(facts.folder, facts.name))
        forget.clicked.connect(lambda: self._on_forget(facts))

    def _on_forget(self, facts: CatalogueFacts) -> None:
        self._catalogues.forget(facts.name)
        self._toasts.show_toast(
            _("Forgot {name}. Its pictures stay where they are.", name=facts.name),
            (
                _("Add it again"),
                lambda: self._catalogues.index(facts.folder, facts.name),
            ),
        )


def _said(facts: CatalogueFacts) -> str:
    if not facts.is_current:
        return _("Made by an older version: add it again")
    return n_("{count} picture", "{count} pictures", facts.photos)
