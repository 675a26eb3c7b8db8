"""What is said of the report, an item, a cell, a text and a finding, in plain words."""

from __future__ import annotations

from decimal import Decimal

from reportctl.finding import SEVERITIES, SEVERITY_WORDS, Finding
from reportctl.report.report import Number
from reportctl.schema.form import At, Form
from reportctl.terminal.width import width
from reportctl.tui.draft import Draft
from reportctl.tui.outline import Item, locate
from reportctl.tui.running_totals import add, sums_of, unread_cells

_PER_CENT = Decimal("0.1")


def say_report(draft: Draft) -> str:
    """What is being edited."""
    report = draft.report
    return f"{report.organ} {report.year}年  {draft.path.name}"


def say_item(draft: Draft, item: Item, findings: list[Finding], room: int) -> str:
    """How far an item has come, the gravest first; what finds no room is left out."""
    told = []
    if item.prose:
        prose = draft.report.prose.get(item.key)
        told.append(f"{count_characters(prose.text)}字" if prose and prose.text.strip() else "未写")
    else:
        cells = [draft.report.cells.get(at) for at in draft.cells(item)]
        unread = sum(cell is not None and cell.unread for cell in cells)
        blank = sum(cell is None or cell.blank for cell in cells)
        told += [f"未读{unread}格"] if unread else []
        told += [f"空{blank}格"] if blank else []
        told = told or ["已填满"]
    for severity in SEVERITIES:
        number = sum(finding.severity == severity for finding in findings)
        told += [f"{SEVERITY_WORDS[severity][0]}{number}"] if number else []
    while len(told) > 1 and width(" ".join(told)) > room:
        told.pop()
    return " ".join(told)


def say_cell(draft: Draft, at: At, typing: str | None) -> tuple[str, str, str]:
    """A cell in three lines: where it is, what stands there now and last year, what it counts."""
    report = draft.report
    table, row, column = next(
        (t, r, c)
        for t in report.tables
        for r in t.rows.leaves
        for c in t.columns.leaves
        if t.at(r, c) == at
    )
    rows = " › ".join(heading.label for heading in table.rows.trail(row))
    where = rows if table.single else f"{rows} · {column.label}"
    written = draft.written(at)
    now = f"正在输入：{typing}" if typing is not None else f"本年 {written or '（空白）'}"
    told = [now, *_say_total(draft, at), _say_last(draft, at)]
    faults = [f for f in draft.findings if f.waived is None and locate(report, f) == at]
    if faults:
        note = say_finding(faults[0])
    else:
        basis = f"依据：{row.basis}" if row.basis else ""
        note = " ".join(filter(None, (row.note, column.note, basis)))
    return where, "  ".join(filter(None, told)), draft.locked(at) or note


def _say_total(draft: Draft, at: At) -> list[str]:
    """Whether a total is the sum that it should be."""
    values = {key: cell.value for key, cell in draft.report.cells.items()}
    sums = sums_of(draft.report, at)
    if not unread_cells(draft.report).isdisjoint(part for one in sums for part in one.parts):
        return ["总计：各项里有没有读出来的格（?），无法核对"]
    held = values.get(at)
    for one in sums:
        wanted = add(values, one.parts)
        if held is not None and held != (wanted or 0):
            return [f"总计：各项之和是 {wanted or 0}，与填写的不同（按 = 改成之和）"]
    return ["总计：等于各项之和，随各项自动算"] if sums else []


def _say_last(draft: Draft, at: At) -> str:
    last = draft.beside.previous
    if last is None:
        return "没有上年度报告"
    carried = [c for t in draft.report.form.tables for c in t.carried if c.this == at]
    source, name = (carried[0].last, "上年结转下年度") if carried else (at, "上年")
    if source not in last.cells:
        source, name = _older(draft.report.form, source), "上年（口径近似）"
    cell = last.cells.get(source)
    if cell is None:
        return "上年没有这一格"
    if cell.value is None:
        return f"{name} {cell.written or '（空白）'}"
    return f"{name} {cell.written}{_change(draft.report.value(at), cell.value)}"


def _older(form: Form, at: At) -> At:
    """The cell of the older edition that this one nearly continues; itself where there is none."""
    for was in form.was:
        whole = not was.column and was.key == at.row
        if was.how == "near" and (whole or (was.key, was.column) == at):
            return At(was.was, was.was_column or at.column)
    return at


def _change(new: Number | None, old: Number) -> str:
    if new is None:
        return ""
    step = new - old
    if not step:
        return "（持平）"
    share = f"，{(Decimal(step) * 100 / Decimal(old)).quantize(_PER_CENT):+}%" if old else ""
    return f"（{step:+}{share}）"


def say_text(draft: Draft, item: Item, text: str) -> tuple[str, str, str]:
    """A text in three lines: where it is, how long it is now and was last year, what it is for."""
    last = draft.beside.previous
    old = last.prose.get(item.key) if last else None
    told = [f"本年 {count_characters(text)}字 {_paragraphs(text)}段"]
    if old:
        told.append(f"上年 {count_characters(old.text)}字 {_paragraphs(old.text)}段")
    elif last is None:
        told.append("没有上年度报告")
    return item.title, "  ".join(told), item.note


def count_characters(text: str) -> int:
    """The characters of a text without its blanks and line ends."""
    return sum(not char.isspace() for char in text)


def _paragraphs(text: str) -> int:
    return sum(bool(line.strip()) for line in text.split("\n"))


def say_finding(finding: Finding) -> str:
    """A finding on one line."""
    hint = f"（{finding.hint}）" if finding.hint else ""
    return f"{SEVERITY_WORDS[finding.severity]} {finding.code} {finding.message}{hint}"


def marked(draft: Draft, item: Item, severity: str) -> frozenset[At]:
    """The cells of an item that a finding of this severity is about, alone."""
    return frozenset(
        at
        for finding in draft.findings
        if finding.severity == severity and finding.waived is None
        if (at := locate(draft.report, finding)) is not None
        and draft.home.get(at) == item
        and finding.column == (cell.column if (cell := draft.report.cells.get(at)) else None)
    )
