"""A small closet and the terminal on it, with eyes and a judge in memory."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.wardrobe.fake_catalogues import FakeCatalogues, FakeWeb
from tests.wardrobe.fake_embedder import FakeEmbedder
from tests.wardrobe.fake_maintenance import FakeMaintenance
from tests.wardrobe.fakes import NOW, FakeEyes, MemoryCloset, RandomScorer, garment
from tests.wardrobe.logs import LEARNER
from ui.terminal.command_line import parse_arguments, run
from ui.terminal.tools import Tools
from wardrobe.model.colour import Colour
from wardrobe.model.garment import GarmentType
from wardrobe.ports.scorer import Scorer

Call = Callable[..., tuple[int, Any, str]]
MakeTools = Callable[..., Tools]


@pytest.fixture
def closet() -> MemoryCloset:
    return MemoryCloset(
        [
            garment(1, GarmentType.SHIRT, Colour.WHITE),
            garment(2, GarmentType.TROUSERS, Colour.NAVY),
            garment(3, GarmentType.FORMAL_SHOES, Colour.BROWN),
            garment(4, GarmentType.JEANS, Colour.BLUE),
        ]
    )


@pytest.fixture
def maintenance(closet: MemoryCloset) -> FakeMaintenance:
    return FakeMaintenance(closet)


@pytest.fixture
def web() -> FakeWeb:
    return FakeWeb()


@pytest.fixture
def scorer() -> Scorer:
    return RandomScorer()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """The very photo of garment 4."""
    path = tmp_path / "jeans.jpg"
    path.write_bytes(b"photo of 4")
    return path


@pytest.fixture
def make_tools(
    closet: MemoryCloset, maintenance: FakeMaintenance, web: FakeWeb
) -> MakeTools:
    def make(scorer: Scorer) -> Tools:
        return Tools(
            open_closet=lambda: closet,
            maintenance=maintenance,
            eyes=FakeEyes(),
            try_open=len,
            scorer=scorer,
            learner=LEARNER,
            now=lambda: NOW,
            trainers={},
            evaluators={
                "classifier": lambda data, runs, tell: {"data": f"{data} to {runs}"}
            },
            embedder=FakeEmbedder(),
            catalogues=FakeCatalogues(),
            web_photos=web,
        )

    return make


@pytest.fixture
def call(
    make_tools: MakeTools, scorer: Scorer, capsys: pytest.CaptureFixture[str]
) -> Call:
    """Run a command with --json; return exit code, the value, and stderr."""
    tools = make_tools(scorer=scorer)

    def run_it(*argv: object, is_json: bool = True) -> tuple[int, Any, str]:
        flags = ["--json"] if is_json else []
        args = parse_arguments([*flags, *map(str, argv)])
        assert args.call
        code = run(args.call, tools, is_json=is_json)
        out, err = capsys.readouterr()
        if is_json:
            return code, json.loads(out) if out else None, err
        return code, out, err

    return run_it
