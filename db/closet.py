"""The closet: garments, pictures, event log and taste in one SQLite file."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from db import boards, checks, event_log, own_occasions
from db.backup import back_up
from db.engine import WRITING, reader_engine, writer_engine
from db.failures import said_plainly
from db.opening import make_ready
from db.rows import PICTURES, GarmentRow, PhotoRow, relabel, to_garment, to_row
from wardrobe.board import Board
from wardrobe.errors import ClosetUnusable, DuplicatePhoto, UnknownGarment
from wardrobe.event import Event
from wardrobe.evidence import Log
from wardrobe.garment import Garment
from wardrobe.learning import Learn
from wardrobe.occasion import OwnOccasion
from wardrobe.ports import Closet, Finding, Picture
from wardrobe.taste import Taste


class SqliteCloset(Closet):
    """A closet in a file; every method is one transaction and safe on any thread."""

    def __init__(
        self, path: Path, writer: Engine, reader: Engine, now: Callable[[], datetime]
    ) -> None:
        """Take ready engines; `open` makes them."""
        self._path = path
        self._writer = writer
        self._reader = reader
        self._now = now
        self._is_open = True

    @classmethod
    def open(cls, path: Path, *, now: Callable[[], datetime]) -> Self:
        """Open a closet file: create a new one, bring an older one up to date.

        Args:
            path: The file; folders on the way to a new one are made.
            now: Tells the time, with time zone.

        Raises:
            ClosetUnusable: The path is no closet, one of a newer version, damaged,
                locked, or without the rights to write; the message says which.
        """
        path = path.absolute()
        with said_plainly(path):
            make_ready(path, now=now)
        closet = cls(path, writer_engine(path), reader_engine(path), now)
        try:
            with closet._writing() as session:
                # Changes nothing, yet fails on a file that cannot be written.
                session.execute(text("UPDATE garment SET id = id WHERE false"))
        except ClosetUnusable:
            closet.close()
            raise
        return closet

    def close(self) -> None:
        """Finish the write that runs and let go of the file."""
        with WRITING:
            self._is_open = False
            self._writer.dispose()
            self._reader.dispose()

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """Save a new garment, or bring back the removed one that has this photo.

        The removed one keeps its number, labels and pictures: what the user set once
        counts more than what the eyes see again.

        Raises:
            DuplicatePhoto: A garment in use has the same `photo_sha256`.
            ValueError: A picture or the embedding is missing.
        """
        if not (embedding and all(pictures.get(kind) for kind in Picture)):
            raise ValueError("a garment needs all its pictures and its embedding")
        with self._writing() as session:
            row = _row_of_photo(session, garment.photo_sha256)
            if row is None:
                row = to_row(garment, pictures, embedding)
                session.add(row)
                session.flush()
            elif row.removed_at is None:
                raise DuplicatePhoto(row.id)
            row.removed_at = None
            return to_garment(row)

    def garments(self) -> list[Garment]:
        """Return all garments that were not removed, by id."""
        query = (
            select(GarmentRow)
            .where(GarmentRow.removed_at.is_(None))
            .order_by(GarmentRow.id)
        )
        with self._reading() as session:
            return [to_garment(row) for row in session.scalars(query)]

    def garment(self, garment_id: int) -> Garment:
        """Return one garment, removed or not."""
        with self._reading() as session:
            (row,) = _rows(session, [garment_id])
            return to_garment(row)

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        """Return the garment added from this photo file, unless it was removed."""
        with self._reading() as session:
            row = _row_of_photo(session, photo_sha256)
            return to_garment(row) if row and row.removed_at is None else None

    def update(self, garments: Collection[Garment]) -> None:
        """Save the name and labels of garments, removed ones too, all or none."""
        changed = {garment.id: garment for garment in garments}
        with self._writing() as session:
            for row in _rows(session, changed):
                relabel(row, changed[row.id])

    def remove(self, garment_ids: Collection[int]) -> None:
        """Put garments in the trash; those already there stay as they are."""
        with self._writing() as session:
            for row in _rows(session, garment_ids):
                row.removed_at = row.removed_at or self._now()

    def restore(self, garment_ids: Collection[int]) -> None:
        """Bring removed garments back; those in use stay as they are."""
        with self._writing() as session:
            for row in _rows(session, garment_ids):
                row.removed_at = None

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        """Return an encoded picture of a garment, removed or not."""
        query = select(PICTURES[kind]).where(PhotoRow.garment_id == garment_id)
        with self._reading() as session:
            picture = session.scalar(query)
        if picture is None:
            raise UnknownGarment(garment_id)
        return picture

    def record_board(self, board: Board) -> Board:
        """Save a board as it was shown; return it with its number."""
        with self._writing() as session:
            _rows(session, {i for each in board.outfits for i in each.garment_ids()})
            return replace(board, number=boards.record(session, board))

    def record(self, event: Event, learn: Learn) -> Taste:
        """Append to the event log and learn from it, both or neither."""
        with self._writing() as session:
            _rows(session, {*event.garment_ids, *(event.swapped or ())})
            return event_log.record(session, event, learn, at=self._now())

    def relearn(self, learn: Learn) -> Taste:
        """Learn from the whole log, while the closet stays in use.

        When the taste changes meanwhile, what was learned is dropped: it is old.
        """
        with self._reading() as session:
            log, before = event_log.log(session), event_log.taste(session)
        learned = learn(log, before)
        with self._writing() as session:
            present = event_log.taste(session)
            if present.version != before.version or (
                replace(learned, version=before.version) == before
            ):
                return present
            return event_log.keep(session, learned, self._now())

    def forget(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Leave events out of the log, and learn as if they had never been."""
        with self._writing() as session:
            return event_log.forget(session, event_numbers, learn, at=self._now())

    def remember(self, event_numbers: Collection[int], learn: Learn) -> Taste:
        """Take forgotten events back into the log, and learn again."""
        with self._writing() as session:
            return event_log.remember(session, event_numbers, learn, at=self._now())

    def share_taste(self, share: float) -> Taste:
        """Set how much of the taste is served, from 0 (the expert) to 1."""
        with self._writing() as session:
            shared = event_log.taste(session).with_share(share)
            return event_log.keep(session, shared, self._now())

    def evidence(self) -> Log:
        """Return all that the taste is learned from."""
        with self._reading() as session:
            return event_log.log(session)

    def events(self) -> list[Event]:
        """Return the event log without what was forgotten, the oldest first."""
        with self._reading() as session:
            return event_log.events(session)

    def taste(self) -> Taste:
        """Return what was learned so far."""
        with self._reading() as session:
            return event_log.taste(session)

    def occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were not removed, by number."""
        with self._reading() as session:
            return own_occasions.occasions(session)

    def add_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save a new occasion of the user's own; return it with its number."""
        with self._writing() as session:
            return own_occasions.add(session, occasion)

    def remove_occasion(self, number: int) -> None:
        """Remove one, so that `restore_occasion` can bring it back."""
        with self._writing() as session:
            own_occasions.remove(session, number, self._now())

    def restore_occasion(self, number: int) -> OwnOccasion:
        """Bring a removed one back; one in use stays as it is."""
        with self._writing() as session:
            return own_occasions.restore(session, number)

    def check(self, learn: Learn | None = None) -> list[Finding]:
        """Look for damage; with a learner, learn the taste again and compare."""
        with self._reading() as session:
            return checks.findings(session, learn)

    def backup(self, target: Path) -> None:
        """Write a complete copy of the closet, while it stays in use."""
        back_up(self._path, target)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._session(self._reader) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with WRITING, self._session(self._writer) as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if not self._is_open:
            raise ClosetUnusable(f"{self._path} is closed")
        with said_plainly(self._path), Session(engine) as session:
            session.connection()  # begin now, not at the first query
            yield session


def _row_of_photo(session: Session, photo_sha256: str) -> GarmentRow | None:
    return session.scalar(
        select(GarmentRow).join(GarmentRow.photo).where(PhotoRow.sha256 == photo_sha256)
    )


def _rows(session: Session, garment_ids: Collection[int]) -> list[GarmentRow]:
    rows = session.scalars(
        select(GarmentRow).where(GarmentRow.id.in_(list(garment_ids)))
    ).all()
    unknown = set(garment_ids) - {row.id for row in rows}
    if unknown:
        raise UnknownGarment(min(unknown))
    return list(rows)
