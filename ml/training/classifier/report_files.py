"""Writes the classifier's report: for programs, for reading and for looking at."""

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
    files = [folder / f"{NAME}.json", folder / f"{NAME}.md"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        files[0].write_text(json.dumps(reports, indent=1) + "\n", encoding="utf-8")
        files[1].write_text(markdown_of(reports), encoding="utf-8")
        for split, report in reports.items():
            files.append(folder / f"{NAME}-{split}.png")
            draw_report(report).save(files[-1])
    except OSError as error:
        raise InvalidValue(f"the report cannot be written to {folder}") from error
    return files


def write_colour_report(report: dict[str, Any], folder: Path) -> Path:
    """Write the report of the colour names as JSON.

    Raises:
        InvalidValue: The folder cannot be written.
    """
    file = folder / "colour-report.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise InvalidValue(f"the report cannot be written to {folder}") from error
    return file
