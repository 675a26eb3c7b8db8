"""The tellers of findings by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import cast

from reportctl.telling.checked import Catalogue, Checked, Options

Teller = Callable[[Sequence[Checked], Catalogue, Options], str | bytes]


def _from(module: str, function: str = "tell") -> Teller:
    """A teller whose module is imported when it is first called."""

    def tell(checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> str | bytes:
        teller = getattr(import_module(f"reportctl.telling.{module}"), function)
        return cast("Teller", teller)(checked, catalogue, options)

    return tell


TELLERS: Mapping[str, Teller] = {
    "text": _from("text"),
    "json": _from("json"),
    "jsonl": _from("json", "tell_lines"),
    "sarif": _from("sarif"),
    "github": _from("github"),
    "junit": _from("junit"),
    "html": _from("html"),
    "xlsx": _from("xlsx"),
}
"""Every way of telling; the choices of `validate --format`."""
