"""A report as a form to fill in: its grids, its texts to write, and what the form must know."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from reportctl.page.blocks import Grid
from reportctl.page.grid import draw_section
from reportctl.record import NamedTuple
from reportctl.report.report import LEVELS, SCOPES, Report
from reportctl.report.template import write_template
from reportctl.schema.form import At, Section


class Entry(NamedTuple):
    """A text to write, or a choice to make."""

    name: str
    """`report.title`, `prose.overview`."""
    label: str
    value: str
    hint: str = ""
    """What is to be written, for the person who writes it."""
    last: str = ""
    """Last year's text."""
    long: bool = False
    """Whether it has paragraphs."""
    choices: tuple[tuple[str, str], ...] = ()
    """What may be chosen, each with its words."""
    open: bool = True
    """Whether it is asked for; else it can be added (表前文字)."""


class Part(NamedTuple):
    """A section of the report."""

    key: str
    title: str
    blocks: tuple[Entry | Grid, ...]


class Webform(NamedTuple):
    """A whole form, ready to be painted."""

    title: str
    """The printed title, of the organ that it is made for."""
    organ: str
    year: int
    edition: int
    notice: str
    facts: tuple[Entry, ...]
    parts: tuple[Part, ...]
    closing: tuple[Entry, ...]
    """Signature and date."""
    last: Mapping[str, str]
    """Last year's figures, by the name of the cell."""
    last_year: int | None
    without: str
    """Why last year's figures do not stand beside; '' where they do."""
    data: str
    """What the form's script must know, as JSON text: `template`, the pieces of the report file
    (see `report/template.py`); `file`, the report file's name; `year`; `relations`, sums that must
    be equal, as `{"kind", "left", "right"}`; `carries`, `{"cell", "last"}`, and `rolls`, `{"cell",
    "adds", "removes", "last"}`, with last year's figure; `inferred` and `proofread` as in the
    report file."""


def compose_form(
    report: Report, file: str, last: Report | None = None, without: str = ""
) -> Webform:
    """The form of a report with its values in; `last` is last year's report.

    `without` says why there is none.
    """
    lasts = {".".join(at): cell.written for at, cell in last.cells.items()} if last else {}
    facts = (
        _fact("organ", "行政机关名称", report.organ),
        _fact("title", "标题", report.title, "不写则由机关名称和年度组成"),
        Entry("report.level", "机关层级", report.level or "", choices=tuple(LEVELS.items())),
        Entry("report.scope", "报告口径", report.scope or "", choices=tuple(SCOPES.items())),
        Entry("prose.preface", "前言", report.preface, "没有就不写", long=True),
    )
    closing = (
        _fact("signature", "署名", report.signature),
        _fact("date", "成文日期", report.date, f"如 {report.year + 1}年1月20日"),
    )
    return Webform(
        title=report.printed_title,
        organ=report.organ,
        year=report.year,
        edition=report.form.edition,
        notice=report.form.notice,
        facts=facts,
        parts=tuple(_part(section, report, last) for section in report.form.sections),
        closing=closing,
        last={name: text for name, text in lasts.items() if text},
        last_year=last.year if last else None,
        without="" if last else without,
        data=_data(report, file, lasts),
    )


def _fact(name: str, label: str, value: str, hint: str = "") -> Entry:
    return Entry(f"report.{name}", label, value, hint)


def _part(section: Section, report: Report, last: Report | None) -> Part:
    if section.prose:
        return Part(section.key, section.title, (_text(section.key, section.title, report, last),))
    tables = [table for table in report.tables if table.section == section.key]
    caption = section.title.partition("、")[2]
    grids = [grid._replace(caption=caption) for grid in draw_section(tables, report, {})]
    before, after = (
        _text(f"{section.key}.{name}", words, report, last)
        for name, words in (("text", "表前文字"), ("note", "表后文字"))
    )
    return Part(section.key, section.title, (before, *grids, after))


def _text(key: str, label: str, report: Report, last: Report | None) -> Entry:
    here = report.prose.get(key)
    before = last.prose.get(key) if last else None
    section = report.form.section_by_key.get(key)
    hint = section.note if section else "没有就不写"
    if key in report.proofread:
        hint = f"这段文字是扫描识别的，请对照原文校对。{hint}"
    return Entry(
        f"prose.{key}",
        label,
        here.text if here else "",
        hint,
        before.text if before else "",
        long=True,
        open=section is not None or bool(here),
    )


def _data(report: Report, file: str, lasts: Mapping[str, str]) -> str:
    data = {
        "file": file,
        "year": report.year,
        "template": write_template(report),
        "relations": list(_relations(report)),
        "carries": [
            {"cell": _name(carry.this), "last": lasts[_name(carry.last)]}
            for table in report.tables
            for carry in table.carried
            if lasts.get(_name(carry.last))
        ],
        "rolls": [
            {
                "cell": _name(roll.level),
                "adds": _name(roll.adds),
                "removes": _name(roll.removes),
                "last": lasts[_name(roll.level)],
            }
            for table in report.tables
            for roll in table.rolled
            if lasts.get(_name(roll.level))
        ],
        "inferred": sorted(map(_name, report.inferred)),
        "proofread": sorted(report.proofread),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _relations(report: Report) -> Iterator[dict[str, object]]:
    """The sums and balances of every table, in the form's order."""
    for table in report.tables:
        for one in table.sums:
            parts = [_name(at) for at in one.parts]
            yield {"kind": one.along, "left": parts, "right": [_name(one.total)]}
        for both in table.balances:
            left, right = [*map(_name, both.left)], [*map(_name, both.right)]
            yield {"kind": "balance", "left": left, "right": right}


def _name(at: At) -> str:
    return ".".join(at)
