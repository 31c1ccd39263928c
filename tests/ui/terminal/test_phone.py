"""`phone` announces its address first, and ends by Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from ui.phone.addresses import private_addresses

ROOT = Path(__file__).parents[3]


@pytest.mark.skipif(not private_addresses(), reason="this machine has no network")
@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is a signal here")
@pytest.mark.parametrize("more", [[], ["--https"]])
def test_the_address_comes_first_and_ctrl_c_ends_it(
    tmp_path: Path, more: list[str]
) -> None:
    command = [sys.executable, "main.py", "--closet", str(tmp_path / "a.closet")]
    with subprocess.Popen(
        [*command, "phone", "--json", *more],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout
        assert running.stderr
        told = json.loads(running.stdout.readline())
        address = told["address"]
        assert ("fingerprint" in told) == address.startswith("https") == bool(more)
        assert _answers(address)

        running.send_signal(signal.SIGINT)

        assert running.stdout.read() == ""
        assert running.stderr.read() == ""
        assert running.wait(20) == 0


def _answers(address: str) -> bool:
    for _ in range(50):
        try:
            return httpx.get(address, verify=False).status_code == 200
        except httpx.TransportError:
            time.sleep(0.1)
    return False
