"""The look-alikes of one garment: where to look, what counts, and the nearest."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget
from typing_extensions import override

from ui.errors import show_error
from ui.look_alikes.similarity_search import SimilaritySearch
from ui.look_alikes.tiles import GarmentTile, PhotoTile, Tile
from ui.state.cutout_cache import CutoutCache
from ui.state.photo_previews import PhotoPreviews
from ui.theme.tokens import GRID
from ui.widgets.chips import Chip, PickerButton, PickerRow
from ui.widgets.flow import FlowLayout, flow_of
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label
from ui.widgets.layouts import STRETCH, column_of, discard
from ui.widgets.overlay import offer
from ui.wording.taxonomy_words import readable
from wardrobe.language.texts import _, noted, number
from wardrobe.model.embedding import Metric
from wardrobe.ports.similarity import CatalogueFacts
from wardrobe.similarity.search import SearchAnswer, SearchQuestion, SearchSubject
from wardrobe.similarity.similar_garments import Among

COUNT = 12
_CLOSET = noted("Your closet")
_AMONG = {
    Among.SAME_GROUP: noted("Same kind"),
    Among.OTHER_GROUPS: noted("Goes with it"),
    Among.ALL: noted("Everything"),
}
_TIPS = {
    Among.SAME_GROUP: noted("Tops for a top, shoes for shoes"),
    Among.OTHER_GROUPS: noted("From other groups, by colours and pattern only"),
    Among.ALL: noted("From all groups, by everything the picture shows"),
}


class LookAlikePanel(QWidget):
    """Asks again whenever a choice changes."""

    garment_chosen = Signal(object)
    photo_chosen = Signal(object)

    def __init__(
        self,
        finder: SimilaritySearch,
        cutouts: CutoutCache,
        previews: PhotoPreviews,
        *,
        has_title: bool = True,
    ) -> None:
        super().__init__()
        finder.setParent(self)
        self._finder, self._cutouts, self._previews = finder, cutouts, previews
        self._subject: SearchSubject | None = None
        self._catalogue, self._among = "", Among.SAME_GROUP
        self._metric = Metric.COSINE
        self.places: list[Chip] = []
        self.kinds = {among: Chip(_(words)) for among, words in _AMONG.items()}
        self.details = TextButton(_("Details"), icon_name="measure", role="link")
        self.metrics = PickerButton(readable(self._metric))
        self.metrics.hide()
        self.tiles: list[Tile] = []
        self.said = make_label("caption")
        self._where, self._row = QWidget(), QWidget()
        self._where_flow, self._flow = FlowLayout(self._where), FlowLayout(self._row)
        self._where_buttons = QButtonGroup(self)
        self._lay_out(has_title=has_title)
        self._connect()
        self.show_catalogues([])

    def show_subject(self, subject: SearchSubject) -> None:
        """Find the look-alikes of another garment."""
        self._subject = subject
        self._ask()

    def show_known(self, known: Sequence[CatalogueFacts]) -> None:
        """Offer the closet and the catalogues that can be searched."""
        self.show_catalogues([f.name for f in known if f.photos and f.is_current])

    def show_catalogues(self, names: Sequence[str]) -> None:
        """Offer the closet and these catalogues."""
        for chip in self.places:
            self._where_buttons.removeButton(chip)
        discard(self._where_flow, *self.places)
        self.places = []
        is_gone = self._catalogue not in names
        if is_gone:
            self._catalogue = ""
        for name in ("", *names):
            chip = Chip(name or _(_CLOSET), icon_name="folder" if name else "closet")
            chip.setChecked(name == self._catalogue)
            chip.clicked.connect(lambda _on, it=name: self._on_place(it))
            self._where_buttons.addButton(chip)
            self._where_flow.addWidget(chip)
            self.places.append(chip)
        self._where.setVisible(bool(names))

    @override
    def sizeHint(self) -> QSize:
        # The layout's own hint is for its narrowest width, where tiles make a tower.
        width = max(self.minimumWidth(), super().sizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def _lay_out(self, *, has_title: bool) -> None:
        title = make_label("heading", _("Look-alikes"))
        title.setVisible(has_title)
        self.metrics.setToolTip(_("How the distance between two pictures is measured"))
        kinds = QButtonGroup(self)
        for among, chip in self.kinds.items():
            chip.setToolTip(_(_TIPS[among]))
            chip.setChecked(among is self._among)
            kinds.addButton(chip)
        choices = flow_of(*self.kinds.values(), self.details, self.metrics, self.said)
        column_of(
            title,
            self._where,
            choices,
            self._row,
            STRETCH,
            gap=GRID + GRID // 2,
            inside=self,
        )

    def _connect(self) -> None:
        for among, chip in self.kinds.items():
            chip.clicked.connect(lambda _on, it=among: self._on_among(it))
        self.details.clicked.connect(self._on_details)
        self.metrics.clicked.connect(self._open_metrics)
        self._finder.answered.connect(self._on_answered)
        self._finder.progressed.connect(self._on_progressed)
        self._finder.failed.connect(self._on_failed)

    def _on_place(self, catalogue: str) -> None:
        self._catalogue = catalogue
        self._ask()

    def _on_among(self, among: Among) -> None:
        self._among = among
        self._ask()

    def _on_details(self) -> None:
        """Show how the distance is measured, and each; or nothing of it any more."""
        self.metrics.setVisible(self.metrics.isHidden())
        self._ask()

    def _open_metrics(self) -> None:
        rows = {metric: PickerRow(readable(metric)) for metric in Metric}
        rows[self._metric].setChecked(True)
        offer(self.metrics, rows, self._on_metric)

    def _on_metric(self, metric: Metric) -> None:
        self._metric = metric
        self.metrics.set_words(readable(metric))
        self._ask()

    def _ask(self) -> None:
        if self._subject is not None:
            self.said.setText(_("Looking…"))
            self._finder.ask(
                SearchQuestion(
                    self._subject, self._catalogue, self._among, self._metric, COUNT
                )
            )

    def _on_progressed(self, done: int, total: int) -> None:
        self.said.setText(
            _("Looking at your closet: {done} of {total}", done=done, total=total)
        )

    def _on_failed(self, error: Exception) -> None:
        self._show([])
        self.said.setText("")
        show_error(self, error)

    def _on_answered(self, answer: SearchAnswer) -> None:
        tiles: list[Tile] = []
        for alike in answer.garments:
            tile = GarmentTile(
                alike.garment, self._said_of(alike.distance), self._cutouts
            )
            tile.garment_chosen.connect(self.garment_chosen)
            tiles.append(tile)
        for found in answer.photos:
            photo = PhotoTile(
                found.photo, found.words, self._said_of(found.distance), self._previews
            )
            photo.photo_chosen.connect(self.photo_chosen)
            tiles.append(photo)
        self._show(tiles)
        self.said.setText("" if tiles else _("Nothing to compare it with."))

    def _said_of(self, distance: float) -> str:
        if self.metrics.isHidden():
            return ""
        return _("{distance} apart", distance=number(distance, 3))

    def _show(self, tiles: list[Tile]) -> None:
        discard(self._flow, *self.tiles)
        self.tiles = tiles
        for tile in tiles:
            self._flow.addWidget(tile)
            tile.show()
