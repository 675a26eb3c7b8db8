"""What was not read (`?`), and what was read with less than certainty, told as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportctl.finding import Finding
from reportctl.report.arithmetic import relations_of
from reportctl.report.report import Cell, Report
from reportctl.report.shape import shape_finding

_SHOWN = 6
"""Cells that are named."""


def find_unread(report: Report) -> Iterator[Finding]:
    """A finding for each cell that was not read; one for a row of which nothing was."""
    relations = tuple(relations_of(report))
    sizes: dict[str, int] = {}
    for cell in report.cells.values():
        sizes[cell.at.row] = sizes.get(cell.at.row, 0) + (not cell.computed)
    for row, cells in groupby(report.unread, key=lambda cell: cell.at.row):
        group = list(cells)
        whole = len(group) == sizes[row] > 1
        for one in [group] if whole else [[cell] for cell in group]:
            ats = {cell.at for cell in one}
            unsure = sum(not ats.isdisjoint(relation.cells) for relation in relations)
            told = f"，含它的{unsure}处勾稽无法判断" if unsure else ""
            first = one[0]
            yield shape_finding(
                "F114",
                f"{_name(first, whole=whole)}没有读出来{told}",
                report.locate(row) if whole else report.locate_cell(first.at),
                row,
                column=None if whole else first.column,
                hint='对照来源填上数字；来源空着的写 ""，画杠的照写 "/" 或 "-"',
            )


def find_doubtful(report: Report) -> Iterator[Finding]:
    """That cells rest on their sums (F115), and that texts are to be proof-read (F116)."""
    if report.inferred:
        cells = [report.cells[at] for at in report.cells if at in report.inferred]
        named = "、".join(_name(cell, whole=False) for cell in cells[:_SHOWN])
        more = "等" if len(cells) > _SHOWN else ""
        message = f"有{len(cells)}格是按合计推算的，未独立核对：{named}{more}"
        yield shape_finding("F115", message, report.locate("reading.inferred"), "reading.inferred")
    for key in (key for key in report.prose if key in report.proofread):
        prose = report.prose[key]
        message = f"“{prose.title}”是扫描识别的文字，还没有校对"
        yield shape_finding("F116", message, prose.place(0, 1), key)


def _name(cell: Cell, *, whole: bool) -> str:
    if whole:
        return f"“{cell.label}”整行"
    return f"“{cell.label}”" + (f"的“{cell.column}”" if cell.column else "")
