"""Look-alike vectors, and garments that are wished for."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of vectors, and mark what is not owned."""
    op.create_table(
        "look",
        sa.Column("garment_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["garment_id"], ["garment.id"], name=op.f("fk_look_garment_id_garment")
        ),
        sa.PrimaryKeyConstraint("garment_id", name=op.f("pk_look")),
    )
    op.add_column("garment", sa.Column("wished_at", sa.String(32), nullable=True))
