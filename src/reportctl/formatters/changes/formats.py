"""The formats of what changed, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from reportctl.compare.changes import Comparison
from reportctl.formatters.changes.options import Options

if TYPE_CHECKING:
    from reportctl.compare.trend import Trend

FORMATS: Mapping[str, tuple[str, str]] = {
    "text": ("text", "text_trend"),
    "json": ("json", "json"),
    "md": ("md", "md"),
    "html": ("html", "html"),
    "xlsx": ("xlsx", "xlsx"),
}
"""The module with `format_changes` for two reports, and the one with `format_trend` for more."""


def format_changes(name: str, found: Comparison | Trend, options: Options) -> str | bytes:
    """A comparison or a trend in one of the formats; bytes where it is no text."""
    two, more = FORMATS[name]
    module, function = (
        (two, "format_changes") if isinstance(found, Comparison) else (more, "format_trend")
    )
    formatter = import_module(f"reportctl.formatters.changes.{module}")
    return cast("str | bytes", getattr(formatter, function)(found, options))
