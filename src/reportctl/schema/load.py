"""From an edition file to a `Form`, strictly: an unknown word in the file is an error of ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from reportctl.packed import read_own
from reportctl.schema.form import Axis, Form, Heading, Section, Table, Was

EDITIONS = Path(__file__).parent / "editions"
"""One file for each edition. The folder is read as a folder: the package is never run zipped, and
importlib.resources takes longer to import than a form takes to read."""


@cache
def editions() -> tuple[int, ...]:
    """The editions that have a file, oldest first."""
    return tuple(sorted(int(file.stem) for file in EDITIONS.iterdir() if file.suffix == ".toml"))


@cache
def load_form(edition: int) -> Form:
    """The form of an edition, or KeyError."""
    if edition not in editions():
        raise KeyError(edition)
    return _form(read_own(EDITIONS / f"{edition}.toml"))


@cache
def form_for(year: int) -> Form:
    """The form on which the report of a year is written; the oldest for years before it."""
    fitting = [edition for edition in editions() if edition <= year]
    return load_form(fitting[-1] if fitting else editions()[0])


def read_form(text: str) -> Form:
    """An edition file's text as a `Form`; TypeError for a word that no form has."""
    import tomllib

    return _form(tomllib.loads(text))


def _form(raw: dict[str, Any]) -> Form:
    return Form(
        edition=raw["edition"],
        notice=raw["notice"],
        first=raw["years"]["from"],
        last=raw["years"].get("to"),
        trial=raw["years"].get("trial"),
        title=raw.get("title", ""),
        sections=tuple(_section(section) for section in raw["section"]),
        was=tuple(Was(**was) for was in raw.get("was", ())),
    )


def _section(raw: dict[str, Any]) -> Section:
    tables = tuple(_table(table, raw["key"]) for table in raw.pop("table", ()))
    also, asks = (tuple(raw.pop(name, ())) for name in ("also", "asks"))
    return Section(tables=tables, also=also, asks=asks, **raw)


def _table(raw: dict[str, Any], section: str) -> Table:
    carries, rolls = raw.pop("carries", None), raw.pop("rolls", None)
    balance = raw.pop("balance", None)
    return Table(
        columns=_axis(raw.pop("columns")),
        rows=_axis(raw.pop("rows")),
        section=section,
        balance=(tuple(balance[0]), tuple(balance[1])) if balance else None,
        carries=(carries["from"], carries["to"]) if carries else None,
        rolls=(rolls["level"], rolls["adds"], rolls["removes"]) if rolls else None,
        **raw,
    )


def _axis(raw: list[dict[str, Any]]) -> Axis:
    return Axis(
        tuple(
            # a literal string with spaces, not a list: tomllib reads it ten times as fast
            Heading(
                also=tuple(h.pop("also", ())),
                said=tuple(h.pop("said", "").split()),
                short=tuple(h.pop("short", "").split()),
                **h,
            )
            for h in raw
        )
    )
