"""Brings a closet file to the newest revision, completely or not at all."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.backup import backup_folder
from db.engine import APPLICATION_ID, WRITING, migration_engine
from db.opened_file import new_stamp
from wardrobe.errors import ClosetNewer, ClosetUnusable
from wardrobe.language.texts import _
from wardrobe.model.maintenance import BackupReason

SCRIPTS = Path(__file__).parent


def migrate(path: Path, *, now: Callable[[], datetime], is_copy: bool = False) -> None:
    """Bring the file to the newest revision, or create it.

    An existing closet is first backed up. All revisions run in one transaction,
    which also keeps other programs from writing meanwhile.

    Args:
        path: The closet.
        now: Tells the time, for the name of the backup.
        is_copy: Of a closet that stays as it is, so no backup is needed.

    Raises:
        ClosetNewer: The file is of a newer version.
        ClosetUnusable: The copy cannot be made.
    """
    engine = migration_engine(path)
    try:
        with WRITING, engine.begin() as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
            if revision == _scripts().get_current_head():
                return  # another program was faster
            if revision is not None:
                refuse_newer(path, revision)
                if not is_copy:
                    backup_folder.make_first(path, BackupReason.BEFORE_UPDATE, now())
            command.upgrade(config(connection), "head")
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {new_stamp()}")
            _refuse_orphans(path, connection)
    finally:
        engine.dispose()


def config(connection: Connection | None = None) -> Config:
    """Return Alembic's settings, which need no file."""
    settings = Config(attributes={"connection": connection})
    settings.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return settings


def is_known(revision: str) -> bool:
    """Return whether this version knows the way from a revision to today's."""
    return revision in {script.revision for script in _scripts().walk_revisions()}


def refuse_newer(path: Path, revision: str) -> None:
    """Raise ClosetNewer for a file of a revision that this version does not know."""
    if not is_known(revision):
        raise ClosetNewer(
            _(
                "{path} was made by a newer version of this program (revision "
                "{revision}); update the program to open it",
                path=path,
                revision=revision,
            )
        )


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())


def _refuse_orphans(path: Path, connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise ClosetUnusable(
            _(
                "{path} couldn't be updated, because some entries refer to "
                "others that are gone; nothing was changed",
                path=path,
            )
        )
