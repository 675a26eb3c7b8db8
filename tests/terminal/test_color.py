"""Colour on a terminal that shows it, and nowhere else."""

from __future__ import annotations

import io

import pytest

from reportctl.terminal.color import colored, wants_color


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "platform", "wanted"),
    [
        (Terminal(), {"TERM": "xterm"}, "linux", True),
        (Terminal(), {}, "linux", True),
        (Terminal(), {"TERM": "dumb"}, "linux", False),
        (Terminal(), {"NO_COLOR": "1"}, "linux", False),
        (Terminal(), {"NO_COLOR": ""}, "linux", True),
        (Terminal(), {}, "win32", False),
        (Terminal(), {"WT_SESSION": "x"}, "win32", True),
        (io.StringIO(), {}, "linux", False),
        (io.StringIO(), {"FORCE_COLOR": "1"}, "linux", True),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, "linux", False),
    ],
)
def test_wants_color(
    stream: io.StringIO,
    environment: dict[str, str],
    platform: str,
    wanted: bool,  # noqa: FBT001 - given by name
):
    assert wants_color(stream, environment, platform) is wanted


def test_colored():
    assert colored("错误", "31", color=True) == "\x1b[31m错误\x1b[0m"
    assert colored("错误", "31", color=False) == "错误"
    assert colored("", "31", color=True) == ""
