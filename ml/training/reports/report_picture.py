"""The classifier's report as a picture."""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from ml.training.data.labels import types_of_word
from ml.training.reports.report_text import TITLES
from wardrobe.model.garment import GarmentType, Group

# The light palette of the window (`ui/theme/tokens.py`, which `ml` may not import).
CANVAS, SURFACE, SUNKEN = "#faf8f4", "#ffffff", "#f2efe8"
LINE, LINE_STRONG, TEXT, FAINT = "#e9e4db", "#d3ccc0", "#211e1a", "#6c655b"
ACCENT, WARNING, DANGER = "#2f6b52", "#8a5200", "#a8322a"
COLOURS = {"group": ACCENT, "type": WARNING}
RED_TO_GREEN = LinearSegmentedColormap.from_list("", [DANGER, SUNKEN, ACCENT])

# Over matplotlib's own defaults, so that no machine's settings change the picture.
LOOK: dict[str, Any] = {
    "savefig.dpi": 200,  # sharp on dense screens
    "figure.facecolor": CANVAS,
    "figure.constrained_layout.use": True,
    "figure.constrained_layout.h_pad": 0.2,
    "figure.constrained_layout.w_pad": 0.2,
    "axes.facecolor": SURFACE,
    "axes.edgecolor": LINE,
    "axes.axisbelow": True,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titlepad": 12,
    "axes.labelcolor": FAINT,
    "grid.color": LINE,
    "text.color": TEXT,
    "font.size": 9,
    "xtick.color": FAINT,
    "ytick.color": FAINT,
    "xtick.major.size": 0,
    "ytick.major.size": 0,
    "legend.frameon": False,
}
WIDTH, CHART_HEIGHT, ROW_HEIGHT, HEAD_HEIGHT = 13.6, 3.1, 0.24, 1.6  # inches
# Labels of fewer photos would make the matrix longer, not clearer.
MOST_LABELS = 24


def draw_report(report: dict[str, Any]) -> bytes:
    """Return a PNG of one split: figures, confusions, calibration, review."""
    kinds = {t: report[kind] for kind, t in TITLES.items() if report[kind]["photos"]}
    heights = [CHART_HEIGHT] * 4
    heights += [HEAD_HEIGHT + ROW_HEIGHT * len(_frequent(f)) for f in kinds.values()]
    stream = io.BytesIO()
    with style.context(["default", LOOK]):
        figure = Figure((WIDTH, 0.8 + sum(heights)))
        about = f"{report['split']} part, model {report['sha256'][:12]}"
        figure.suptitle(f"What the eyes see: {about}", size=16)
        grid = figure.add_gridspec(len(heights), 2, height_ratios=heights)
        for column, (title, figures) in enumerate(kinds.items()):
            axes = [figure.add_subplot(grid[row, column]) for row in range(4)]
            _draw_figures(axes[0], figures, title)
            _draw_groups(axes[1], figures["said_of_groups"])
            _draw_calibration(axes[2], figures["calibration"])
            _draw_review(axes[3], figures["review"])
            _draw_labels(figure.add_subplot(grid[4 + column, :]), figures, title)
        # Without the version of matplotlib: the same report gives the same bytes.
        figure.savefig(stream, metadata={"Software": None})
    return stream.getvalue()


def _draw_figures(axes: Axes, figures: dict[str, Any], title: str) -> None:
    """Draw shares as bars with their 95 % intervals."""
    rows = dict(_shares(figures))
    _write_title(axes, title, f"{figures['photos']} photos, with 95 % intervals")
    tracks = axes.barh(list(rows), 1, height=0.4, color=SUNKEN)
    axes.bar_label(tracks, list(map(_share_text, rows.values())), padding=8)
    axes.barh(list(rows), [r["value"] or 0 for r in rows.values()], 0.4, color=ACCENT)
    for place, share in enumerate(rows.values()):
        if "interval" in share:
            axes.plot(share["interval"], [place] * 2, "|-", color=TEXT, linewidth=1)
    axes.set(xlim=(0, 1.42), xticks=[], ylim=(len(rows) - 0.5, -0.5))


