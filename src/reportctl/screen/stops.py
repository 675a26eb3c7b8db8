"""The places of a report that a person goes to: the preface, and each section's text or table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportctl.finding import Finding
from reportctl.page.blocks import Grid
from reportctl.page.grid import draw_section
from reportctl.report.report import Report
from reportctl.schema.form import At

PREFACE = "preface"


@dataclass(frozen=True, slots=True)
class Stop:
    """One entry of the list on the left."""

    key: str
    """The key of its section, or `preface`."""
    title: str
    prose: bool
    number: int = 0
    """Which of the section's grids it shows."""
    note: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """Where its text stands in the file."""
        return ("report", PREFACE) if self.key == PREFACE else (self.key, "text")


@dataclass(frozen=True, slots=True)
class Target:
    """Where to go: a stop, and a cell or a character of its text."""

    stop: Stop
    at: At | None = None
    offset: int = 0


def list_stops(report: Report) -> tuple[Stop, ...]:
    """Every stop of a report in printed order."""
    stops = [Stop(PREFACE, "序言", prose=True, note="统计期限、依据、联系方式等；可以不写。")]
    for section in report.form.sections:
        count = 1 if section.prose else len(grids_of(report, section.key))
        stops += [
            Stop(section.key, section.title, section.prose, number, section.note)
            for number in range(count)
        ]
    return tuple(stops)


def grids_of(report: Report, key: str) -> list[Grid]:
    """The printed tables of a section as they stand now."""
    tables = [table for table in report.tables if table.section == key]
    return draw_section(tables, report, {})


def address(name: str) -> At:
    """The cell that a grid's cell of this name shows."""
    row, _, column = name.rpartition(".")
    return At(row, column)


def stop_of(stops: tuple[Stop, ...], report: Report, finding: Finding) -> Stop:
    """Where a finding belongs; one on the file as a whole belongs to the first stop."""
    key = finding.key or ""
    at = locate(report, finding)
    for stop in stops:
        if key != stop.key and not key.startswith(f"{stop.key}."):
            continue
        if at is None or stop.prose or at in cells_of(report, stop):
            return stop
    return stops[0]


def cells_of(report: Report, stop: Stop) -> tuple[At, ...]:
    """The cells that a stop shows, in printed order."""
    if stop.prose:
        return ()
    grid = grids_of(report, stop.key)[stop.number]
    return tuple(
        address(cell.name) for cell in grid.cells if cell.role in ("value", "total") and cell.name
    )


def locate(report: Report, finding: Finding) -> At | None:
    """The cell that a finding speaks of: its own, or the first of its row."""
    row = [at for at in report.form.cells if at.row == finding.key]
    row = row or [at for at in report.cells if at.row == finding.key]
    named = [at for at in row if _label(report, at) == finding.column]
    return next(iter(named or row), None)


def _label(report: Report, at: At) -> str | None:
    cell = report.cells.get(at)
    return cell.column if cell else None


def first_blank(report: Report, stops: Iterable[Stop]) -> Target | None:
    """The first cell or text that is still blank, totals and the preface left out."""
    for stop in stops:
        if stop.key == PREFACE:
            continue
        if stop.prose:
            prose = report.prose.get(stop.key)
            if not prose or not prose.text.strip():
                return Target(stop)
            continue
        for at in cells_of(report, stop):
            if report.value(at) is None and at not in report.form.totals:
                return Target(stop, at)
    return None


def count_blanks(report: Report, stop: Stop) -> int:
    """How many cells of a stop have no figure."""
    return sum(report.value(at) is None for at in cells_of(report, stop))
