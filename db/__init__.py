"""The closet file: rows, sessions, migrations, backups."""
