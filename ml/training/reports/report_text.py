"""The classifier's report as Markdown."""

from collections.abc import Iterator
from typing import Any

from wardrobe.model.garment import Group

TITLES = {"own": "People's own photos", "product": "Product photos"}


def markdown_of(reports: dict[str, dict[str, Any]]) -> str:
    """Return the reports by split as one Markdown page."""
    lines = ["# What the eyes see", ""]
    for split, report in reports.items():
        lines += [f"Model `{report['model']}`, SHA-256 `{report['sha256'][:12]}…`.", ""]
        for kind, title in TITLES.items():
            lines += [f"## {title}, {split} part", ""]
            lines += list(_kind(report[kind]))
    return "\n".join(lines).rstrip() + "\n"


def _kind(figures: dict[str, Any]) -> Iterator[str]:
    if not figures["photos"]:
        yield from ("No photos.", "")
        return
    yield from _table(("figure", "value", "95 % interval", "photos"), _figures(figures))
    yield from _table(
        ("class", "TP", "FN", "FP", "TN", "sensitivity", "specificity", "accuracy"),
        _classes(figures),
    )
    yield from _table(
        ("group, said →", *Group),
        [
            [group, *(figures["said_of_groups"][group][said] for said in Group)]
            for group in Group
        ],
    )
    yield from _table(
        ("label", "photos", "type right", "said"),
        [
            [
                name,
                row["photos"],
                row["right"],
                ", ".join(f"{said} {count}" for said, count in row["said"].items()),
            ]
            for name, row in figures["labels"].items()
        ],
    )
    yield from _sureness(figures)


def _figures(figures: dict[str, Any]) -> Iterator[list[object]]:
    shares = {
        "group right": figures["group"],
        "type right": figures["type"],
        "type right, labels of 50 photos and more": figures["type_of_frequent_labels"],
        "pattern right": figures["pattern"],
    }
    if "ten_classes" in figures:
        shares["10 published classes"] = figures["ten_classes"]["accuracy"]
    both = figures["float_and_int8"]
    if both:
        shares["int8 says the float model's group"] = both["same_group"]
        shares["int8 says the float model's type"] = both["same_type"]
        for name in ("float", "int8"):
            shares[f"{name}: group right, photo and mirror image"] = both[name]["group"]
            shares[f"{name}: type right, photo and mirror image"] = both[name]["type"]
    for name, share in shares.items():
        if share["count"]:
            yield [name, _number(share["value"]), _interval(share), share["count"]]
    for over in ("top_middle_bottom", "types"):
        means = figures[f"macro_over_{over}"]
        for name, value in means.items():
            yield [f"{name}, mean over {over.replace('_', ', ')}", _number(value)]


def _classes(figures: dict[str, Any]) -> Iterator[list[object]]:
    for name, row in (figures["groups"] | figures["types"]).items():
        shares = (row[each] for each in ("sensitivity", "specificity", "accuracy"))
        yield [
            f"**{name}**" if name in figures["groups"] else name,
            *(row[each] for each in ("TP", "FN", "FP", "TN")),
            *(f"{_number(share['value'])} ({_interval(share)})" for share in shares),
        ]


def _sureness(figures: dict[str, Any]) -> Iterator[str]:
    for kind, each in figures["calibration"].items():
        yield f"Calibration of the {kind}: expected error {each['ece']:.3f}."
        yield ""
        rows = [
            [
                _number(b["confidence"]),
                _number(b["right"]["value"]),
                b["right"]["count"],
            ]
            for b in each["bins"]
        ]
        yield from _table(("how sure", "right", "photos"), rows)
    for kind, each in figures["review"].items():
        held = each["in_least_sure"]
        yield (
            f"{each['errors']} errors of the {kind}; the 10 % least sure photos hold "
            f"{_number(held['value'])} of them."
        )
        yield ""
        rows = [[r["reviewed"], _number(r["value"]), r["count"]] for r in each["rest"]]
        yield from _table(("reviewed", "right of the rest", "photos"), rows)


def _table(head: tuple[str, ...], rows: Any) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        cells = [str(cell) for cell in row] + [""] * (len(head) - len(row))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _interval(share: dict[str, Any]) -> str:
    low, high = share["interval"]
    return f"{low:.3f}–{high:.3f}"
