"""Runs revisions on the connection, and in the transaction, of `db.migrations.run`."""

from alembic import context

from db.tables.rows import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,  # SQLite changes a column only by rebuilding its table
)
context.run_migrations()
