"""The package's names are the library's, and none is imported before it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reportctl
from reportctl import api


@pytest.mark.parametrize("name", reportctl.__all__)
def test_a_name_is_the_librarys(name: str) -> None:
    assert getattr(reportctl, name) is getattr(api, name)


def test_a_name_that_there_is_not_is_named() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'none'"):
        _ = reportctl.none


def test_importing_the_package_imports_nothing_of_it() -> None:
    program = "import sys, reportctl; print([m for m in sys.modules if m.startswith('reportctl.')])"
    made = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert made.stdout == "[]\n"
