"""A row of the looks that fit the day: kept once, and ready to be worn again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.outfits.flat_lay import MAT_ASPECT
from ui.outfits.look_picture import cutouts_of, draw_look
from ui.state.cutout_cache import CutoutCache
from ui.theme import tokens
from ui.theme.painting import BOLD, draw_words, set_font, smooth_painter
from ui.theme.tokens import CAPTION_PX, GRID, LABEL_PX, RADIUS_SMALL
from ui.widgets.labels import make_label
from ui.widgets.layouts import clear, in_turn, row_of
from ui.widgets.plain_text import plain_tip
from ui.wording.look_words import last_worn, look_name
from wardrobe.days.plans import SavedLook
from wardrobe.language.texts import _
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.progress import Progress
from wardrobe.model.season import Climate
from wardrobe.planning.fitting_looks import DayAsked, days_of_looks, looks_that_fit
from wardrobe.planning.history import wear_history
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer

MOST_SHOWN = 3
_MAT = QSize(54, round(54 * MAT_ASPECT))
_WIDTH_PX, _LEAST_PX, _HEIGHT_PX = 224, 168, 60


@dataclass(frozen=True, slots=True)
class FittingLook:
    """A look that fits, and what is said of it."""

    look: SavedLook
    pieces: Sequence[Garment]
    worn: date | None


class _LookButton(QAbstractButton):
    """A look in small, its name, and when it was worn last."""

    def __init__(self, fitting: FittingLook, cutouts: CutoutCache, today: date) -> None:
        super().__init__()
        self._fitting, self._cutouts = fitting, cutouts
        self._name = look_name(fitting.look, fitting.pieces)
        self._worn = last_worn(fitting.worn, today)
        said = f"{self._name}: {self._worn}"
        self.setAccessibleName(said)
        self.setToolTip(plain_tip(said))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDTH_PX)
        cutouts.cutout_loaded.connect(self._on_loaded)

    @override
    def sizeHint(self) -> QSize:
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_MAT.width() + 2 * GRID, _HEIGHT_PX)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        shades, painter = tokens.current(), smooth_painter(self)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        is_marked = self.hasFocus() or self.underMouse()
        painter.setPen(QColor(shades.accent if is_marked else shades.line))
        painter.setBrush(QColor(shades.surface))
        painter.drawRoundedRect(frame, RADIUS_SMALL, RADIUS_SMALL)
        top = (self.height() - _MAT.height()) / 2
        mat = QRectF(top, top, _MAT.width(), _MAT.height())
        look = self._fitting.look
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shades.mats[look.number % len(shades.mats)]))
        painter.drawRoundedRect(mat, RADIUS_SMALL, RADIUS_SMALL)
        side = mat.height() * self.devicePixelRatioF()
        cutouts = cutouts_of(self._fitting.pieces, self._cutouts, side)
        draw_look(painter, mat, look, self._fitting.pieces, cutouts)
        words = QRectF(mat.right() + GRID, 0, self.width() - mat.right() - 2 * GRID, 20)
        words.moveTop(self.height() / 2 - 20)
        set_font(painter, LABEL_PX, BOLD)
        draw_words(painter, words, self._name, shades.text)
        set_font(painter, CAPTION_PX)
        draw_words(painter, words.translated(0, 20), self._worn, shades.text_faint)

    def _on_loaded(self, garment_id: int) -> None:
        if garment_id in self._fitting.look.garment_ids:
            self.update()


class FittingLooks(QWidget):
    """Shows the looks that fit; hidden where none does."""

    look_asked = Signal(int)

    def __init__(
        self,
        closet: Closet,
        scorer: Scorer,
        cutouts: CutoutCache,
        jobs: Jobs,
        today: Callable[[], date],
    ) -> None:
        super().__init__()
        self._closet, self._scorer, self._cutouts = closet, scorer, cutouts
        self._job, self._today = LatestJob(self, jobs), today
        self._title = make_label("section", _("From your looks"))
        self._buttons = row_of(gap=GRID)
        self._shown: list[_LookButton] = []
        row_of(self._title, (self._buttons, 1), gap=2 * GRID, inside=self)
        self.hide()

    def ask(
        self,
        occasion: AnyOccasion,
        temperature_c: float | None,
        climate: Climate,
        locked: frozenset[int],
    ) -> None:
        """Look for the looks that fit today and have all that is built around."""
        closet, scorer, today = self._closet, self._scorer, self._today()
        asked = DayAsked(
            day=today,
            occasion=occasion,
            season=climate.season(today),
            temperature_c=temperature_c,
        )

        def work(_progress: Progress) -> list[FittingLook]:
            return _fitting(asked, closet, scorer, locked)

        self._job.start(work, self._show)

    def _show(self, fitting: Sequence[FittingLook]) -> None:
        clear(self._buttons)
        self._shown = []
        for each in fitting:
            button = _LookButton(each, self._cutouts, self._today())
            number = each.look.number
            button.clicked.connect(
                lambda _checked=False, it=number: self.look_asked.emit(it)
            )
            self._buttons.addWidget(button, 1)
            self._shown.append(button)
        self._buttons.addStretch(0)
        in_turn(self, *self._shown)
        self.setVisible(bool(fitting))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as many as have room for a few words."""
        room = self.width() - self._title.sizeHint().width() - 2 * GRID
        most = max(1, room // (_LEAST_PX + GRID))
        for at, button in enumerate(self._shown):
            button.setVisible(at < most)


def _fitting(
    asked: DayAsked, closet: Closet, scorer: Scorer, locked: frozenset[int]
) -> list[FittingLook]:
    """Return the first looks that fit a day, which is today."""
    fitting = looks_that_fit(asked, closet, scorer=scorer, today=asked.day)
    looks = [each for each in fitting if locked <= set(each.garment_ids)][:MOST_SHOWN]
    if not looks:
        return []
    garments = {each.id: each for each in closet.garments()}
    days = days_of_looks(looks, wear_history(closet.events(), washed={}), garments)
    return [
        FittingLook(
            look,
            _pieces(look, garments),
            max((d for d in days[look.number] if d <= asked.day), default=None),
        )
        for look in looks
    ]


def _pieces(look: SavedLook, garments: Mapping[int, Garment]) -> list[Garment]:
    return [garments[each] for each in sorted(look.garment_ids) if each in garments]
