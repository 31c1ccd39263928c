"""The comparison of look-alike extractors as a table and a chart for people."""

from typing import Any

_BAR = 40
_COLUMNS = (
    ("extractor", "name"),
    ("precision@5", "precision"),
    ("MAP@5", "mean_average_precision"),
    ("relevance", "relevance"),
    ("ms a photo", "milliseconds"),
    ("weights", "weights"),
)


def comparison_lines(report: dict[str, Any]) -> tuple[str, ...]:
    """Return the table, the chart of precision at 5, and what the words mean."""
    rows = [tuple(head for head, _ in _COLUMNS)]
    rows += [
        tuple(_cell(extractor[key]) for _, key in _COLUMNS)
        for extractor in report["extractors"]
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    table = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip()
        for row in rows
    ]
    most = max(each["precision"] for each in report["extractors"]) or 1.0
    chart = [
        f"{each['name'].ljust(widths[0])}  "
        f"{'█' * round(_BAR * each['precision'] / most)} {each['precision']:.3f}"
        for each in report["extractors"]
    ]
    return (
        *table,
        "",
        "precision@5",
        *chart,
        "",
        f"{report['photos']} photos of the test part; right: {report['right']}",
        report["formula"],
    )


def _cell(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.3f}"
