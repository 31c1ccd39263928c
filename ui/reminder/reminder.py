"""Tells today's outfit once a day, and does what one answers."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.reminder.reminder_setting import ReminderSetting
from ui.state.wear_state import WearState
from ui.wording.taxonomy_words import as_sentence, names_of
from wardrobe.errors import NothingToWear
from wardrobe.language.texts import _
from wardrobe.model.event import Event, EventKind
from wardrobe.model.occasion import Occasion
from wardrobe.model.progress import Progress
from wardrobe.planning.morning import MorningOutfit, MorningWish, outfits_of_morning
from wardrobe.ports.closet import Closet
from wardrobe.ports.scorer import Scorer

_LOOK_AGAIN_MS = 20_000
# Who starts the computer so much later has been dressed for long.
_LATE = timedelta(hours=4)


class Reminder(QObject):
    """Asks for the outfits when it is time; `told` says what to show.

    Attributes:
        wish: Returns what one dresses for today.
        outfit: The outfit that was told last; None before, and once it is worn.
    """

    told = Signal(str, str)  # title, words
    refused = Signal(str)  # why there is nothing to tell, to who tries it

    def __init__(
        self,
        setting: ReminderSetting,
        closet: Closet,
        scorer: Scorer,
        worn: WearState,
        *,
        jobs: Jobs,
        now: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._setting, self._worn = setting, worn
        self._closet, self._scorer, self._now = closet, scorer, now
        self._jobs, self._latest = jobs, LatestJob(self, jobs)
        self._outfits: Sequence[MorningOutfit] = ()
        self._at, self._is_trial = 0, False
        self.wish: Callable[[], MorningWish] = _any_wish
        self._timer = QTimer(self, interval=_LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.remind_if_due)

    def start(self) -> None:
        """Look at the clock from now on."""
        self._timer.start()

    @property
    def outfit(self) -> MorningOutfit | None:
        """The outfit that was told last."""
        return self._outfits[self._at] if self._outfits else None

    def remind_if_due(self) -> None:
        """Tell today's outfit, if it is on, time, and wasn't told today."""
        now = self._now().astimezone()
        if not self._setting.is_on or self._setting.last == now.date():
            return
        due = datetime.combine(now.date(), self._setting.at, tzinfo=now.tzinfo)
        if timedelta() <= now - due < _LATE:
            self._setting.last = now.date()
            self.remind()

    def remind(self) -> None:
        """Tell today's outfit now, unless one is dressed."""
        self._is_trial = False
        self._ask()

    def try_it(self) -> None:
        """Tell today's outfit now, or why there is none."""
        self._is_trial = True
        self._ask()

    def tell_another(self) -> None:
        """Tell the next outfit; after the last, the first again."""
        if self._outfits:
            self._at = (self._at + 1) % len(self._outfits)
            self._tell()
        else:
            self.remind()

    def wear(self) -> None:
        """Note the outfit that was told as worn."""
        outfit = self.outfit
        if outfit is None:
            return
        ids = tuple(garment.id for garment in outfit.garments)
        self._outfits = ()
        self._worn.record(
            Event(
                kind=EventKind.WEAR,
                garment_ids=ids,
                occasion=outfit.occasion,
                at=self._now(),
            )
        )

    def _ask(self) -> None:
        closet, scorer, wish = self._closet, self._scorer, self.wish()
        today = self._now().astimezone().date()

        def work(_progress: Progress) -> Sequence[MorningOutfit]:
            return outfits_of_morning(today, closet, scorer, wish)

        self._latest.start(work, self._on_found, self._on_failed)

    def _on_found(self, outfits: Sequence[MorningOutfit]) -> None:
        self._outfits, self._at = outfits, 0
        if outfits:
            self._tell()
        elif self._is_trial:
            self.refused.emit(_("You've noted already what you wear today."))

    def _on_failed(self, error: Exception) -> None:
        """Stay quiet where there is nothing to wear: Today says why."""
        self._outfits = ()
        if not isinstance(error, NothingToWear):
            self._jobs.on_error(error)
        elif self._is_trial:
            self.refused.emit(f"{as_sentence(str(error))}.")

    def _tell(self) -> None:
        if self.outfit is not None:
            self.told.emit(_("Today's outfit"), words_of(self.outfit))


def _any_wish() -> MorningWish:
    return MorningWish(occasion=Occasion.CASUAL)


def words_of(outfit: MorningOutfit) -> str:
    """Return an outfit's pieces: `White shirt, blue jeans, brown boots`."""
    return names_of(outfit.garments)
