"""The index of the units' feedback: a row for each, and for each that has no report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import quote

from reportctl.archive import date_package, save_book
from reportctl.finding import SEVERITY_WORDS
from reportctl.formatters.findings.checked import (
    ANSWER,
    CLOSED,
    CODE,
    MESSAGE,
    WAIVED,
    Answer,
    Checked,
    Options,
    count_findings,
    sum_up,
)
from reportctl.formatters.findings.html import TITLE
from reportctl.formatters.findings.paper import of_office
from reportctl.formatters.findings.xlsx import KNOWN, first_day, tally
from reportctl.formatters.html_parts import row, scroll, text, whole
from reportctl.formatters.workbook import Column, Looks, Table, link_file
from reportctl.record import NamedTuple

_COUNTED = (*SEVERITY_WORDS.values(), WAIVED)
OFFICE = "由本办补"
"""What is not for the unit to mend and stands in the index alone."""
_OFFICE_HEADS = ("单位", "文件", "行", CODE, MESSAGE, "怎么改")
_ANSWER_HEADS = ("单位", "报告", CODE, MESSAGE, ANSWER, "单位的说明", "这次检查", "文件")
"""Not those of a unit's workbook: the index is none."""


class Entry(NamedTuple):
    """A unit and its feedback."""

    name: str
    checked: Sequence[Checked]
    file: str
    """The name of the file that has its findings, in the folder of the index."""


class Answered(NamedTuple):
    """What a unit answered, and what came of it."""

    unit: str
    file: str
    """The name of the workbook in which it stands."""
    answer: Answer
    now: str
    """Whether the finding is still there."""


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
            _counts(entry.checked, _extra(entries)),
            _years(missing.get(entry.name, ())),
        )
        for entry in entries
    ]
    none = [0] * len(_heads(entries)[2:-1])
    rows += [
        _Row(name, "", "没有报告", none, _years(years))
        for name, years in missing.items()
        if name not in known
    ]
    return rows


def _counts(checked: Sequence[Checked], extra: Sequence[str]) -> list[int]:
    """Findings of each severity and accepted ones, and what of `extra` there is."""
    findings = [finding for one in checked for finding in one.findings]
    more = {KNOWN: sum(one.known for one in checked), OFFICE: len([*of_office(checked)])}
    return [*tally(findings), *(more[head] for head in extra)]


def _extra(entries: Sequence[Entry]) -> list[str]:
    """The columns in which something stands for at least one unit."""
    checked = _everything(entries)
    return [
        *([KNOWN] if any(one.known for one in checked) else []),
        *([OFFICE] if any(True for _ in of_office(checked)) else []),
    ]


def _heads(entries: Sequence[Entry]) -> list[str]:
    return ["单位", "报告的年度", *_COUNTED, *_extra(entries), "缺报告的年度"]


def _of_office(entries: Sequence[Entry]) -> list[tuple[str, str, int, str, str, str]]:
    """What the office is to mend, as rows under `_OFFICE_HEADS`."""
    return [
        (
            entry.name,
            one.path,
            finding.place.line,
            finding.code,
            finding.message,
            finding.hint or "",
        )
        for entry in entries
        for one, finding in of_office(entry.checked)
    ]


def _year(one: Checked) -> str:
    """The year of a report; what is said of a file that gives none."""
    unread = any(finding.code in CLOSED for finding in one.findings)
    return str(one.year) if one.year else "有打不开的" if unread else "年度不明"


def _years(years: Iterable[int | str]) -> str:
    return "、".join(dict.fromkeys(sorted(map(str, years))))


def _everything(entries: Sequence[Entry]) -> list[Checked]:
    return [one for entry in entries for one in entry.checked]


def _answers(answered: Sequence[Answered]) -> list[tuple[str, ...]]:
    """Rows under `_ANSWER_HEADS`."""
    return [
        (
            one.unit,
            one.answer.report,
            one.answer.code,
            one.answer.message,
            one.answer.answer,
            one.answer.remark,
            one.now,
            one.file,
        )
        for one in answered
    ]


