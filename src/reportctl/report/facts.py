"""The facts of a report: who, which year, on which edition of the form."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from reportctl.document.document import Document
from reportctl.finding import Finding
from reportctl.record import NamedTuple
from reportctl.report.day import write_day, write_numeric_day
from reportctl.report.report import LEVELS, SCOPES
from reportctl.report.shape import shape_finding
from reportctl.schema.form import Form
from reportctl.schema.load import editions, form_for, load_form

TEXTS = ("title", "preface", "signature", "date")
"""The optional texts of [report]."""
FACTS = ("organ", "year", "edition", "level", "scope", *TEXTS)
"""Every key of [report] that somebody fills, in the order of the skeleton."""
YEARS = range(1949, 10000)
"""What a report's year may be: four digits."""
VERSION = 1
"""Of the way in which a report file is written; `report.version` says another. A file of an earlier
one is read as it was meant, here and nowhere else; of a later one nothing is guessed (docs/data.md
has the policy)."""


class Facts(NamedTuple):
    """What [report] says."""

    form: Form | None
    """None where organ or year is missing, so that nothing further can be read."""
    fields: dict[str, Any]
    """The fields of a Report that it sets."""
    findings: tuple[Finding, ...]


def read_facts(document: Document) -> Facts:
    """The facts of a report, and what is wrong with them."""
    table = document.values.get("report")
    raw: dict[str, Any] = table if isinstance(table, dict) else {}
    if newer := _newer(document, raw):
        return Facts(None, {}, (newer,))
    found: list[Finding] = []
    fields: dict[str, Any] = {}
    organ, year = raw.get("organ"), raw.get("year")
    if isinstance(organ, str) and organ.strip():
        fields["organ"] = organ.strip()
    else:
        absent = organ is None or organ == ""
        message = "[report] 里没有机关名称 organ" if absent else "organ 应是文字"
        place = document.place(("report",))
        found.append(shape_finding("F104", message, place, "report.organ"))
    if isinstance(year, int) and not isinstance(year, bool) and year in YEARS:
        fields["year"] = year
    else:
        message = (
            "[report] 里没有年度 year"
            if year is None
            else f"year 不要加引号，写成 year = {year}"
            if isinstance(year, str) and year.strip().isdecimal()
            else f"year 应是四位年份，写的是 {year}"
        )
        found.append(
            shape_finding("F104", message, document.place(("report", "year")), "report.year")
        )
        return Facts(None, fields, tuple(found))
    fields.setdefault("organ", "")
    fields["level"] = _choice(document, raw, "level", LEVELS, found)
    fields["scope"] = _choice(document, raw, "scope", SCOPES, found)
    for key in TEXTS:
        fields[key] = _text(document, raw, key, found)
    fields["listed"] = _count(document, raw, "listed", found)
    edition = _choice(document, raw, "edition", editions(), found)
    form = load_form(edition) if edition else form_for(year)
    return Facts(form, fields, tuple(found))


def _newer(document: Document, raw: dict[str, Any]) -> Finding | None:
    """The finding on a file that a later program wrote; None for one that can be read."""
    version = raw.get("version", VERSION)
    if isinstance(version, int) and not isinstance(version, bool) and 1 <= version <= VERSION:
        return None
    message = f"文件写的是 version = {version}，这里的程序只认得到 {VERSION}"
    place = document.place(("report", "version"))
    hint = "换用新版的程序；手写错的，删去这一行"
    return shape_finding("F118", message, place, "report.version", hint=hint)


def _choice(
    document: Document,
    raw: dict[str, Any],
    key: str,
    choices: Collection[Any],
    found: list[Finding],
) -> Any:  # noqa: ANN401 - a word or a year
    value = raw.get(key)
    if value is None or value == "":
        return None
    # what can be looked up at all: a table or a list cannot, and true is no year
    if isinstance(value, str | int) and not isinstance(value, bool) and value in choices:
        return value
    known = "、".join(str(choice) for choice in choices)
    message = f"{key} 写的是 {value}，可选的是 {known}"
    place = document.place(("report", key))
    found.append(shape_finding("F109", message, place, f"report.{key}"))
    return None


def _count(document: Document, raw: dict[str, Any], key: str, found: list[Finding]) -> int | None:
    value = raw.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    place = document.place(("report", key))
    found.append(shape_finding("F105", f"{key} 应是不加引号的非负整数", place, f"report.{key}"))
    return None


def _text(document: Document, raw: dict[str, Any], key: str, found: list[Finding]) -> str:
    value = raw.get(key, "")
    if isinstance(value, date):  # TOML writes a date without quotes
        return write_day(value)
    if isinstance(value, str):
        text = value.strip("\n")
        return write_numeric_day(text) if key == "date" else text
    place = document.place(("report", key))
    found.append(shape_finding("F105", f"{key} 应是引号里的文字", place, f"report.{key}"))
    return ""
