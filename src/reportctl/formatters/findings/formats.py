"""The tellers of findings by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import cast

from reportctl.formatters.findings.checked import Catalogue, Checked, Options

Formatter = Callable[[Sequence[Checked], Catalogue, Options], str | bytes]


def _from(module: str, function: str = "format_findings") -> Formatter:
    """A formatter whose module is imported when it is first called."""

    def format_findings(
        checked: Sequence[Checked], catalogue: Catalogue, options: Options
    ) -> str | bytes:
        formatter = getattr(import_module(f"reportctl.formatters.findings.{module}"), function)
        return cast("Formatter", formatter)(checked, catalogue, options)

    return format_findings


FORMATS: Mapping[str, Formatter] = {
    "text": _from("text"),
    "json": _from("json"),
    "jsonl": _from("json", "format_lines"),
    "sarif": _from("sarif"),
    "github": _from("github"),
    "junit": _from("junit"),
    "html": _from("html"),
    "xlsx": _from("xlsx"),
}
"""Every way of telling; the choices of `validate --format`."""
