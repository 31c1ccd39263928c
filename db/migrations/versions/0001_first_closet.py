"""The first closet: garments with photos, the event log, taste and ranking table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create all tables."""
    op.create_table(
        "garment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("colour", sa.String(32), nullable=False),
        sa.Column("pattern", sa.String(32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("colours", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("removed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_garment")),
    )
    op.create_table(
        "photo",
        sa.Column("garment_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content_sha256", sa.String(64), nullable=False),
        sa.Column("embedding", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail_256", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail_512", sa.LargeBinary(), nullable=False),
        sa.Column("cutout", sa.LargeBinary(), nullable=False),
        sa.Column("upright", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["garment_id"], ["garment.id"], name=op.f("fk_photo_garment_id_garment")
        ),
        sa.PrimaryKeyConstraint("garment_id", name=op.f("pk_photo")),
        sa.UniqueConstraint("sha256", name=op.f("uq_photo_sha256")),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_at"), "event", ["at"])
    op.create_table(
        "event_garment",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("garment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_garment_event_id_event")
        ),
        sa.ForeignKeyConstraint(
            ["garment_id"],
            ["garment.id"],
            name=op.f("fk_event_garment_garment_id_garment"),
        ),
        sa.PrimaryKeyConstraint("event_id", "place", name=op.f("pk_event_garment")),
    )
    op.create_index(
        op.f("ix_event_garment_garment_id"), "event_garment", ["garment_id"]
    )
    op.create_table(
        "taste",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.String(32), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("opinions", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_taste_event_id_event")
        ),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_taste")),
        sa.UniqueConstraint("event_id", name=op.f("uq_taste_event_id")),
    )
    op.create_table(
        "ranking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("top", sa.String(96), nullable=False),
        sa.Column("middle", sa.String(96), nullable=False),
        sa.Column("bottom", sa.String(96), nullable=False),
        sa.Column("outer", sa.String(96), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=False),
        sa.Column("rating", sa.Double(), nullable=False),
        sa.Column("source", sa.String(32), nullable=False),
        sa.Column("weight", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ranking")),
        sa.UniqueConstraint(
            "top",
            "middle",
            "bottom",
            "outer",
            "occasion",
            "source",
            name=op.f("uq_ranking_top"),
        ),
    )
