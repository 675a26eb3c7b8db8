"""Compile, check, compare and render the 政府信息公开工作年度报告.

`from reportctl import read, check, compare, render, cells` is the library (docs/library.md); the
package itself imports nothing until one of its names is asked for.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing takes longer to import than all that `--version` needs
if TYPE_CHECKING:
    from reportctl.api import (
        CellRow,
        Checked,
        Comparison,
        Failure,
        Finding,
        FindingRow,
        Read,
        Report,
        Selection,
        Settings,
        cells,
        check,
        check_bytes,
        compare,
        read,
        read_findings,
        render,
    )

__version__ = "0.1.0"
__all__ = [
    "CellRow",
    "Checked",
    "Comparison",
    "Failure",
    "Finding",
    "FindingRow",
    "Read",
    "Report",
    "Selection",
    "Settings",
    "cells",
    "check",
    "check_bytes",
    "compare",
    "read",
    "read_findings",
    "render",
]


def __getattr__(name: str) -> object:
    """The library's names, all at once when one of them is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from reportctl import api

    globals().update({each: getattr(api, each) for each in __all__})
    return globals()[name]
