"""Pictures to choose from for a day: the best for an occasion, and the looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui.latest_job import LatestJob
from ui.outfits.outfit_button import OutfitButton
from ui.outfits.outfit_drag import DraggedOutfit
from ui.planning.planning_parts import PlanningParts
from ui.theme.tokens import GRID
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.flow import FlowLayout
from ui.widgets.icons import TextButton
from ui.widgets.labels import make_label, make_section
from ui.widgets.layouts import clear, column_of, in_turn
from ui.wording.away_words import away_words
from ui.wording.taxonomy_words import as_sentence
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import Occasion, OccasionKey
from wardrobe.model.outfit import RatedOutfit
from wardrobe.model.progress import Progress
from wardrobe.planning.day_outfits import outfits_for
from wardrobe.planning.rested import RestedSuggestions
from wardrobe.ranking.own_occasions import all_occasions

_LEAST_PICTURE_PX = 96
_COUNT = 8
# Who steps from day to day by the arrows asks for nothing on the way.
_PAUSE_MS = 120


@dataclass(frozen=True, slots=True)
class ChosenOutfit:
    """What was chosen for the day."""

    garment_ids: frozenset[int]
    occasion: OccasionKey


class OutfitChooser(QWidget):
    """Offers outfits for one day; each can be dragged onto any other, too."""

    outfit_chosen = Signal(object)  # ChosenOutfit
    pieces_asked = Signal(object)  # the occasion's key: to choose piece by piece

    def __init__(self, parts: PlanningParts) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._parts = parts
        self._day = date.min
        self._latest = LatestJob(self, parts.jobs)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._title = make_label("section")
        self.occasions = ChoiceBox()
        self.occasions.set_name(_("Occasion"))
        self.occasions.currentIndexChanged.connect(self._start)
        self._said = make_label("soft", wraps=True)
        self._best, self._looks = QWidget(), QWidget()
        for holder in (self._best, self._looks):
            holder.setProperty("role", "clear")
            FlowLayout(holder)
        self._looks_title = make_section(_("Your looks"))
        self._pieces = TextButton(_("Choose pieces…"), icon_name="grid", role="quiet")
        self._pieces.clicked.connect(lambda: self.pieces_asked.emit(self.occasion))
        column_of(
            self._title,
            self.occasions,
            self._said,
            self._best,
            self._pieces,
            self._looks_title,
            self._looks,
            gap=GRID,
            inside=self,
        )
        parts.closet.occasions_changed.connect(self._fill_occasions)
        self._fill_occasions()

    @property
    def occasion(self) -> OccasionKey:
        """What outfits are offered for."""
        return self._keys[max(0, self.occasions.currentIndex())]

    @property
    def pictures(self) -> list[OutfitButton]:
        """The outfits that are offered, the best first, then the looks."""
        return self.findChildren(OutfitButton)

    def show_day(self, day: date, title: str) -> None:
        """Offer outfits for a day."""
        self._day = day
        self._title.setText(title)
        self._start()

    def choose_occasion(self, key: OccasionKey) -> None:
        """Offer outfits for another occasion."""
        if key in self._keys:
            self.occasions.setCurrentIndex(self._keys.index(key))

    def focus_first(self) -> None:
        """Give the focus to the best outfit, or to the choice of the occasion."""
        first = next(iter(self.pictures), None)
        (first or self.occasions).setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for each in self.pictures:
            each.set_width(self._picture_px())

    def _fill_occasions(self) -> None:
        own = all_occasions(self._parts.closet.occasions)
        before = self.occasions.currentIndex()
        with QSignalBlocker(self.occasions):
            self.occasions.clear()
            self.occasions.addItems([as_sentence(each.words) for each in own])
            self.occasions.setCurrentIndex(max(0, before))
        self._keys: list[OccasionKey] = [each.key for each in own]
        if before < 0:
            self.occasions.setCurrentIndex(self._keys.index(Occasion.CASUAL))

    def _start(self) -> None:
        self._latest.cancel()
        self._pause.start()

    def _ask(self) -> None:
        if self.isHidden() or not self.isVisible():
            return
        parts = self._parts
        time = parts.time_on(self._day, self.occasion)
        closet, scorer, today = parts.closet.closet, parts.scorer, parts.worn.today

        def work(_progress: Progress) -> RestedSuggestions:
            return outfits_for(time, closet, scorer, today=today, count=_COUNT)

        self._show_looks()
        self._latest.start(work, self._show_best, self._show_failure)

    def _show_best(self, found: RestedSuggestions) -> None:
        words = _words(found)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        self._fill(self._best, [self._button(each) for each in found.found.outfits])

    def _show_failure(self, error: Exception) -> None:
        self._said.setText(f"{as_sentence(str(error))}.")
        self._said.show()
        self._fill(self._best, [])

    def _show_looks(self) -> None:
        """Offer the looks for the occasion, and those for any."""
        buttons = []
        for look in self._parts.plans.looks:
            garments = self._owned(sorted(look.garment_ids))
            is_whole = len(garments) == len(look.garment_ids)
            if is_whole and look.occasion in (None, self.occasion):
                name = look.name or _("A look")
                buttons.append(self._picture(garments, name))
        self._looks_title.setVisible(bool(buttons))
        self._looks.setVisible(bool(buttons))
        self._fill(self._looks, buttons[:_COUNT])

    def _button(self, rated: RatedOutfit) -> OutfitButton:
        return self._picture(rated.outfit.garments())

    def _picture(self, garments: Sequence[Garment], title: str = "") -> OutfitButton:
        ids = frozenset(each.id for each in garments)
        outfit = DraggedOutfit(garment_ids=ids, occasion=self.occasion)
        picture = OutfitButton(
            self._parts.cutouts, garments, outfit, self._picture_px(), title
        )
        chosen = ChosenOutfit(ids, self.occasion)
        picture.clicked.connect(partial(self.outfit_chosen.emit, chosen))
        return picture

    def _picture_px(self) -> int:
        """Return the width of a picture, of which two lie side by side."""
        return max(_LEAST_PICTURE_PX, (self.width() - GRID) // 2)

    def _owned(self, ids: Sequence[int]) -> list[Garment]:
        found = (self._parts.closet.garment(each) for each in ids)
        return [each for each in found if each is not None]

    def _fill(self, holder: QWidget, buttons: Sequence[OutfitButton]) -> None:
        layout = holder.layout()
        assert layout is not None
        clear(layout)
        for each in buttons:
            layout.addWidget(each)
        in_turn(holder, *buttons)
        holder.updateGeometry()


def _words(found: RestedSuggestions) -> str:
    """Return what is said above the pictures; empty where nothing is missing."""
    if found.has_away:
        return _("Nothing good is left of what is there; these would do:")
    words = [away_words(found.away)]
    if found.has_resting:
        words.append(_("All that fits rests or is in the laundry; these would do:"))
    elif found.found.missing:
        words.append(f"{as_sentence(found.found.missing.sentence)}.")
    return " ".join(each for each in words if each)