def _shares(figures: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "group right", figures["group"]
    yield "type right", figures["type"]
    if "ten_classes" in figures:
        yield "10 published classes", figures["ten_classes"]["accuracy"]
    if figures["pattern"]["count"]:
        yield "pattern right", figures["pattern"]
    for name, value in figures["macro_over_top_middle_bottom"].items():
        yield f"{name}, mean of 3 groups", {"value": value}


def _share_text(share: dict[str, Any]) -> str:
    if share["value"] is None:
        return "no photos"
    bounds = [f"{100 * bound:.1f}" for bound in share.get("interval", ())]
    return f"{100 * share['value']:.1f} %   {'–'.join(bounds)}"


def _draw_groups(axes: Axes, said: dict[str, dict[str, int]]) -> None:
    _write_title(axes, "Groups")
    _draw_matrix(axes, said, {group: {group} for group in Group}, list(Group))
    axes.set(xlabel="what was said", ylabel="what it is")


def _draw_labels(axes: Axes, figures: dict[str, Any], title: str) -> None:
    shown = _frequent(figures)
    note = "green: types that the label allows"
    if len(shown) < len(figures["labels"]):
        note += f"; the {len(shown)} most frequent of {len(figures['labels'])} labels"
    _write_title(axes, f"{title}: what was said", note)
    right = {name: types_of_word(name) or () for name in shown}
    said = {name: row["said"] for name, row in shown.items()}
    _draw_matrix(axes, said, right, list(GarmentType))
    axes.tick_params("x", rotation=90)
    axes.set_ylabel("label of the data set")


def _frequent(figures: dict[str, Any]) -> dict[str, dict[str, Any]]:
    labels = sorted(figures["labels"].items(), key=lambda each: -each[1]["photos"])
    return dict(labels[:MOST_LABELS])


def _draw_matrix(
    axes: Axes,
    said: Mapping[str, Mapping[str, int]],
    right: Mapping[str, Iterable[str]],
    columns: Sequence[str],
) -> None:
    """Draw a confusion matrix: what was right in green, the rest in red, by share.

    Args:
        said: For each row, the counts by column.
        right: For each row, the columns that are right.
    """
    shares = np.zeros((len(said), len(columns)))
    for row, (name, counts) in enumerate(said.items()):
        for column, each in enumerate(columns):
            if count := counts.get(each, 0):
                share = count / sum(counts.values())
                shares[row, column] = share if each in right[name] else -share
                ink = TEXT if share < 0.5 else SURFACE
                axes.text(column, row, str(count), color=ink, ha="center", va="center")
    edges = [np.arange(length + 1) - 0.5 for length in (len(columns), len(said))]
    axes.pcolormesh(
        *edges, shares, cmap=RED_TO_GREEN, vmin=-1, vmax=1, edgecolors=SURFACE, lw=2
    )
    axes.set_xticks(range(len(columns)), columns)
    axes.set_yticks(range(len(said)), list(said))
    axes.tick_params(labeltop=True, labelbottom=False)
    axes.invert_yaxis()


def _draw_calibration(axes: Axes, calibration: dict[str, Any]) -> None:
    """Draw a reliability diagram: on the diagonal, confidences can be believed."""
    _write_title(axes, "How sure, how right", "ECE: the mean distance to the diagonal")
    axes.plot([0, 1], [0, 1], color=LINE_STRONG)
    for kind, each in calibration.items():
        points = [(b["confidence"], b["right"]["value"]) for b in each["bins"]]
        _draw_line(axes, points, kind, f"{kind}, ECE {each['ece']:.3f}")
    _finish_chart(axes, "how sure", "right")


def _draw_review(axes: Axes, review: dict[str, Any]) -> None:
    """Draw what is gained when a person looks through the least sure photos."""
    _write_title(axes, "Looking through the least sure")
    for kind, each in review.items():
        held = each["in_least_sure"]["value"]
        share = "no" if held is None else f"{100 * held:.0f} % of the"
        points = [(r["reviewed"], r["value"]) for r in each["rest"] if r["count"]]
        label = f"{kind}, {share} errors among the 10 % least sure"
        _draw_line(axes, points, kind, label)
    _finish_chart(axes, "share looked through", "right of the rest")


def _draw_line(
    axes: Axes, points: Sequence[tuple[float, float]], kind: str, label: str
) -> None:
    across, upwards = np.reshape(points, (-1, 2)).T  # of no points, too
    axes.plot(across, upwards, "o-", color=COLOURS[kind], markersize=4, label=label)


def _finish_chart(axes: Axes, across: str, upwards: str) -> None:
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    axes.set(xlabel=across, ylabel=upwards)
    axes.grid()
    axes.legend()


def _write_title(axes: Axes, title: str, note: str = "") -> None:
    axes.set_title(title)
    axes.set_title(note, loc="right", fontsize=9, color=FAINT)
