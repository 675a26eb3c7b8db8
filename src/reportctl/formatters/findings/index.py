"""The index of the units' feedback: a row for each, and for each that has no report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from reportctl.archive import date_package, save_book
from reportctl.finding import SEVERITY_WORDS
from reportctl.formatters.findings.checked import (
    WAIVED,
    Checked,
    Options,
    count_findings,
    sum_up,
)
from reportctl.formatters.findings.html import TITLE
from reportctl.formatters.findings.xlsx import KNOWN, first_day, tally
from reportctl.formatters.html_parts import row, scroll, text, whole
from reportctl.formatters.workbook import Column, Looks, Table, link_file
from reportctl.record import NamedTuple

_COUNTED = (*SEVERITY_WORDS.values(), WAIVED, KNOWN)
UNREADABLE = ("F101", "F102", "F117", "F118")
"""What is found in a file of which nothing else can be said."""
_HEADS = ("单位", "报告的年度", *_COUNTED, "缺报告的年度")


class Entry(NamedTuple):
    """A unit and its feedback."""

    name: str
    checked: Sequence[Checked]
    file: str
    """The name of the file that has its findings, in the folder of the index."""


class _Row(NamedTuple):
    """One row of the index."""

    name: str
    file: str
    years: str
    counts: Sequence[int]
    missing: str


def _rows(entries: Sequence[Entry], missing: Mapping[str, Sequence[int]]) -> list[_Row]:
    """The units with feedback, then the units of the settings of which nothing is there."""
    known = {entry.name for entry in entries}
    rows = [
        _Row(
            entry.name,
            entry.file,
            _years(map(_year, entry.checked)),
            _counts(entry.checked),
            _years(missing.get(entry.name, ())),
        )
        for entry in entries
    ]
    none = [0] * len(_COUNTED)
    rows += [
        _Row(name, "", "没有报告", none, _years(years))
        for name, years in missing.items()
        if name not in known
    ]
    return rows


def _counts(checked: Sequence[Checked]) -> list[int]:
    findings = [finding for one in checked for finding in one.findings]
    return [*tally(findings), sum(one.known for one in checked)]


def _year(one: Checked) -> str:
    """The year of a report; what is said of a file that gives none."""
    unread = any(finding.code in UNREADABLE for finding in one.findings)
    return str(one.year) if one.year else "有打不开的" if unread else "年度不明"


def _years(years: Iterable[int | str]) -> str:
    return "、".join(dict.fromkeys(sorted(map(str, years))))


def _everything(entries: Sequence[Entry]) -> list[Checked]:
    return [one for entry in entries for one in entry.checked]


def index_html(
    entries: Sequence[Entry], missing: Mapping[str, Sequence[int]], options: Options
) -> str:
    """The index as a page."""
    checked = _everything(entries)
    lines = [count_findings(sum_up(checked, options.passed)), _absent(missing)]
    rows = []
    for one in _rows(entries, missing):
        name = text(one.name)
        name = f'<a href="{quote(one.file)}">{name}</a>' if one.file else name
        cells = [f'<th scope="row">{name}</th>', f"<td>{text(one.years)}</td>"]
        cells += [f'<td class="count">{count or "—"}</td>' for count in one.counts]
        rows.append(row([*cells, f"<td>{text(one.missing)}</td>"]))
    total = "".join(f'<td class="count">{count}</td>' for count in _counts(checked))
    rows.append(row([f'<th scope="row">合计</th><td></td>{total}<td></td>']))
    table = (
        "<table>\n<caption>各单位的检查结果，点单位名称看它的一份</caption>\n"
        f"<thead>\n{row([*map(text, _HEADS)], head=True)}</thead>\n"
        f"<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )
    body = "".join(f"<p>{text(line)}</p>\n" for line in lines if line)
    body += scroll("各单位的检查结果", table)
    if options.passed:
        listed = "".join(f"<li>{text(path)}</li>\n" for path in options.passed)
        body += f"<h2>没有检查的文件</h2>\n<ul>\n{listed}</ul>\n"
    return whole(f"{TITLE}总表", body)


def _absent(missing: Mapping[str, Sequence[int]]) -> str:
    """Who is missing, in one sentence for each year; '' where nobody is."""
    years = sorted({year for lacking in missing.values() for year in lacking})
    told = []
    for year in years:
        names = [name for name, lacking in missing.items() if year in lacking]
        told.append(f"{year}年度没有报告的单位（{len(names)}）：{'、'.join(names)}")
    if never := [name for name, lacking in missing.items() if not lacking]:
        told.append(f"没有任何报告的单位（{len(never)}）：{'、'.join(never)}")
    return "；".join(told) + "。" if told else ""


def index_xlsx(
    entries: Sequence[Entry], missing: Mapping[str, Sequence[int]], options: Options
) -> bytes:
    """The index as a workbook; the same bytes for the same findings."""
    from openpyxl import Workbook

    widths = (34, 22, *[8] * (len(_COUNTED) - 1), 10, 22)
    columns = [
        Column(head, wide, number=head in _COUNTED)
        for head, wide in zip(_HEADS, widths, strict=True)
    ]
    book, looks = Workbook(), Looks()
    sheet = book.active or book.create_sheet()
    sheet.title = "各单位检查结果"
    table = Table(sheet, columns, looks)
    for one in _rows(entries, missing):
        table.write([one.name, one.years, *one.counts, one.missing])
        if one.file:
            link_file(sheet.cell(table.rows, 1), one.file)
    blank = [None] * (len(_HEADS) - 2)
    for path in options.passed:
        table.write(["没有检查", path, *blank])
    checked = _everything(entries)
    table.write(["合计", None, *_counts(checked), None], strong=True)
    table.finish(count_findings(sum_up(checked, options.passed)))
    return date_package(save_book(book), first_day(checked))


Index = Callable[[Sequence[Entry], Mapping[str, Sequence[int]], Options], str | bytes]
INDEXES: Mapping[str, Index] = {"html": index_html, "xlsx": index_xlsx}
"""The formats in which each unit has a file of its own, with their index."""
