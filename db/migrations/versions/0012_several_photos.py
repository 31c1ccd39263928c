"""Several garments on one photo, several photos of one garment, and their day."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what was not known before: every photo stands for one garment."""
    op.add_column("garment", sa.Column("photographed_on", sa.String(10), nullable=True))
    op.add_column("photo", sa.Column("photo_of", sa.Integer(), nullable=True))
    op.create_table(
        "further_photo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("garment_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content_sha256", sa.String(64), nullable=False),
        sa.Column("removed_at", sa.String(32), nullable=True),
        sa.Column("embedding", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail_256", sa.LargeBinary(), nullable=False),
        sa.Column("thumbnail_512", sa.LargeBinary(), nullable=False),
        sa.Column("cutout", sa.LargeBinary(), nullable=False),
        sa.Column("upright", sa.LargeBinary(), nullable=False),
        sa.Column("mask", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["garment_id"], ["garment.id"], name=op.f("fk_further_photo_garment_id_garment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_further_photo")),
    )
    op.create_index(op.f("ix_further_photo_garment_id"), "further_photo", ["garment_id"])
