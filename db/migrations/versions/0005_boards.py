"""Boards as they were shown, events that name them, and the taste of the new model."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep the log and the versions; what was learned is learned again from the log."""
    op.create_table(
        "board",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=False),
        sa.Column("mode", sa.String(32), nullable=False),
        sa.Column("locked", sa.Text(), nullable=False),
        sa.Column("temperature_c", sa.Double(), nullable=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
    )
    op.create_table(
        "board_outfit",
        sa.Column("board_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("top", sa.Integer(), nullable=False),
        sa.Column("middle", sa.Integer(), nullable=True),
        sa.Column("bottom", sa.Integer(), nullable=False),
        sa.Column("outer", sa.Integer(), nullable=True),
        sa.Column("logit", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_board_outfit_board_id_board")
        ),
        *(
            sa.ForeignKeyConstraint(
                [slot], ["garment.id"], name=op.f(f"fk_board_outfit_{slot}_garment")
            )
            for slot in ("top", "middle", "bottom", "outer")
        ),
        sa.PrimaryKeyConstraint("board_id", "place", name=op.f("pk_board_outfit")),
    )
    with op.batch_alter_table("event", recreate="always") as table:
        table.add_column(sa.Column("board_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("swapped_out", sa.Integer(), nullable=True))
        table.add_column(sa.Column("swapped_in", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column(
                "is_forgotten", sa.Boolean(), nullable=False, server_default=sa.text("0")
            )
        )
        table.create_foreign_key(
            op.f("fk_event_board_id_board"), "board", ["board_id"], ["id"]
        )
        for column in ("swapped_out", "swapped_in"):
            table.create_foreign_key(
                op.f(f"fk_event_{column}_garment"), "garment", [column], ["id"]
            )
    op.rename_table("taste", "old_taste")
    op.create_table(
        "taste",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("cause", sa.String(32), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("last_event_id", sa.Integer(), nullable=False),
        sa.Column("forgotten", sa.Text(), nullable=False),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("count_foretold", "hits", "hits_of_expert")
        ),
        sa.Column("learned", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_taste_event_id_event")
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_taste")),
    )
    op.execute(
        "INSERT INTO taste (version, created_at, cause, event_id, last_event_id,"
        " forgotten, count_foretold, hits, hits_of_expert) "
        "SELECT version, created_at, 'event', event_id, event_id, '', 0, 0, 0"
        " FROM old_taste"
    )
    op.drop_table("old_taste")
