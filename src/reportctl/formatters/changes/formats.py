"""The ways of telling what changed, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from reportctl.compare.changes import Comparison
from reportctl.formatters.changes.options import Options

if TYPE_CHECKING:
    from reportctl.compare.trend import Trend

FORMATS: Mapping[str, str] = {
    "text": "text",
    "json": "json",
    "md": "md",
    "html": "html",
    "xlsx": "xlsx",
}
"""Each a module beside this one with `format_changes`, and one named `…_trend` for more years."""


def format_changes(name: str, told: Comparison | Trend, options: Options) -> str | bytes:
    """A comparison or a trend in one of the formats; bytes where it is no text."""
    module = FORMATS[name] + ("" if isinstance(told, Comparison) else "_trend")
    formatter = import_module(f"reportctl.formatters.changes.{module}")
    return cast("str | bytes", formatter.format_changes(told, options))
