"""Events keep the zone that they happened in, and with it the day.

Of older events it is not known; they get the zone of the machine.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column, and fill it by the clock of this machine at each moment."""
    with op.batch_alter_table("event") as event:
        event.add_column(
            sa.Column("zone", sa.String(32), nullable=False, server_default="+00:00")
        )
    connection = op.get_bind()
    for number, at in connection.execute(sa.text("SELECT id, at FROM event")).all():
        connection.execute(
            sa.text("UPDATE event SET zone = :zone WHERE id = :id"),
            {"zone": _zone_here(at), "id": number},
        )


def _zone_here(at: str) -> str:
    try:
        here = datetime.fromisoformat(at).astimezone()
    except (ValueError, TypeError, OverflowError):
        return "+00:00"  # damaged: the check tells of it
    return here.isoformat()[len(here.replace(tzinfo=None).isoformat()) :]
