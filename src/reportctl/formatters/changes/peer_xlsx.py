"""Several organs side by side as a workbook: a sheet for each section."""

from __future__ import annotations

from reportctl.comparison.peers import Peers, Sheet
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_lines import (
    FAR,
    MEANING,
    TOTAL,
    asked_sheets,
    peers_title,
    say_far,
    say_left_out,
    shown,
    shown_total,
)
from reportctl.formatters.changes.xlsx import figures, format_of, packed
from reportctl.formatters.workbook import Column, Looks, Table

_SHEET_NAME = 31
_FAR_COLOR = "9B1C1C"


def format_peers(peers: Peers, options: Options) -> bytes:
    """The workbook; the same bytes for the same reports."""
    from openpyxl import Workbook

    book, looks = Workbook(), Looks()
    first = book.active or book.create_sheet()
    first.title = "说明"
    about = Table(first, (Column("项目", 16), Column("内容", 90)), looks)
    about.write(["并列", peers_title(peers)], strong=True)
    about.write(["标记", MEANING])
    sheets = list(asked_sheets(peers, options))
    for line in say_far(sheets, peers):
        about.write(["相差悬殊", line])
    for sheet in sheets:
        _sheet(Table(book.create_sheet(_name(sheet)), _columns(sheet), looks), sheet, peers)
        if said := say_left_out(sheet.measures):
            about.write([sheet.title, said])
    about.finish(peers_title(peers))
    return packed(book, peers.reports[-1])


def _name(sheet: Sheet) -> str:
    plain = "".join("-" if char in "[]:*?/\\" else char for char in sheet.title)
    return plain[:_SHEET_NAME]


def _columns(sheet: Sheet) -> list[Column]:
    return [Column("机关", 30), *(Column(one.label, 13, number=True) for one in sheet.measures)]


def _sheet(table: Table, sheet: Sheet, peers: Peers) -> None:
    from openpyxl.styles import Font

    for at, report in enumerate(peers.reports):
        table.write([report.organ, *(shown(one.points[at], one) for one in sheet.measures)])
        _put_figures(table, sheet, [one.points[at].value for one in sheet.measures])
        for number, one in enumerate(sheet.measures, 2):
            cell = table.sheet.cell(table.rows, number)
            if at in one.outliers:
                cell.font = Font(name="宋体", size=10, bold=True, color=_FAR_COLOR)
                cell.number_format = f'{cell.number_format}"{FAR}"'
    table.write([TOTAL, *map(shown_total, sheet.measures)], strong=True)
    _put_figures(table, sheet, [one.total for one in sheet.measures])
    table.finish(peers_title(peers))


def _put_figures(table: Table, sheet: Sheet, values: list[object]) -> None:
    """The figures as figures, where they were not written with a unit."""
    figures(
        table,
        [
            (number, value, "0.00" if one.share else format_of(value))  # type: ignore[arg-type,misc]
            for number, (one, value) in enumerate(zip(sheet.measures, values, strict=True), 2)
            if value is not None and not any(point.has_unit for point in one.points)
        ],
    )
