"""Colours of a terminal, and whether there is one that shows them."""

from __future__ import annotations

import sys
from collections.abc import Mapping

TYPE_CHECKING = False  # typing takes longer to import than all that `--version` needs
if TYPE_CHECKING:
    from typing import TextIO

    from reportctl.finding import Severity

SEVERITY: Mapping[Severity, str] = {"error": "1;31", "warning": "33", "info": "36"}
QUIET = "2"
STRONG = "1"
GOOD = "32"


def colored(text: str, code: str, *, color: bool) -> str:
    """A text in a colour by its ANSI code, or as it is."""
    return f"\x1b[{code}m{text}\x1b[0m" if color and text else text


def wants_color(stream: TextIO, environment: Mapping[str, str], platform: str = "") -> bool:
    """Whether what is written to the stream may carry colour.

    NO_COLOR forbids it (no-color.org), FORCE_COLOR demands it; else a terminal is asked for, and
    one of those that understand ANSI codes on Windows.
    """
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    if environment.get("TERM") == "dumb" or not stream.isatty():
        return False
    windows = (platform or sys.platform) == "win32"
    return not windows or any(environment.get(name) for name in ("WT_SESSION", "TERM", "ANSICON"))
