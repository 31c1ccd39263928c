"""The classifier's report as a picture."""

from typing import Any

from PIL import Image

from ml.training.data.labels import types_of_word
from ml.training.reports.drawing import (
    ACCENT,
    CAPTION,
    FAINT,
    SOFT,
    TITLE,
    WARNING,
    Canvas,
    Rectangle,
    draw_chart,
    draw_figures,
    draw_matrix,
)
from wardrobe.model.garment import GarmentType, Group

WIDTH, MARGIN, GAP = 1360, 40, 24
_HALF = (WIDTH - 2 * MARGIN - GAP) / 2
_TITLES = {"own": "People's own photos", "product": "Product photos"}
_FIGURES_HEIGHT, _GROUPS_HEIGHT, _CHART_HEIGHT = 330, 260, 330
_ROW_HEIGHT = 24
# Labels of fewer photos would make the matrix longer, not clearer.
_MOST_LABELS = 24


def draw_report(report: dict[str, Any]) -> Image.Image:
    """Draw the report of one split: figures, confusions, calibration, review."""
    kinds = [kind for kind in _TITLES if report[kind]["photos"]]
    heights = [_labels_height(report[kind]) for kind in kinds]
    tall = _FIGURES_HEIGHT + _GROUPS_HEIGHT + 2 * _CHART_HEIGHT
    sheet = Canvas(WIDTH, int(2 * MARGIN + 80 + tall + sum(heights) + 6 * GAP))
    sheet.text((MARGIN, MARGIN), "What the eyes see", size=TITLE)
    words = f"{report['split']} part, model {report['sha256'][:12]}"
    sheet.text((MARGIN, MARGIN + 42), words, colour=SOFT)
    for column, kind in enumerate(kinds):
        _draw_kind(sheet, report[kind], kind, MARGIN + column * (_HALF + GAP))
    top: float = MARGIN + 80 + tall + 4 * GAP
    for kind, height in zip(kinds, heights):
        box = Rectangle(MARGIN, top, WIDTH - 2 * MARGIN, height)
        _draw_labels(sheet, report[kind], box, f"{_TITLES[kind]}: what was said")
        top += height + GAP
    return sheet.picture


def _draw_kind(sheet: Canvas, figures: dict[str, Any], kind: str, left: float) -> None:
    top = float(MARGIN + 80)
    box = Rectangle(left, top, _HALF, _FIGURES_HEIGHT)
    note = f"{figures['photos']} photos; 95 % intervals at the right"
    draw_figures(sheet, sheet.card(box, _TITLES[kind], note), _rows(figures))
    top = box.bottom + GAP
    box = Rectangle(left, top, _HALF, _GROUPS_HEIGHT)
    room = sheet.card(box, "Groups", "rows: what it is; columns: what was said")
    groups = list(Group)
    rows = [
        (str(group), [figures["said_of_groups"][group][said] for said in groups])
        for group in groups
    ]
    right = [frozenset({place}) for place in range(len(groups))]
    draw_matrix(sheet, room, rows, groups, right, label_width=70)
    box = Rectangle(left, box.bottom + GAP, _HALF, _CHART_HEIGHT)
    _draw_calibration(sheet, figures["calibration"], box)
    box = Rectangle(left, box.bottom + GAP, _HALF, _CHART_HEIGHT)
    _draw_review(sheet, figures["review"], box)


def _rows(figures: dict[str, Any]) -> list[tuple[str, Any]]:
    macro = figures["macro_over_top_middle_bottom"]
    rows = [("group right", figures["group"]), ("type right", figures["type"])]
    if "ten_classes" in figures:
        rows.append(("10 published classes", figures["ten_classes"]["accuracy"]))
    if figures["pattern"]["count"]:
        rows.append(("pattern right", figures["pattern"]))
    return [
        *rows,
        *((f"{name}, mean of 3 groups", {"value": macro[name]}) for name in macro),
    ]


def _draw_calibration(
    sheet: Canvas, calibration: dict[str, Any], box: Rectangle
) -> None:
    words = ", ".join(f"{kind} {each['ece']:.3f}" for kind, each in calibration.items())
    room = sheet.card(box, "How sure, how right", f"mean distance (ECE): {words}")
    lines = [
        (
            kind,
            colour,
            [(each["confidence"], each["right"]["value"]) for each in bins],
        )
        for kind, colour in (("group", ACCENT), ("type", WARNING))
        if (bins := calibration[kind]["bins"])
    ]
    draw_chart(sheet, room, lines, ("how sure", "right"), 0.0, has_diagonal=True)


def _draw_review(sheet: Canvas, reviewed: dict[str, Any], box: Rectangle) -> None:
    held = reviewed["group"]["in_least_sure"]["value"]
    note = (
        "no group was wrong"
        if held is None
        else f"the 10 % least sure photos hold {100 * held:.0f} % of the wrong groups"
    )
    room = sheet.card(box, "Looking through the least sure", note)
    lines = [
        (kind, colour, [(each["reviewed"], each["value"]) for each in rest])
        for kind, colour in (("group", ACCENT), ("type", WARNING))
        if (rest := [e for e in reviewed[kind]["rest"] if e["value"] is not None])
    ]
    lowest = min((y for *_, points in lines for _, y in points), default=0.0)
    axes = ("share looked through", "right of the rest")
    draw_chart(sheet, room, lines, axes, min(0.95, int(lowest * 20) / 20))


def _frequent(figures: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    labels = sorted(figures["labels"].items(), key=lambda each: -each[1]["photos"])
    return labels[:_MOST_LABELS]


def _labels_height(figures: dict[str, Any]) -> float:
    return 180 + _ROW_HEIGHT * len(_frequent(figures))


def _draw_labels(
    sheet: Canvas, figures: dict[str, Any], box: Rectangle, title: str
) -> None:
    shown = _frequent(figures)
    note = "rows: labels of the data set; green: types that the label allows"
    if len(shown) < len(figures["labels"]):
        note += f"; the {len(shown)} most frequent of {len(figures['labels'])}"
    room = sheet.card(box, title, note)
    types = list(GarmentType)
    rows = [(name, [row["said"].get(t, 0) for t in types]) for name, row in shown]
    right = [
        frozenset(types.index(t) for t in types_of_word(name) or ()) for name, _ in rows
    ]
    draw_matrix(sheet, room, rows, types, right)
    if not rows:
        sheet.text((room.left, room.top), "none", size=CAPTION, colour=FAINT)
