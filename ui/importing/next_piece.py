"""Asks, off the GUI thread, which pieces to photograph next."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.state.closet_state import ClosetState
from wardrobe.model.occasion import AnyOccasion
from wardrobe.model.progress import Progress
from wardrobe.ports.scorer import Scorer
from wardrobe.shopping.next_piece import NextPieces, find_next


class NextPieceFinder:
    """Finds them for the garments that the window shows, by the taste of the moment."""

    def __init__(self, closet: ClosetState, scorer: Scorer, jobs: Jobs) -> None:
        self._closet, self._scorer, self._jobs = closet, scorer, jobs

    def latest_for(self, owner: QObject) -> LatestJob:
        """Return what asks for an owner; of its questions the last one counts."""
        return LatestJob(owner, self._jobs)

    def ask(
        self,
        latest: LatestJob,
        occasion: AnyOccasion,
        tell: Callable[[NextPieces | None], object],
    ) -> None:
        """Tell what would help most for an occasion.

        Args:
            latest: Of who asks, from `latest_for`.
        """
        closet, scorer = self._closet.closet, self._scorer
        garments = self._closet.garments

        def work(_progress: Progress) -> NextPieces | None:
            return find_next(garments, [occasion], scorer=scorer, taste=closet.taste())

        latest.start(work, tell)
