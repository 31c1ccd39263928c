"""Plans, saved looks, how pieces are washed and cared for, and rules for calendars."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables; older files have nothing for them."""
    op.create_table(
        "planned_outfit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=False),
        sa.Column("garments", sa.Text(), nullable=False),
        sa.Column("temperature_c", sa.Double(), nullable=True),
        sa.Column("removed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_outfit")),
    )
    op.create_index(op.f("ix_planned_outfit_day"), "planned_outfit", ["day"])
    op.create_table(
        "saved_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("garments", sa.Text(), nullable=False),
        sa.Column("made_at", sa.String(32), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("removed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_look")),
    )
    op.create_table(
        "wash",
        sa.Column("garment_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(
            ["garment_id"], ["garment.id"], name=op.f("fk_wash_garment_id_garment")
        ),
        sa.PrimaryKeyConstraint("garment_id", name=op.f("pk_wash")),
    )
    op.create_table(
        "care",
        sa.Column("type", sa.String(32), nullable=False),
        sa.Column("wears", sa.Integer(), nullable=True),
        sa.Column("rest_days", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("type", name=op.f("pk_care")),
    )
    op.create_table(
        "day_setting",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_day_setting")),
    )
    op.create_table(
        "calendar_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_rule")),
    )
