"""The demo where there is no display: lines that one can read, and a picture."""

from pathlib import Path

import pytest

import main


def test_the_tour_says_lines_without_control_signs_and_draws_a_picture(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(main, "DATA", tmp_path)

    main.show_tour(tmp_path / "demo.closet")

    said = capsys.readouterr().out
    assert "For work, the best of" in said
    assert "\\n" not in said
    assert (tmp_path / "demo" / "outfits.png").stat().st_size > 10_000
