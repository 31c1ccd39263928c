"""The closet as the window sees it: the garments in memory, changed through jobs."""

from collections.abc import Callable, Collection, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs, OnError
from ui.state.retouch import CutoutVersion
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OwnOccasion
from wardrobe.ports.closet import Closet


class ClosetState(QObject):
    """Keeps the garments that were not removed, and tells when they change.

    Each change is written off the GUI thread, in order. Edits are shown at once and
    taken back if they cannot be written; what comes and goes is shown once it is safe.
    """

    closet_changed = Signal()
    occasions_changed = Signal()
    load_failed = Signal(object)
    garment_retouched = Signal(int)

    def __init__(self, closet: Closet, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.closet = closet
        self.is_loaded = False
        self._jobs = jobs
        self._garments: dict[int, Garment] = {}
        self._sorted: list[Garment] | None = None
        self.occasions: list[OwnOccasion] = []

    @property
    def garments(self) -> Sequence[Garment]:
        """The garments, by id."""
        if self._sorted is None:
            self._sorted = [self._garments[key] for key in sorted(self._garments)]
        return self._sorted

    def garment(self, garment_id: int) -> Garment | None:
        """Return one garment, or None if it is not there any more."""
        return self._garments.get(garment_id)

    def load(self) -> None:
        """Read all garments."""
        closet = self.closet
        self._jobs.run(
            self, lambda _: closet.garments(), self._on_loaded, self.load_failed.emit
        )
        self._read_occasions(self.load_failed.emit)

    def put(self, garments: Iterable[Garment]) -> None:
        """Show garments that were written already."""
        self._garments.update({garment.id: garment for garment in garments})
        self._tell_change()

    def save(self, garments: Collection[Garment], on_error: OnError) -> None:
        """Write changed garments; show them at once, the old ones if that fails.

        An edit that follows before the first is written starts from what is shown,
        so that none undoes another.
        """
        closet = self.closet
        before = [self._garments.get(garment.id) for garment in garments]

        def refuse(error: Exception) -> None:
            # What was edited again meanwhile is not this edit's to take back.
            self.put(
                old
                for old, new in zip(before, garments)
                if old is not None and self._garments.get(new.id) is new
            )
            on_error(error)

        self._jobs.run(self, lambda _: closet.update(garments), _ignore, refuse)
        self.put(garments)

    def drop(self, ids: Collection[int]) -> None:
        """Show garments no more that were removed already."""
        for garment_id in ids:
            self._garments.pop(garment_id, None)
        self._tell_change()

    def remove(self, ids: Collection[int], on_error: OnError) -> None:
        """Put garments in the trash."""
        closet = self.closet
        self._jobs.run(
            self, lambda _: closet.remove(ids), lambda _: self.drop(ids), on_error
        )

    def restore(self, garments: Collection[Garment], on_error: OnError) -> None:
        """Bring garments back from the trash."""
        closet = self.closet
        ids = [garment.id for garment in garments]
        self._jobs.run(
            self, lambda _: closet.restore(ids), lambda _: self.put(garments), on_error
        )

    def bring_back(self, ids: Collection[int], on_error: OnError) -> None:
        """Bring garments back that may be wishes, and read all garments anew."""
        closet = self.closet
        self._jobs.run(
            self, lambda _: closet.restore(ids), lambda _: self.load(), on_error
        )

    def retouch(self, retouch: CutoutVersion, on_error: OnError) -> None:
        """Give a garment other pictures."""
        closet, garment_id = self.closet, retouch.garment.id
        self._jobs.run(
            self,
            lambda _: closet.retouch(garment_id, retouch.pictures, retouch.mask),
            lambda _: self.garment_retouched.emit(garment_id),
            on_error,
        )

    def add_occasion(
        self,
        occasion: OwnOccasion,
        on_done: Callable[[OwnOccasion], object],
        on_error: OnError,
    ) -> None:
        """Write a new occasion of the user's own."""
        closet = self.closet

        def show(added: OwnOccasion) -> None:
            on_done(added)
            self._read_occasions(on_error)

        self._jobs.run(self, lambda _: closet.add_occasion(occasion), show, on_error)

    def change_occasion(self, occasion: OwnOccasion, on_error: OnError) -> None:
        """Write what became of an occasion of the user's own."""
        closet = self.closet
        self._jobs.run(
            self,
            lambda _: closet.change_occasion(occasion),
            lambda _: self._read_occasions(on_error),
            on_error,
        )

    def remove_occasion(self, number: int, on_error: OnError) -> None:
        """Remove an occasion of the user's own."""
        closet = self.closet
        self._jobs.run(
            self,
            lambda _: closet.remove_occasion(number),
            lambda _: self._read_occasions(on_error),
            on_error,
        )

    def restore_occasion(self, number: int, on_error: OnError) -> None:
        """Bring a removed occasion back."""
        closet = self.closet
        self._jobs.run(
            self,
            lambda _: closet.restore_occasion(number),
            lambda _: self._read_occasions(on_error),
            on_error,
        )

    def _read_occasions(self, on_error: OnError) -> None:
        closet = self.closet

        def show(occasions: list[OwnOccasion]) -> None:
            self.occasions = occasions
            self.occasions_changed.emit()

        self._jobs.run(self, lambda _: closet.occasions(), show, on_error)

    def _on_loaded(self, garments: list[Garment]) -> None:
        self.is_loaded = True
        self._garments = {garment.id: garment for garment in garments}
        self._tell_change()

    def _tell_change(self) -> None:
        self._sorted = None
        self.closet_changed.emit()


def _ignore(_result: None) -> None:
    """Do nothing: what was written is shown already."""
