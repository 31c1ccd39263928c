"""Makes of a closet one that a newer version changed, for tests."""

import sqlite3
from contextlib import closing
from pathlib import Path

NEWER = "from-2099"


def change_by_newer(path: Path, *statements: str) -> None:
    """Give a closet a revision that nobody knows yet, and a column more."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE garment ADD COLUMN washed_at TEXT")
        for statement in statements:
            connection.execute(statement)
        connection.execute("UPDATE alembic_version SET version_num = ?", (NEWER,))
