"""The closet: garments, pictures, event log and taste in one SQLite file."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Engine, SQLColumnExpression, select, text
from sqlalchemy.orm import Session

from db.backup import backup_folder
from db.backup.file_copy import stoppable
from db.engine import WRITING, reader_engine, writer_engine
from db.failures import said_plainly
from db.opening import make_ready
from db.read_write_lock import ReadWriteLock
from db.recovery import checks, repairs
from db.recovery.repairs import RepairContext
from db.tables import embeddings as embedding_table
from db.tables import own_occasions
from db.tables.garment_rows import (
    added,
    brought_in,
    garment_rows_of,
    photo_of,
    refuse_text,
    row_of_photo,
)
from db.tables.rows import (
    GARMENT_COLUMNS,
    PICTURES,
    GarmentRow,
    PhotoRow,
    content_sha256,
    relabel,
    to_garment,
)
from db.taste_store import TasteStore
from wardrobe.backup.open_files import hold, let_go
from wardrobe.backup.retention import MANY_GARMENTS
from wardrobe.errors import ClosetUnusable, DuplicatePhoto, UnknownGarment
from wardrobe.language.texts import _
from wardrobe.model.backup import BackupReason
from wardrobe.model.correction import SURE, Correction
from wardrobe.model.embedding import Embeddings
from wardrobe.model.finding import Finding
from wardrobe.model.garment import Garment
from wardrobe.model.occasion import OwnOccasion
from wardrobe.model.picture import Picture
from wardrobe.model.progress import NOBODY, Progress
from wardrobe.ports.closet import Closet
from wardrobe.ports.maintenance import GarmentRecord
from wardrobe.taste.learning import Learn


class SqliteCloset(TasteStore, Closet):
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
        self._gate = ReadWriteLock()

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
        hold(path)
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
            self._writer.dispose()
            self._reader.dispose()
            if self._is_open:
                let_go(self._path)
            self._is_open = False

    def add(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """Save a new garment, or bring back the removed one that has this photo.

        The removed one keeps its number, labels and pictures: what the user set once
        counts more than what the eyes see again. A wish with this photo is owned now.

        Raises:
            DuplicatePhoto: A garment in use has the same `photo_sha256`.
            ValueError: A picture or the embedding is missing.
        """
        with self._writing() as session:
            row = added(session, garment, pictures, embedding)
            row.wished_at = None
            return to_garment(row)

    def bring_in(self, garment: Garment, brought: GarmentRecord) -> Garment:
        """Save a garment of another closet; see `care.WholeCloset`."""
        with self._writing() as session:
            return to_garment(brought_in(session, garment, brought, self._now()))

    def wish(
        self, garment: Garment, pictures: dict[Picture, bytes], embedding: bytes
    ) -> Garment:
        """Put a garment that is not owned on the wish list; see `add`.

        Raises:
            DuplicatePhoto: A garment or a wish in use has the same `photo_sha256`.
        """
        with self._writing() as session:
            known = row_of_photo(session, garment.photo_sha256)
            if known and known.removed_at is None:
                raise DuplicatePhoto(known.id)
            row = added(session, garment, pictures, embedding)
            row.wished_at = self._now()
            return to_garment(row)

    def wishes(self) -> list[Garment]:
        """Return the garments on the wish list that were not removed, by id."""
        return self._in_use(GarmentRow.wished_at.is_not(None))

    def own(self, garment_ids: Collection[int], *, is_owned: bool = True) -> None:
        """Move garments from the wish list to the closet, or back."""
        with self._writing() as session:
            for row in garment_rows_of(session, garment_ids):
                row.wished_at = None if is_owned else row.wished_at or self._now()

    def garments(self) -> list[Garment]:
        """Return all garments that are owned and were not removed, by id."""
        return self._in_use(GarmentRow.wished_at.is_(None))

    def trash(self) -> list[Garment]:
        """Return the removed garments, those removed last first."""
        return self._garments(
            GarmentRow.removed_at.is_not(None), order=GarmentRow.removed_at.desc()
        )

    def garment(self, garment_id: int) -> Garment:
        """Return one garment, removed or not."""
        with self._reading() as session:
            (row,) = garment_rows_of(session, [garment_id])
            return to_garment(row)

    def garment_of_photo(self, photo_sha256: str) -> Garment | None:
        """Return the garment added from this photo file, unless it was removed."""
        with self._reading() as session:
            row = row_of_photo(session, photo_sha256)
            is_in_use = row and row.removed_at is None and row.wished_at is None
            return to_garment(row) if row and is_in_use else None

    def update(self, garments: Collection[Garment]) -> None:
        """Save the name and labels of garments, removed ones too, all or none."""
        changed = {garment.id: garment for garment in garments}
        with self._writing() as session:
            for row in garment_rows_of(session, changed):
                relabel(row, changed[row.id])

    def remove(self, garment_ids: Collection[int]) -> None:
        """Put garments in the trash; those already there stay as they are.

        Before many, a backup is made.
        """
        if len(garment_ids) >= MANY_GARMENTS:
            reason = BackupReason.BEFORE_REMOVAL
            backup_folder.make_first(self._path, reason, self._now())
        with self._writing() as session:
            for row in garment_rows_of(session, garment_ids):
                row.removed_at = row.removed_at or self._now()

    def restore(self, garment_ids: Collection[int]) -> None:
        """Bring removed garments back; those in use stay as they are."""
        with self._writing() as session:
            for row in garment_rows_of(session, garment_ids):
                row.removed_at = None

    def picture(self, garment_id: int, kind: Picture) -> bytes:
        """Return an encoded picture of a garment, removed or not."""
        query = select(PICTURES[kind]).where(PhotoRow.garment_id == garment_id)
        with self._reading() as session:
            picture = session.scalar(query)
            refuse_text(garment_id, picture)
        if picture is None:
            raise UnknownGarment(garment_id)
        return picture

    def blobs(self, garment_id: int) -> tuple[dict[Picture, bytes], bytes]:
        """Return a garment's pictures and its embedding, removed or not."""
        query = select(PhotoRow.embedding, *PICTURES.values())
        with self._reading() as session:
            row = session.execute(
                query.where(PhotoRow.garment_id == garment_id)
            ).one_or_none()
            refuse_text(garment_id, *(row or ()))
        if row is None:
            raise UnknownGarment(garment_id)
        embedding, *pictures = row
        return dict(zip(PICTURES, pictures, strict=True)), embedding

    def mask(self, garment_id: int) -> bytes | None:
        """Return the mask that the user painted, if there is one."""
        with self._reading() as session:
            return photo_of(session, garment_id).mask

    def retouch(
        self, garment_id: int, pictures: dict[Picture, bytes], mask: bytes | None
    ) -> None:
        """Replace the cut-out and thumbnails of a garment; its photo stays."""
        with self._writing() as session:
            photo = photo_of(session, garment_id)
            photo.mask = mask
            for kind, column in PICTURES.items():
                if kind in pictures and kind is not Picture.PHOTO:
                    setattr(photo, column.key, pictures[kind])
            blobs = (getattr(photo, column.key) for column in PICTURES.values())
            photo.content_sha256 = content_sha256(photo.embedding, *blobs)

    def embeddings(self, version: str) -> Embeddings:
        """Return the look-alike vectors that were kept of one version of a embedder."""
        with self._reading() as session:
            return embedding_table.embeddings(session, version)

    def keep_embeddings(
        self, version: str, vectors: Mapping[int, NDArray[np.float32]]
    ) -> None:
        """Keep look-alike vectors by garment id; those of other versions go."""
        with self._writing() as session:
            garment_rows_of(session, vectors)
            embedding_table.keep_embeddings(session, version, vectors)

    def corrections(self) -> list[Correction]:
        """Return what people say of garments in use; see `ports.Corrected`."""
        query = (
            select(PhotoRow.embedding, GarmentRow.type)
            .join(GarmentRow, GarmentRow.id == PhotoRow.garment_id)
            .where(
                GarmentRow.confidence >= SURE,
                GarmentRow.removed_at.is_(None),
                GarmentRow.wished_at.is_(None),
            )
            .order_by(GarmentRow.id)
        )
        with self._reading() as session:
            return [Correction(*row) for row in session.execute(query)]

    def occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were not removed, by number."""
        with self._reading() as session:
            return own_occasions.occasions(session)

    def removed_occasions(self) -> list[OwnOccasion]:
        """Return the occasions of the user's own that were removed, by number."""
        with self._reading() as session:
            return own_occasions.occasions(session, are_removed=True)

    def add_removed_occasion(self, occasion: OwnOccasion) -> OwnOccasion:
        """Save one that was removed elsewhere; return it with its number."""
        with self._writing() as session:
            return own_occasions.add(session, occasion, removed_at=self._now())

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

    def check(
        self, progress: Progress = NOBODY, learn: Learn | None = None
    ) -> list[Finding]:
        """Look for damage; with a learner, learn the taste again and compare."""
        with self._reading() as session:
            driver = session.connection().connection.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise TypeError("the closet is kept in SQLite")
            with stoppable(driver, progress):
                return checks.findings(session, progress, learn)

    def repair(
        self, keys: Collection[str], backup_files: Sequence[Path], learn: Learn
    ) -> None:
        """Mend the findings of these keys, all or none.

        Args:
            keys: Of findings.
            backup_files: Where lost pictures may be, the newest first.
            learn: For a log of which something was taken out.
        """
        with self._writing() as session:
            repairs.apply(
                RepairContext(session, backup_files, learn, self._now()), keys
            )

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let go of the file for a while; other threads wait."""
        with WRITING, self._gate.closed():
            self._writer.dispose()
            self._reader.dispose()
            yield

    def _in_use(self, condition: ColumnElement[bool]) -> list[Garment]:
        is_kept = GarmentRow.removed_at.is_(None)
        return self._garments(is_kept, condition, order=GarmentRow.id)

    def _garments(
        self, *conditions: ColumnElement[bool], order: SQLColumnExpression[Any]
    ) -> list[Garment]:
        query = (
            select(*GARMENT_COLUMNS)
            .join(GarmentRow.photo)
            .where(*conditions)
            .order_by(order)
        )
        with self._reading() as session:
            return [
                Garment(**dict(zip(row._fields, row))) for row in session.execute(query)
            ]

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
            raise ClosetUnusable(_("{path} is closed", path=self._path))
        with self._gate.passed(), said_plainly(self._path), Session(engine) as session:
            session.connection()  # begin now, not at the first query
            yield session
