"""The ways of telling what changed, by the name that `--format` takes."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from reportctl.compare.comparison import Comparison
from reportctl.telling.diff.options import Options

if TYPE_CHECKING:
    from reportctl.compare.trend import Trend

TELLERS: Mapping[str, str] = {
    "text": "text",
    "json": "json",
    "md": "md",
    "html": "html",
    "xlsx": "xlsx",
}
"""Each a module beside this one with `tell`, and one named `…_trend` for three and more years."""


def tell(name: str, told: Comparison | Trend, options: Options) -> str | bytes:
    """A comparison or a trend in one of the formats; bytes where it is no text."""
    module = TELLERS[name] + ("" if isinstance(told, Comparison) else "_trend")
    teller = import_module(f"reportctl.telling.diff.{module}")
    return cast("str | bytes", teller.tell(told, options))