def index_html(
    entries: Sequence[Entry],
    missing: Mapping[str, Sequence[int]],
    options: Options,
    answered: Sequence[Answered] = (),
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
    counts = _counts(checked, _extra(entries))
    total = "".join(f'<td class="count">{count}</td>' for count in counts)
    rows.append(row([f'<th scope="row">合计</th><td></td>{total}<td></td>']))
    table = (
        "<table>\n<caption>各单位的检查结果，点单位名称看它的一份</caption>\n"
        f"<thead>\n{row([*map(text, _heads(entries))], head=True)}</thead>\n"
        f"<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )
    body = "".join(f"<p>{text(line)}</p>\n" for line in lines if line)
    body += scroll("各单位的检查结果", table)
    if answered:
        body += _listed(ANSWER, "各单位在发回的检查结果里写的。", _ANSWER_HEADS, _answers(answered))
    if office := _of_office(entries):
        told = "没有写进各单位的一份；先补上，再检查一遍、再发。"
        body += _listed(f"{OFFICE}的", told, _OFFICE_HEADS, office)
    if options.passed:
        listed = "".join(f"<li>{text(path)}</li>\n" for path in options.passed)
        body += f"<h2>没有检查的文件</h2>\n<ul>\n{listed}</ul>\n"
    return whole(f"{TITLE}总表", body)


def _listed(
    title: str, told: str, heads: Sequence[str], rows: Iterable[Sequence[str | int]]
) -> str:
    """A heading, a sentence and a table."""
    body = "".join(row([f"<td>{text(str(each))}</td>" for each in one]) for one in rows)
    table = (
        f"<table>\n<thead>\n{row([*map(text, heads)], head=True)}</thead>\n"
        f"<tbody>\n{body}</tbody>\n</table>\n"
    )
    return f"<h2>{title}</h2>\n<p>{told}</p>\n{scroll(title, table)}"


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
    entries: Sequence[Entry],
    missing: Mapping[str, Sequence[int]],
    options: Options,
    answered: Sequence[Answered] = (),
) -> bytes:
    """The index as a workbook; the same bytes for the same findings."""
    from openpyxl import Workbook

    heads = _heads(entries)
    widths = (34, 22, *[8 if head in _COUNTED else 10 for head in heads[2:-1]], 22)
    columns = [
        Column(head, wide, number=head in heads[2:-1])
        for head, wide in zip(heads, widths, strict=True)
    ]
    book, looks = Workbook(), Looks()
    sheet = book.active or book.create_sheet()
    sheet.title = "各单位检查结果"
    table = Table(sheet, columns, looks)
    for one in _rows(entries, missing):
        table.write([one.name, one.years, *one.counts, one.missing])
        if one.file:
            link_file(sheet.cell(table.rows, 1), one.file)
    blank = [None] * (len(heads) - 2)
    for path in options.passed:
        table.write(["没有检查", path, *blank])
    checked = _everything(entries)
    table.write(["合计", None, *_counts(checked, _extra(entries)), None], strong=True)
    table.finish(count_findings(sum_up(checked, options.passed)))
    sheets = (
        (ANSWER, _ANSWER_HEADS, (30, 30, 7, 50, 12, 24, 16, 30), _answers(answered)),
        (OFFICE, _OFFICE_HEADS, (30, 34, 6, 7, 50, 36), _of_office(entries)),
    )
    for title, names, wide, rows in sheets:
        if rows:
            columns = [
                Column(*each, number=each[0] == "行") for each in zip(names, wide, strict=True)
            ]
            more = Table(book.create_sheet(title), columns, looks)
            for each in rows:
                more.write(each)
            more.finish(title)
    return date_package(save_book(book), first_day(checked))


Index = Callable[
    [Sequence[Entry], Mapping[str, Sequence[int]], Options, Sequence[Answered]], str | bytes
]
INDEXES: Mapping[str, Index] = {"html": index_html, "xlsx": index_xlsx}
"""The formats in which each unit has a file of its own, with their index."""
