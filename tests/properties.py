"""How many examples a property is tried with: a few every day, all in the second stage."""

from __future__ import annotations

import os

ALL = os.environ.get("REPORTCTL_EXAMPLES") == "all"
"""Whether this is the second stage: see scripts/test."""


def examples(full: int = 100) -> int:
    """How many of so many examples are tried in this run."""
    return full if ALL else max(full // 5, 3)
