"""What a user tells of a garment, the eyes' guesses, and masks painted by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns; none of the old values changes."""
    texts = ("own_type", "notes", "brand", "size", "place")
    with op.batch_alter_table("garment") as garment:
        garment.add_column(
            sa.Column("guesses", sa.Text(), nullable=False, server_default="[]")
        )
        for name in texts:
            garment.add_column(
                sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''"))
            )
        garment.add_column(sa.Column("price_cents", sa.Integer(), nullable=True))
        garment.add_column(sa.Column("bought_on", sa.String(10), nullable=True))
        garment.add_column(
            sa.Column("state", sa.String(32), nullable=False, server_default="in-use")
        )
        garment.add_column(sa.Column("gone_reason", sa.String(32), nullable=True))
    with op.batch_alter_table("photo") as photo:
        photo.add_column(sa.Column("mask", sa.LargeBinary(), nullable=True))
