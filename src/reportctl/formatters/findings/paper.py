"""A unit's findings in the words of the paper: it filled the form and has never seen the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from reportctl.finding import Finding
from reportctl.formatters.findings.checked import CLOSED, Checked
from reportctl.record import replace
from reportctl.schema.form import Form, Section
from reportctl.schema.load import editions, form_for, load_form

OFFICE = (*CLOSED, "F114", "F115", "F116", "L709")
"""What the office mends that reads the units' papers: what is not read yet, or lies elsewhere."""
_FACTS = {
    "organ": "机关名称",
    "year": "年度",
    "title": "标题",
    "preface": "前言",
    "signature": "落款",
    "date": "成文日期",
}
_BEGINNING = 14
"""Letters by which a paragraph is known."""


def without_office(checked: Sequence[Checked]) -> tuple[Checked, ...]:
    """What is for the unit to mend; files of which nothing was read are left out."""
    return tuple(
        replace(one, findings=tuple(f for f in one.findings if not _waits(f)))
        for one in checked
        if not is_closed(one)
    )


def of_office(checked: Iterable[Checked]) -> Iterator[tuple[Checked, Finding]]:
    """What is for the office to mend, with the file in which it is."""
    for one in checked:
        yield from ((one, finding) for finding in one.findings if _waits(finding))


def is_closed(checked: Checked) -> bool:
    """Whether it is a file of which nothing else can be said."""
    return checked.year is None and any(f.code in CLOSED for f in checked.findings)


def _waits(finding: Finding) -> bool:
    return finding.code in OFFICE and finding.waived is None


def tell_office(checked: Sequence[Checked]) -> str:
    """What a unit is not told of, in one sentence, so that nobody takes it for in order; or ''."""
    closed = [one for one in checked if is_closed(one)]
    rest = [each for each in of_office(checked) if each[0] not in closed]
    cells = sum(_cells(one, finding) for one, finding in rest if finding.code == "F114")
    others = sum(finding.code != "F114" for _, finding in rest)
    names = "、".join(PurePath(one.path).name for one in closed)
    told = [
        f"有 {len(closed)} 份报告（{names}）本办还没有读出来，没有检查" if closed else "",
        f"有 {cells} 格本办还没有读出来，含这些格的合计没有核对" if cells else "",
        f"{'另' if cells else ''}有 {others} 处是本办读入、存放时的，由本办核对" if others else "",
    ]
    clauses = "；".join(filter(None, told))
    return f"{clauses}。这些由本办补，不用单位改。" if clauses else ""


def _cells(checked: Checked, finding: Finding) -> int:
    """How many cells a finding speaks of: one, or those of a row."""
    row = _form(checked).rows.get(finding.key or "")
    return len(row[0].columns.leaves) if row and finding.column_key is None else 1


def name_place(checked: Checked, finding: Finding) -> tuple[str, ...]:
    """Where it stands: the section, then row and column, or how the paragraph begins.

    What the form has no place for is named by its line in the file.
    """
    form, key = _form(checked), finding.key or ""
    area, _, name = key.partition(".")
    if is_prose(checked, finding):
        title = form.texts[key].title if key in form.texts else _FACTS[name]
        lines = checked.text.split("\n")[finding.place.line - 1 : finding.place.line]
        begins = "".join(lines).strip()[:_BEGINNING]
        return (title, f"“{begins}…”一段") if begins else (title,)
    if area == "report" and name in _FACTS:
        return (_FACTS[name],)
    if section := form.section_by_key.get(area):
        labels = [*_labels(section, key), *filter(None, [finding.column])]
        return (section.title, " · ".join(labels)) if labels else (section.title,)
    return (f"文件第 {finding.place.line} 行",)


def is_prose(checked: Checked, finding: Finding) -> bool:
    """Whether it speaks of a text, whose line everybody can read."""
    return finding.key == "report.preface" or finding.key in _form(checked).texts


def _labels(section: Section, key: str) -> list[str]:
    """The printed labels above and of a row."""
    for table in section.tables:
        if heading := table.rows.by_key.get(key.removeprefix(f"{table.key}.")):
            return [each.label for each in table.rows.trail(heading)]
    return []


def _form(checked: Checked) -> Form:
    return form_for(checked.year) if checked.year else load_form(editions()[-1])
