"""How sure the eyes are of a garment's pattern and main colour."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns; of garments that are there it isn't known, so nobody is asked."""
    with op.batch_alter_table("garment") as garment:
        for name in ("pattern_confidence", "colour_confidence"):
            garment.add_column(sa.Column(name, sa.Double(), nullable=True))
