"""Keys of the file that the form does not know, with the one that was probably meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any

from reportctl.document.document import Document
from reportctl.finding import Finding
from reportctl.report.facts import FACTS
from reportctl.report.shape import shape_finding
from reportctl.schema.form import Form

LISTS: Mapping[str, tuple[str, ...]] = {
    "waivers": ("rule", "reason", "by", "until", "key"),
    "parts": ("organ", "file", "digest"),
}
"""The arrays of tables that a report may have beside the form's, and their keys."""
READING = ("inferred", "proofread")
"""The lists of [reading]: what was read with less than certainty."""
EXTRA = ("label", "after", "values")
"""The keys of a row that the form does not have, in an array `extra` of its table."""


def find_unknown(document: Document, form: Form) -> Iterator[Finding]:
    """A finding for each key that nothing reads (F103), and for a wrong `columns` (F108)."""
    yield from _walk(document, document.values, (), form)


@cache
def known_keys(form: Form) -> dict[str, set[str]]:
    """By dotted table key ('' for the file) the keys that may stand in it."""
    known: dict[str, set[str]] = {
        "": {"report", "reading", *LISTS},
        "report": {*FACTS, "listed", "version"},
        "reading": {*READING},
    }
    for section in form.sections:
        known[""].add(section.key)
        known.setdefault(section.key, set()).update(() if section.prose else {"extra"})
    for text in form.texts.values():
        known[text.path[0]].add(text.path[1])
    for table in form.tables:
        paths = [table.key, *(f"{table.key}.{h.key}" for h in table.rows.headings)]
        for path in paths:
            above, _, name = path.rpartition(".")
            known.setdefault(above, set()).add(name)
        known.setdefault(table.key, set()).update({"columns", "extra"})
    return known


def _walk(
    document: Document, values: Mapping[str, Any], path: tuple[str, ...], form: Form
) -> Iterator[Finding]:
    known = known_keys(form)[".".join(path)]
    for key, value in values.items():
        here = (*path, key)
        dotted = ".".join(here)
        if key not in known:
            hint = _nearest(key, known)
            place = document.key_place(here)
            yield shape_finding("F103", f"格式里没有“{dotted}”这个键", place, dotted, hint=hint)
        elif key == "columns":
            yield from _columns(document, value, path, form)
        elif isinstance(value, Mapping):
            if dotted in known_keys(form):
                yield from _walk(document, value, here, form)
        elif key in LISTS or key == "extra":
            yield from _list(document, value, here)


def _list(document: Document, value: object, path: tuple[str, ...]) -> Iterator[Finding]:
    dotted = ".".join(path)
    allowed = EXTRA if path[-1] == "extra" else LISTS[path[-1]]
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        message = f"“{dotted}”应写成 [[{dotted}]] 一类的表"
        yield shape_finding("F105", message, document.place(path), dotted)
        return
    for number, one in enumerate(value):
        for key in one:
            if key not in allowed:
                place = document.key_place((*path, number, key))
                message = f"[[{dotted}]] 里没有“{key}”这个键"
                yield shape_finding(
                    "F103", message, place, f"{dotted}.{key}", hint=_nearest(key, allowed)
                )


def _columns(
    document: Document, value: object, path: tuple[str, ...], form: Form
) -> Iterator[Finding]:
    dotted = ".".join(path)
    table = next(table for table in form.tables if table.key == dotted)
    labels = [column.label for column in table.columns.leaves]
    if value != labels:
        yield shape_finding(
            "F108",
            "columns 与格式的列名、次序不符",
            document.place((*path, "columns")),
            dotted,
            hint=f"应为：{'、'.join(labels)}",
        )


def _nearest(key: str, known: Collection[str]) -> str | None:
    """The known key that a mistyped one resembles, as a hint."""
    from difflib import get_close_matches

    near = get_close_matches(key, known, 1)
    return f"是不是 {near[0]}？" if near else None
