"""Which code trained a model, for its card."""

import subprocess
from pathlib import Path


def commit_of_code() -> str | None:
    """Return the commit of the code that trains, None outside a repository."""
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or None
