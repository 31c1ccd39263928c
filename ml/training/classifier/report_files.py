"""Writes reports: for programs, for reading and for looking at."""

import io
import json
from pathlib import Path
from typing import Any

from ml.training.classifier.report_picture import draw_report
from ml.training.classifier.report_text import markdown_of
from wardrobe.errors import InvalidValue

NAME = "eyes-report"


def write_report(reports: dict[str, dict[str, Any]], folder: Path) -> list[Path]:
    """Write the reports by split as JSON, Markdown and one picture for each split.

    Raises:
        InvalidValue: The folder cannot be written.
    """
    page = markdown_of(reports).encode()
    files = {f"{NAME}.json": _json(reports), f"{NAME}.md": page}
    for split, report in reports.items():
        stream = io.BytesIO()
        draw_report(report).save(stream, "PNG")
        files[f"{NAME}-{split}.png"] = stream.getvalue()
    return _write(files, folder)


def write_colour_report(report: dict[str, Any], folder: Path) -> Path:
    """Write the report of the colour names as JSON. Raises: As `write_report`."""
    return _write({"colour-report.json": _json(report)}, folder)[0]


def _json(report: dict[str, Any]) -> bytes:
    return f"{json.dumps(report, indent=1)}\n".encode()


def _write(files: dict[str, bytes], folder: Path) -> list[Path]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    except OSError as error:
        raise InvalidValue(f"the report can't be written to {folder}") from error
    return [folder / name for name in files]
