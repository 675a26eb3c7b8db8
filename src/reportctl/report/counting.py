"""How much the values of a report file ask for, counted before a report is made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportctl.document.document import Document
from reportctl.readers.limits import What, Work
from reportctl.schema.form import Form

_LISTS: Mapping[str, What] = {
    "extra": "extra_rows",
    "waivers": "waivers",
    "parts": "parts_added",
}
"""The lists of tables, and what limits each."""
_TITLES = {("report", key) for key in ("organ", "title", "signature", "date")}


def count_values(document: Document, form: Form, path: Path) -> None:
    """Raise Failure where the values ask for more than any report; `path` is the file's."""
    work = Work(str(path))
    texts = {("report", "preface"), *(text.path for text in form.texts.values())}
    for at, value in _values(document.values):
        work.check("words", len(at[-1]))
        if isinstance(value, list) and at[-1] in _LISTS:
            work.count(_LISTS[at[-1]], len(value))
        elif isinstance(value, str) and at in texts:
            work.count("prose", len(value))
        elif isinstance(value, str):
            work.check("title" if at in _TITLES else "words", len(value))


def _values(table: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value below a table but whole numbers in lists, with the last keys that lead to it."""
    waiting: list[tuple[tuple[str, ...], Any]] = [((), table)]
    while waiting:
        at, value = waiting.pop()
        if at:
            yield at, value
        if isinstance(value, dict):
            waiting += (((*at[-3:], key), one) for key, one in value.items())
        elif isinstance(value, list):
            waiting += ((at, one) for one in value if not isinstance(one, int))
