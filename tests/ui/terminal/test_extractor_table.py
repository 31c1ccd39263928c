from ui.terminal.extractor_table import comparison_lines


def extractor(name: str, precision: float) -> dict[str, str | float]:
    return {
        "name": name,
        "weights": "random",
        "precision": precision,
        "mean_average_precision": precision / 2,
        "relevance": precision,
        "milliseconds": 12.5,
    }


def test_the_best_has_the_longest_bar_and_the_formula_is_stated() -> None:
    report = {
        "photos": 9,
        "right": "same type",
        "formula": "relevance = …",
        "extractors": [extractor("ours", 0.4), extractor("theirs", 0.1)],
    }

    lines = comparison_lines(report)

    bars = {line.split()[0]: line.count("█") for line in lines if "█" in line}
    assert bars == {"ours": 40, "theirs": 10}
    assert any("0.400" in line and "0.200" in line for line in lines)
    assert lines[-1] == "relevance = …"
