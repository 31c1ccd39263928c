"""The table of the changes that can be taken back."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from db.tables.rows import Row


class ChangeRow(Row):
    """A change that was made, and what takes it back."""

    __tablename__ = "change"

    id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[str]
    made_at: Mapped[datetime]
    steps: Mapped[str]
    """As `wardrobe.changes.change_steps` writes them."""
