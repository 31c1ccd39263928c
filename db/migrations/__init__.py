"""The ways from every released shape of the closet file to today's.

A new revision is a file under `versions/` with the next number, the constant below,
and a filled closet of it under `tests/db/closets/`; the tests say what is missing.

Older versions look at a closet that has all that they read (`db/newer_closet.py`). So a
column whose meaning changes gets another name.
"""

# The newest revision under `versions/`; a file that has it opens without Alembic.
HEAD = "0013"
