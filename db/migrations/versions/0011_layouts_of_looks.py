"""When a look is for, and how its pieces lie on its canvas."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns; looks that are there are for all of the year, and not arranged."""
    with op.batch_alter_table("saved_look") as look:
        look.add_column(
            sa.Column("seasons", sa.Text(), nullable=False, server_default=sa.text("''"))
        )
        look.add_column(
            sa.Column("layout", sa.Text(), nullable=False, server_default="[]")
        )
