"""Findings read back from what `validate` wrote: JSON, JSON lines or CSV, earlier versions too.

Within a version keys and columns are only added, so a file of an earlier program lacks some: they
are None. A later version may mean something else by a name and is refused.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from reportctl.finding import Failure
from reportctl.formatters.rows.columns import VERSION, FindingRow, kinds
from reportctl.formatters.rows.csv import FORMULA

_BLANK = {str: "", int: 0}
_NULLABLE = frozenset(
    ("year", "key", "column", "hint", "waived", "read_as", "read_rows", "column_key")
)


def read_findings(data: bytes, name: str) -> list[FindingRow]:
    """The findings of a file, told by the ending of its name; raises Failure where it is none."""
    ending = name.rpartition(".")[2].lower()
    if ending not in READERS:
        raise Failure(f"{name}：读得回的是 {'、'.join(READERS)}")
    try:
        return [_row(values) for values in READERS[ending](data.decode("utf-8-sig"))]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Failure(f"{name} 不是 validate 写的{ending}文件") from error


def _json(text: str) -> Iterator[dict[str, Any]]:
    told = json.loads(text)
    version = told.get("version", VERSION)
    if version != VERSION:
        raise Failure(f"文件是第 {version} 版的写法，这里的程序只认得到第 {VERSION} 版")
    for file in told["files"]:
        yield from _findings(file)


def _lines(text: str) -> Iterator[dict[str, Any]]:
    for line in text.splitlines():
        if line.strip():
            yield from _findings(json.loads(line))


def _findings(file: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The findings of one file's object, or of the closing line, which names the file in each."""
    for found in file["findings"]:
        end_line, end_col = found.get("end") or (found["line"], found["end_col"])
        reading = found.get("reading") or {}
        yield {
            **found,
            "file": found.get("file", file["file"]),
            "organ": file["organ"],
            "year": file["year"],
            "end_line": end_line,
            "end_col": end_col,
            "follows": "\n".join(found.get("follows", ())),
            "read_as": reading.get("label"),
            "read_rows": "\n".join(map(" + ".join, reading["rows"])) if reading else None,
        }


def _csv(text: str) -> Iterator[dict[str, Any]]:
    for row in csv.DictReader(StringIO(text, newline="")):
        yield {name: _unescape(value) for name, value in row.items() if value}


def _unescape(value: str) -> str:
    """Without the sign that keeps a spreadsheet from taking a text for a formula."""
    return value[1:] if value[:1] == "'" and value[1:].startswith(FORMULA) else value


def _row(values: Mapping[str, Any]) -> FindingRow:
    made: dict[str, Any] = {}
    for name, kind in kinds(FindingRow).items():
        value = values.get(name)
        if value is None:
            made[name] = None if name in _NULLABLE else _BLANK[kind]
        else:
            made[name] = kind(value)
    if not made["code"]:
        raise ValueError(values)
    return FindingRow(**made)


READERS = {"json": _json, "jsonl": _lines, "csv": _csv}
"""By the ending of the file's name."""
