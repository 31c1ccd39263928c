"""Writes the classifier's report: for programs, for reading and for looking at."""

from pathlib import Path
from typing import Any

from ml.model_file import json_bytes, write_together
from ml.training.reports.report_picture import draw_report
from ml.training.reports.report_text import markdown_of

NAME = "eyes-report"


def write_report(reports: dict[str, dict[str, Any]], folder: Path) -> list[Path]:
    """Write the reports by split as JSON, Markdown and one picture for each split.

    Raises:
        ModelUnusable: The folder cannot be written.
    """
    files = {
        f"{NAME}.json": json_bytes(reports),
        f"{NAME}.md": markdown_of(reports).encode(),
        **{f"{NAME}-{split}.png": draw_report(each) for split, each in reports.items()},
    }
    write_together(folder, files)
    return [folder / name for name in files]
