"""A comparison for people at a terminal: one report, read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.compare.changes import Comparison
from reportctl.formatters.changes.lines import Sheet, sheets
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.summary import summary, told_checks
from reportctl.formatters.changes.text_prose import format_mentions, format_section
from reportctl.formatters.changes.text_tables import format_sheet, layout
from reportctl.formatters.changes.words import (
    arithmetic,
    check_name,
    describe,
    edition_notice,
    fact_lines,
    points,
    share,
    sides,
    title,
)
from reportctl.terminal.color import GOOD, QUIET, STRONG, paint
from reportctl.terminal.safe import plain
from reportctl.terminal.width import pad, width
from reportctl.terminal.wrap import hang

ALARM = "1;31"
TONES = {"holds": GOOD, "broken": ALARM, "unknown": QUIET}
LEAST = 80
"""Columns for which the tables are laid out at the least."""


def format_changes(comparison: Comparison, options: Options) -> str:
    """The whole comparison; a line is never wider than the terminal, from 80 columns on."""
    return "\n".join(line.rstrip() for line in _lines(comparison, options)) + "\n"


def _lines(comparison: Comparison, options: Options) -> Iterator[str]:
    yield from _head(comparison, options)
    if options.tables:
        for sheet in sheets(comparison, every=options.every, only=options.keys):
            yield ""
            yield from format_sheet(sheet, layout(comparison, sheet, options), options)
            if not options.keys:
                yield from _below(comparison, sheet, options)
        yield from _extras(comparison, options)
    for section in comparison.prose:
        if options.prose(section.key):
            yield ""
            yield from format_section(section, comparison, options)
    yield from format_mentions(comparison, options)
    yield ""
    yield from _wrapped(summary(comparison), STRONG, options)


def _head(comparison: Comparison, options: Options) -> Iterator[str]:
    yield from _wrapped(title(comparison), STRONG, options)
    for name, report in zip(sides(comparison), (comparison.old, comparison.new), strict=True):
        yield from _wrapped(f"  {name}  {describe(report)}（{report.path}）", QUIET, options)
    for fact in fact_lines(comparison):
        yield from _wrapped(f"  {plain(fact)}", ALARM, options)
    notice = edition_notice(comparison)
    if notice:
        yield from _wrapped(notice, "33", options)


def _wrapped(text: str, code: str, options: Options) -> Iterator[str]:
    yield from hang(text, code, max(options.width, LEAST), color=options.color)


def _below(comparison: Comparison, sheet: Sheet, options: Options) -> Iterator[str]:
    """What belongs under a section's table: shares, and what last year's figures demand."""
    if sheet.key == _section(comparison, [s.key for s in comparison.shares]):
        yield from _shares(comparison, options)
    for check in told_checks(comparison):
        if comparison.new.form.cells[check.at][0].section != sheet.key:
            continue
        terms = "、".join(name for name, _ in check.terms)
        text = f"  {check_name(check)}：{arithmetic(check)}（{terms}）"
        yield from _wrapped(text, TONES[check.state], options)


def _section(comparison: Comparison, keys: list[str]) -> str:
    for table in comparison.new.form.tables:
        if any(key.startswith(f"{table.key}.") for key in keys):
            return table.section
    return ""


def _shares(comparison: Comparison, options: Options) -> Iterator[str]:
    if not any(share.old or share.new for share in comparison.shares):
        return
    yield paint("  办理结果占总计的比例", STRONG, color=options.color)
    wide = max(width(one.label) for one in comparison.shares) + 2
    for one in comparison.shares:
        change = points(one.points)
        if not change:
            told = ""
        elif change == "0.00":
            told = paint("未变", QUIET, color=options.color)
        else:
            told = f"{change} 个百分点"
        old, new = share(one.old_percent), share(one.new_percent)
        yield f"    {pad(one.label + '率', wide)} {old:>8} → {new:>8}   {told}"


def _extras(comparison: Comparison, options: Options) -> Iterator[str]:
    if comparison.extras:
        yield ""
        yield paint("格式之外的行", STRONG, color=options.color)
    for extra in comparison.extras:
        old, new = (
            "没有这一行" if row is None else " ".join(plain(one) for one in row)
            for row in (extra.old, extra.new)
        )
        same = "（未变）" if extra.old == extra.new else ""
        yield from _wrapped(f"  {extra.label}：{old} → {new}{same}", "", options)
