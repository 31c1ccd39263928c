import subprocess
import sys

_CODE = """
import PySide6.QtCore
{first}
import linecache
from wardrobe.errors import __file__ as of_errors
print(of_errors in linecache.cache)
"""


def is_source_read(first: str) -> bool:
    run = [sys.executable, "-c", _CODE.format(first=first)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    return done.stdout.strip() == "True"


def test_pyside_looks_through_no_module_that_comes_later() -> None:
    assert is_source_read("")  # else there is nothing to take back any more
    assert not is_source_read("import ui.theme.plain_imports")
