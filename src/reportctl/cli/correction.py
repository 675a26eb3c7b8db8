"""A report that comes again: whether it is the one that is there or a corrected one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportctl.cli.files import quoted
from reportctl.report.load import Loaded, load
from reportctl.report.report import Report
from reportctl.schema.form import At

Read = Callable[[Path], Loaded]
"""What gives a report file."""


def compare_with(path: Path, new: Report, read: Read = load) -> tuple[str, bool]:
    """What the report in a file has to do with another of its organ and year; whether they differ.

    Raises Failure where the file cannot be read.
    """
    old = read(path).report
    if old is None:
        return f"{path} 已经有了，它有错，没有比较", False
    cells = sum(_figure(old, at) != _figure(new, at) for at in {*old.cells, *new.cells})
    texts = sum(_text(old, key) != _text(new, key) for key in {*old.prose, *new.prose})
    if not (cells or texts):
        return f"和 {path} 里的一样", False
    counted = [f"{cells} 格"] if cells else []
    counted += [f"{texts} 部分文字"] if texts else []
    unread = f"（那里有 {len(old.unread)} 格没有读出来）" if old.unread else ""
    return f"和 {path} 里有 {'、'.join(counted)}不同{unread}", True


def say_there(path: Path, new: Report | None, source: str, flags: str, read: Read = load) -> str:
    """Why a source is not read whose report is there, and what takes it all the same.

    `flags` are the options of that line.
    """
    told, differs = compare_with(path, new, read) if new else (f"{path} 已经有了", False)
    again = f"reportctl fill {quoted(path)} --from {quoted(source)} {flags}"
    return f"{told}，没有改动" + (f"；要换成这一份，运行 {again}" if differs else "")


def _figure(report: Report, at: At) -> object:
    cell = report.cells.get(at)
    return (cell.value, cell.unread) if cell else (None, False)


def _text(report: Report, key: str) -> str:
    prose = report.prose.get(key)
    return "".join(prose.text.split()) if prose else ""
