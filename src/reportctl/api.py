"""The library: reports read, checked, compared, rendered and listed, without a command line.

Nothing is printed and nothing but the path given is opened. A fault of a report is a `Finding`; a
file that cannot be opened or read at all raises `Failure`, whose text is one line of Chinese.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.comparison.changes import Comparison
from reportctl.document.save import read_bytes
from reportctl.document.toml import parse, read_toml
from reportctl.finding import START, Failure, Finding
from reportctl.formatters.rows.columns import FindingRow
from reportctl.record import NamedTuple
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.report.rows import CellRow, cell_rows
from reportctl.report.shape import shape_finding
from reportctl.rules.check import Selection
from reportctl.rules.check import check as apply_rules
from reportctl.rules.likeness import find_own
from reportctl.rules.rule import Review, Settings

if TYPE_CHECKING:
    from reportctl.fill.reading import LeftOut

__all__ = [
    "CellRow",
    "Checked",
    "Comparison",
    "Failure",
    "Finding",
    "FindingRow",
    "Read",
    "Report",
    "Selection",
    "Settings",
    "cells",
    "check",
    "check_bytes",
    "compare",
    "read",
    "read_findings",
    "render",
]

REPORT = ".toml"
ALL = Selection()
UNSET = Settings()


class Read(NamedTuple):
    """A report as it was read."""

    report: Report | None
    """None where the file is no report of any edition; `findings` says why."""
    findings: tuple[Finding, ...] = ()
    """What is wrong with the file's shape (family F), in the order of the file."""
    left_out: tuple[LeftOut, ...] = ()
    """What stands in a page or document and found no certain place; none for a report file."""


class Checked(NamedTuple):
    """A file's findings and cells as plain values, which travel between processes."""

    file: str
    organ: str
    """'' where the file does not say."""
    year: int | None
    edition: int | None
    findings: tuple[Finding, ...]
    """In the order of the file; places count lines and columns from 1, columns in characters."""
    cells: tuple[CellRow, ...]
    """In printed order; none where the file is no report."""


def read(path: Path | str, *, organ: str = "", year: int | None = None) -> Read:
    """A report file, or a published page or document (HTML, Word, Excel, PDF, text …).

    `organ` and `year` are for sources that do not name theirs. Raises Failure where the file cannot
    be opened or read, or where a source names no year and none is given. A figure that was not read
    with certainty is no figure: the cell is `unread`, and `left_out` says why.
    """
    file = Path(path)
    if file.suffix.lower() == REPORT:
        built = build(read_toml(read_bytes(file)[0], str(file)), file)
        return Read(built.report, built.findings)
    from reportctl.fill.merge import content_of_reading
    from reportctl.fill.place import place
    from reportctl.readers.read import read_source
    from reportctl.report.skeleton import write_report

    reading = place(read_source(file))
    when = year or reading.year
    if when is None:
        raise Failure(f"{file}：来源里没有找到年度，请写明 year")
    content = content_of_reading(reading, organ or reading.organ, when)
    built = build(parse(write_report(reading.form, content)), file)
    return Read(built.report, built.findings, reading.left_out)


def check(
    report: Report | Read,
    previous: Report | None = None,
    settings: Settings = UNSET,
    selection: Selection = ALL,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with a report by every rule, in the order of its file.

    `previous` is the same organ's report of the year before; without it nothing is said across
    years. `today` is the day on which waivers expire and deadlines pass; None for the real one. The
    findings of a `Read` include those of its shape. Severities: error, warning, info; a finding
    that the file accepts has `waived`.
    """
    made = report if isinstance(report, Read) else Read(report)
    if made.report is None:
        return made.findings
    alike = find_own(made.report, previous) if previous else ()
    folder = made.report.path.parent.name
    review = Review(made.report, previous, settings, alike, folder=folder)
    return apply_rules(review, made.findings, selection, today)


def compare(old: Report, new: Report) -> Comparison:
    """What two reports differ in: cells aligned by key, carry-overs, shares, prose.

    Two years of one organ, two organs of one year, or two files of one report. Figures are exact;
    nothing is subtracted that is not the same thing.
    """
    from reportctl.comparison.compare import compare as lay_over

    return lay_over(old, new)


def render(report: Report, format: str, *, draft: bool = False) -> bytes:  # noqa: A002 - the word of the field
    """The report as people publish it: pdf, html, html-fragment, docx, xlsx or md, in bytes.

    Raises Failure for another format, and for a report with cells that were not read unless it is
    to be a draft.
    """
    from reportctl.page.compose import compose
    from reportctl.rendering.formats import FORMATS
    from reportctl.rendering.look import Look

    if format not in FORMATS:
        raise Failure(f"没有“{format}”这种格式；可选的是 {'、'.join(FORMATS)}")
    if report.unread and not draft:
        raise Failure(f"{report.path}：有 {len(report.unread)} 格没有读出来（?），只能排成草稿")
    return FORMATS[format].render(compose(report, draft=draft), Look())


def cells(report: Report) -> list[CellRow]:
    """Every cell of the form in printed order, as rows for a table over many reports."""
    return list(cell_rows(report))


def read_findings(path: Path | str) -> list[FindingRow]:
    """The findings in a file that `validate` wrote as json, jsonl or csv, now or before.

    Raises Failure for what is none of these, and for a file of a later version.
    """
    from reportctl.formatters.rows.reading import read_findings as read_rows

    return read_rows(read_bytes(Path(path))[0], str(path))


def check_bytes(
    data: bytes, name: str, previous: bytes | None = None, settings: Settings | None = None
) -> Checked:
    """From the bytes of a report file to its findings and cells: the unit of many reports.

    `name` is what to call the file; `previous` the bytes of last year's file, of which nothing is
    said where it is no report. No file is opened, and the result is made of plain values.
    """
    made = _build(data, name)
    last = _build(previous, name).report if previous is not None else None
    report = made.report
    findings = check(made, last, settings or UNSET)
    if report is None:
        return Checked(name, "", None, None, findings, ())
    rows = tuple(cell_rows(report))
    return Checked(name, report.organ, report.year, report.form.edition, findings, rows)


def _build(data: bytes, name: str) -> Read:
    try:
        built = build(read_toml(data, name), Path(name))
    except Failure as failure:  # it asks for too much, and the next file may be a report
        return Read(None, (shape_finding("F117", str(failure), START),))
    return Read(built.report, built.findings)
