"""What a closet holds, as one digest of each table: equal digests, equal closets."""

import hashlib
import sqlite3

Fingerprint = dict[str, tuple[int, str]]


def fingerprint(connection: sqlite3.Connection, *, with_blobs: bool) -> Fingerprint:
    """Return the number of rows and the SHA-256 of their values, by table.

    Args:
        connection: In a transaction, if others write meanwhile.
        with_blobs: Without them it is quick, and still sees every change that this
            program makes: a photo's row has the digest of its blobs.
    """
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {
        table: _of_table(connection, table, with_blobs=with_blobs)
        for (table,) in tables
    }


def _of_table(
    connection: sqlite3.Connection, table: str, *, with_blobs: bool
) -> tuple[int, str]:
    columns = [
        f'"{name}"'
        for _, name, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")')
        if with_blobs or kind != "BLOB"
    ]
    digest, count = hashlib.sha256(), 0
    # Without an index the rows come in the order of the table, in every copy alike.
    query = f'SELECT {", ".join(columns)} FROM "{table}" NOT INDEXED'
    for row in connection.execute(query):
        for value in row:
            if isinstance(value, bytes):
                digest.update(b"blob %d:" % len(value))
                digest.update(value)
            else:
                digest.update(repr(value).encode(errors="surrogatepass") + b";")
        count += 1
    return count, digest.hexdigest()
