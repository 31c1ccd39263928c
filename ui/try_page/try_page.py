"""Try: a picture of something that is not owned, and what it would bring."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ui.errors import show_error
from ui.files import drag_and_drop, file_dialogs
from ui.garments.notices import DropZone
from ui.garments.picture_mat import PictureMat
from ui.look_alikes.catalogue_cards import CatalogueCards
from ui.look_alikes.look_alike_panel import LookAlikePanel
from ui.look_alikes.tile_row import TileRow
from ui.state.cutout_cache import CutoutCache
from ui.state.wish_state import WishState
from ui.theme.roles import set_role
from ui.theme.tokens import GRID
from ui.try_page.labels_form import LabelsForm
from ui.try_page.occasion_counts import OccasionCounts, occasion_sentence
from ui.try_page.outfit_row import OutfitRow
from ui.try_page.trial_runner import TrialRunner
from ui.try_page.verdict import better_in, sureness_of, verdict
from ui.undo.history import UndoHistory
from ui.undo.wish_changes import drop_wish, keep_wish, own_wish
from ui.widgets.flow import head_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, row_of
from ui.widgets.overlay import Overlay
from ui.widgets.scrolling import fill_scrolling_page
from ui.widgets.toast import ToastArea
from ui.widgets.waiting_row import WaitingRow
from ui.wording.taxonomy_words import title_of
from wardrobe.closet.adding import is_web_address
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.unowned import TRIED_ID
from wardrobe.shopping.trying import OccasionTrial
from wardrobe.shopping.trying_pictures import TrialResult
from wardrobe.similarity.search import SearchSubject

_SIDE_PX, _ADDRESS_PX = 300, 340


class TryPage(QWidget):
    """Takes a picture from a file, the clipboard, a drop or the web, and tries it."""

    build_around_asked = Signal(object)
    shown = Signal()

    def __init__(
        self,
        cutouts: CutoutCache,
        trials: TrialRunner,
        *,
        wishes: WishState,
        history: UndoHistory,
        alike: LookAlikePanel,
        catalogues: CatalogueCards,
        toasts: ToastArea,
    ) -> None:
        super().__init__()
        self._cutouts, self._trials = cutouts, trials
        self._wishes, self._history, self._toasts = wishes, history, toasts
        self._tried: TrialResult | None = None
        self.address = QLineEdit()
        self.invitation = self._make_invitation()
        self.waiting = WaitingRow(_("Progress of trying it on"))
        self.picture = PictureMat(cutouts)
        self.title, self._sure = make_label("heading"), make_label("caption")
        self.seen = LabelsForm()
        self.headline, self._sentence = make_label("section"), make_label("soft")
        self.keep = TextButton(
            _("Add to the wish list"), icon_name="heart", role="primary"
        )
        self.counts, self._said = OccasionCounts(), make_label("caption")
        self.outfits = OutfitRow(cutouts)
        self.alike, self.catalogues = alike, catalogues
        self.replaces = TileRow(_("It could replace"), cutouts)
        self.wishes = TileRow(_("Wish list"), cutouts)
        self.result = self._make_result()
        self._lay_out()
        self._connect()

    def take(self, data: QMimeData) -> None:
        """Try what was dropped or pasted: a file, a picture, or a web address."""
        dropped = drag_and_drop.read_mime(data)
        address = data.text().strip() if data.hasText() else ""
        if dropped.paths:
            self._trials.try_file(dropped.paths[0])
        elif dropped.picture is not None:
            self._trials.try_picture(dropped.picture)
        elif is_web_address(address):
            self._trials.try_address(address)
        else:
            self._toasts.show_toast(_("No picture found there."))

    def try_photo(self, photo: Path) -> None:
        """Try the photo in a file."""
        self._trials.try_file(photo)

    def paste(self) -> None:
        """Try what the clipboard has."""
        self.take(drag_and_drop.copied())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wishes.read()  # the trash and an import change the list, too
        self.shown.emit()

    def _connect(self) -> None:
        self.address.returnPressed.connect(self._on_address)
        self.keep.clicked.connect(self._on_keep)
        self.seen.corrected.connect(self._on_corrected)
        self.counts.occasion_chosen.connect(self._show_occasion)
        for mat in self.outfits.mats:
            mat.let_build_around()
            mat.garment_clicked.connect(self._on_owned_chosen)
        self.alike.garment_chosen.connect(self._on_owned_chosen)
        self.alike.photo_chosen.connect(self._trials.try_file)
        self.replaces.garment_chosen.connect(self._on_owned_chosen)
        self.wishes.garment_chosen.connect(self._on_wish_chosen)
        self._trials.trial_started.connect(self._on_started)
        self._trials.trial_progressed.connect(self.waiting.advance)
        self.waiting.stop_asked.connect(self._on_stop_asked)
        self._trials.trial_finished.connect(self._on_finished)
        self._trials.trial_failed.connect(self._on_failed)
        self._wishes.wishes_changed.connect(self._on_wishes)

    def _make_invitation(self) -> DropZone:
        zone = DropZone(
            "search",
            _("Should you buy it?"),
            _(
                "Drop a picture of it here, or paste one. See what you own "
                "that's like it, which outfits it makes, and what it could "
                "replace."
            ),
        )
        choose = zone.add_button(
            _("Choose a picture"), icon_name="add-photo", role="primary"
        )
        choose.clicked.connect(self._choose)
        paste = zone.add_button(_("Paste"), icon_name="clipboard")
        paste.clicked.connect(self.paste)
        zone.setFixedHeight(360)
        return zone

    def _make_result(self) -> QWidget:
        left = column_of(
            self.picture,
            self.title,
            self._sure,
            self.keep,
            GRID,
            self.seen,
            STRETCH,
            gap=GRID,
        )
        for narrow in (self.picture, self.seen, self.keep):
            narrow.setFixedWidth(_SIDE_PX)
        self.headline.setProperty("role", "heading")
        right = column_of(
            self.headline,
            self._sentence,
            GRID,
            self.counts,
            self._said,
            self.outfits,
            2 * GRID,
            self.replaces,
            2 * GRID,
            self.alike,
            STRETCH,
            gap=GRID,
        )
        result = QWidget()
        row_of(left, (right, 1), gap=4 * GRID, inside=result)
        result.hide()
        return result

    def _make_head(self) -> QWidget:
        title = make_label("title", _("Try"))
        said = _("Web address of a picture")
        self.address.setPlaceholderText(said)
        self.address.setAccessibleName(said)
        self.address.setClearButtonEnabled(True)
        self.address.setFixedWidth(_ADDRESS_PX)
        look = TextButton(_("Try it"))
        look.clicked.connect(self._on_address)
        self.another = TextButton(_("Another picture"), icon_name="add-photo")
        self.another.clicked.connect(self._choose)
        self.another.hide()
        return head_of(title, self.address, look, self.another, gap=GRID)

    def _lay_out(self) -> None:
        fill_scrolling_page(
            self,
            _("Try"),
            self._make_head(),
            self.waiting,
            self.invitation,
            self.result,
            self.wishes,
            self.catalogues,
            STRETCH,
            gap=3 * GRID,
        )
        self._sentence.setWordWrap(True)
        self._said.setWordWrap(True)

    def _choose(self) -> None:
        title = _("A picture of something you might buy")
        photo = file_dialogs.ask_photo(self, title)
        if photo:
            self._trials.try_file(photo)

    def _on_address(self) -> None:
        if self.address.text().strip():
            self._trials.try_address(self.address.text().strip())

    def _on_started(self) -> None:
        self.waiting.start(_("Fetching it"))

    def _on_stop_asked(self) -> None:
        self._trials.cancel()
        self.waiting.hide()
        self._show_seen()

    def _on_failed(self, error: Exception) -> None:
        self.waiting.setVisible(self._trials.is_busy)
        self._show_seen()
        show_error(self, error)

    def _on_corrected(self, garment: Garment) -> None:
        if self._tried is not None:
            self._trials.correct(self._tried, garment)

    def _show_seen(self) -> None:
        """Show what was tried, not what a trial that came to nothing asked for."""
        if self._tried is not None:
            self.seen.show_garment(self._tried.trial.garment)

    def _on_finished(self, tried: TrialResult) -> None:
        self._tried = tried
        trial = tried.trial
        self.waiting.hide()
        self.invitation.hide()
        self.another.show()
        self._cutouts.put(TRIED_ID, tried.sight.pictures)
        self.picture.show_garments([trial.garment])
        self.title.setText(title_of(trial.garment))
        self._sure.setText(sureness_of(trial))
        self._show_seen()
        headline, sentence = verdict(trial)
        self.headline.setText(headline)
        self._sentence.setText(sentence)
        self._show_kept()
        ranked = sorted(trial.occasions, key=lambda each: (-each.good, -each.unlocked))
        self.counts.show_occasions(ranked)
        for widget in (self.counts, self._said, self.outfits):
            widget.setVisible(bool(ranked))
        if ranked:
            self._show_occasion(ranked[0])
        self.alike.show_subject(SearchSubject(trial.garment, tried.sight.vector))
        self.replaces.show_garments(
            (each.garment, better_in(each.share)) for each in trial.replaces
        )
        self.result.show()

    def _show_occasion(self, each: OccasionTrial) -> None:
        self.outfits.show_outfits(each.outfits)
        self._said.setText(occasion_sentence(each))

    def _show_kept(self) -> None:
        """Show whether what was tried is on the wish list, as the user labelled it."""
        tried = self._tried.trial.garment if self._tried else None
        is_kept = tried is not None and any(
            wish.photo_sha256 == tried.photo_sha256
            and wish.descriptor == tried.descriptor
            for wish in self._wishes.wishes
        )
        self.keep.setEnabled(not is_kept)
        words = _("On the wish list") if is_kept else _("Add to the wish list")
        self.keep.set_words(words)
        set_role(self.keep, "" if is_kept else "primary")

    def _on_keep(self) -> None:
        if self._tried is not None:
            garment, sight = self._tried.trial.garment, self._tried.sight
            self._history.make(keep_wish(self._wishes, garment, sight))

    def _on_wishes(self, wishes: list[Garment]) -> None:
        self.wishes.show_garments((garment, _("Wished for")) for garment in wishes)
        self._show_kept()

    def _on_owned_chosen(self, garment: Garment) -> None:
        if garment.id != TRIED_ID:
            self.build_around_asked.emit([garment])

    def _on_wish_chosen(self, garment: Garment) -> None:
        bought = TextButton(_("I bought it"), icon_name="check", role="primary")
        drop = TextButton(_("Take it off the list"), icon_name="trash")
        choice = QWidget()
        column = QVBoxLayout(choice)
        for button in (bought, drop):
            column.addWidget(button)
        tile = next(
            (t for t in self.wishes.tiles if t.garment is garment), self.wishes.tiles[0]
        )
        overlay = Overlay(choice, tile)
        bought.clicked.connect(overlay.dismiss)
        drop.clicked.connect(overlay.dismiss)
        bought.clicked.connect(
            lambda: self._history.make(own_wish(self._wishes, garment))
        )
        drop.clicked.connect(
            lambda: self._history.make(drop_wish(self._wishes, garment))
        )
