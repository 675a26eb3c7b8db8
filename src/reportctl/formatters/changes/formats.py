"""The formats of what changed, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from reportctl.compare.changes import Comparison
from reportctl.format import Format, by_name
from reportctl.formatters.changes.options import Options

if TYPE_CHECKING:
    from reportctl.compare.trend import Trend

_HERE = "reportctl.formatters.changes."

FORMATS: Mapping[str, Format] = by_name(
    Format("text", ".txt", "文本", _HERE + "text:format_changes"),
    Format("json", ".json", "JSON", _HERE + "json:format_changes"),
    Format("md", ".md", "Markdown 文本", _HERE + "md:format_changes", also=(".markdown",)),
    Format("html", ".html", "网页", _HERE + "html:format_changes", also=(".htm",)),
    Format("xlsx", ".xlsx", "Excel 工作簿", _HERE + "xlsx:format_changes", binary=True),
)
"""The choices of `diff --format`."""
_TRENDS = {"text": _HERE + "text_trend:format_trend"}
"""What formats more than two years, where that is not `format_trend` of the same module."""


def format_changes(name: str, found: Comparison | Trend, options: Options) -> str | bytes:
    """A comparison or a trend in one of the formats; bytes where it is no text."""
    row = FORMATS[name]
    if not isinstance(found, Comparison):
        beside = row.function.replace(":format_changes", ":format_trend")
        row = row._replace(function=_TRENDS.get(name, beside))
    return cast("str | bytes", row(found, options))
