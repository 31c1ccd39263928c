"""Chromium as a phone (Debian: `chromium chromium-driver`), driven from outside."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selenium.webdriver.chromium.webdriver import ChromiumDriver

_SCREEN = {"width": 390, "height": 844, "pixelRatio": 2, "touch": True}
_FLAGS = ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage")
_WAIT_S = 120


def has_browser() -> bool:
    """Tell whether there is a Chromium, and what drives it."""
    return bool(shutil.which("chromium") and shutil.which("chromedriver"))


def open_phone(url: str, profile: Path) -> "ChromiumDriver":
    """Open a page on a phone's screen; whoever opens it quits the browser.

    Args:
        profile: A folder for what the browser keeps.
    """
    from selenium import webdriver  # noqa: PLC0415 - only where there is Chromium

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*_FLAGS, f"user-data-dir={profile}"):
        options.add_argument(f"--{flag}")
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": _SCREEN})
    options.accept_insecure_certs = True  # as somebody does who goes on
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(shutil.which("chromedriver") or "")
    driver = webdriver.Chrome(options=options, service=service)
    driver.get(url)
    return driver


def give(phone: "ChromiumDriver", files: Sequence[Path], to: str = "roll") -> None:
    """Choose photos, or take one with `camera`."""
    phone.find_element("id", to).send_keys("\n".join(map(str, files)))


def wait_for(phone: "ChromiumDriver", script: str, seconds: float = _WAIT_S) -> Any:
    """Wait until a script returns what is true, and return it."""
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 - as above

    wait = WebDriverWait(phone, seconds)
    return wait.until(lambda each: each.execute_script(script))


def cut_off(phone: "ChromiumDriver") -> None:
    """Take the network away; what is on its way is lost."""
    phone.set_network_conditions(offline=True, latency=0, throughput=0)


def join_again(phone: "ChromiumDriver") -> None:
    """Give the network back."""
    phone.delete_network_conditions()
