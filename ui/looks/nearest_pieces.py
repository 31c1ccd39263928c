"""What of the closet comes nearest to the pieces of looks that are gone."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject

from ui.jobs import Jobs
from ui.latest_job import LatestJob
from ui.state.closet_state import ClosetState
from wardrobe.model.garment import Garment
from wardrobe.model.progress import Progress
from wardrobe.planning.look_pieces import distances_from, nearest_piece
from wardrobe.ports.similarity import Embedder

Nearest = Mapping[int, Garment | None]


class NearestPieces(QObject):
    """Looks for them off the GUI thread; only the last question is answered."""

    def __init__(
        self, closet: ClosetState, embedder: Embedder, jobs: Jobs, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._closet, self._embedder = closet, embedder
        self._job = LatestJob(self, jobs)

    def ask(
        self,
        gone: Sequence[Garment],
        taken: frozenset[int],
        on_found: Callable[[Nearest], object],
    ) -> None:
        """Find what comes nearest to each of some pieces.

        Args:
            taken: The ids of what is in the look already.
        """
        closet, embedder = self._closet.closet, self._embedder
        offered = [each for each in self._closet.garments if each.id not in taken]

        def work(_progress: Progress) -> Nearest:
            known, double = closet.embeddings(embedder.version), embedder.double
            return {
                each.id: nearest_piece(
                    each, offered, distances_from(each.id, known), double
                )
                for each in gone
            }

        self._job.start(work, on_found)

    def forget(self) -> None:
        """Answer the last question no more."""
        self._job.cancel()
