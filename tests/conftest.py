"""Golden files (what is printed, compared with what was looked at) and a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from tests.properties import examples

if TYPE_CHECKING:
    from tests.browser import Browser

# machines are shared: how long an example takes says nothing
hypothesis.settings.register_profile("house", deadline=None, max_examples=examples())
hypothesis.settings.load_profile("house")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write tests/golden anew")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is tried with examples, which the second stage runs again with all of them.

    What needs a browser is left to that stage.
    """
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("slow")
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("property")


@pytest.fixture(autouse=True)
def own_results(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results of checks are kept for one test and no longer, and not in the user's folder."""
    monkeypatch.setenv("REPORTCTL_CACHE", str(tmp_path_factory.getbasetemp() / os.urandom(8).hex()))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """`golden(name, made)`: made must equal the file tests/golden/name."""

    def check(name: str, made: str | bytes) -> None:
        file = GOLDEN / name
        data = made.encode() if isinstance(made, str) else made
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        assert file.read_bytes().decode(errors="replace") == data.decode(errors="replace")

    return check


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium, one for each worker; without one installed its tests fail."""
    from tests.browser import open_browser

    with open_browser() as opened:
        yield opened
