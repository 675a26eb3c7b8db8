"""What `diff` compares: report files, folders of years, published pages, made into reports."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportctl.finding import Failure, Finding
from reportctl.record import NamedTuple
from reportctl.report.load import load
from reportctl.report.report import Report

STANDARD_INPUT = "-"


class Side(NamedTuple):
    """One report that is compared."""

    name: str
    """As the user named it."""
    report: Report
    findings: tuple[Finding, ...] = ()
    """What is wrong with its shape, so that it was not compared."""


def read_sides(names: Sequence[str]) -> list[Side]:
    """The reports of files and folders, in the order given; a folder gives its years in order.

    Raises Failure for what is no report, and for a file that is named twice.
    """
    files = [file for name in names for file in _expand(name)]
    _refuse_twice(files)
    sides = [_load(name) for name in files if _is_report(name)]
    read = iter(sides)
    return [next(read) if _is_report(name) else _read(name, sides) for name in files]


def _is_report(name: str) -> bool:
    return name.lower().endswith(".toml")


def _expand(name: str) -> list[str]:
    path = Path(name)
    if name == STANDARD_INPUT or not path.is_dir():
        return [name]
    from reportctl.cli.files import walk_reports

    files = [file for file in walk_reports([path]) if file.parent == path]
    years = {file: loaded.year for file in files if (loaded := load(file).report)}
    if len(years) < 2:  # noqa: PLR2004 - it takes two to compare
        raise Failure(f"{name} 里可以比较的报告不到两份，请写明文件名")
    return [str(file) for file in sorted(years, key=lambda file: (years[file], file.name))]


def _refuse_twice(files: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in files:
        known = name if name == STANDARD_INPUT else str(Path(name).resolve())
        if known in seen:
            raise Failure(f"{name} 写了两次，同一个文件没有可比的；请写两个不同的文件")
        seen.add(known)


def _load(name: str) -> Side:
    loaded = load(Path(name))
    if loaded.report is None:
        fault = loaded.findings[0]
        raise Failure(f"{name}:{fault.place.line}: {fault.message}；请先改正再比较")
    grave = tuple(finding for finding in loaded.findings if finding.severity == "error")
    return Side(name, loaded.report, grave)


def _read(name: str, known: Sequence[Side]) -> Side:
    """A source that `fill --from` reads; who and when, if need be, from the file beside it."""
    from reportctl.cli.fill import read_one
    from reportctl.document.toml import parse
    from reportctl.fill.content import content_of_reading
    from reportctl.report.build import build
    from reportctl.report.skeleton import write_report

    reading = read_one(name)
    beside = known[0].report if known else None
    organ = reading.organ or (beside.organ if beside else "")
    year = reading.year or (beside.year if beside else None)
    if year is None:
        raise Failure(f"{name}：没有找到年度；请先用 reportctl fill 读成报告文件，再比较")
    content = content_of_reading(reading, organ or "机关名称不明", year)
    built = build(parse(write_report(reading.form, content)), Path(name))
    if built.report is None:  # what the program wrote itself it can read
        raise AssertionError(built.findings)
    return Side(name, built.report)
