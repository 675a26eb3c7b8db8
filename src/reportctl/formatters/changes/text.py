"""Changes in a terminal: two reports side by side, or years that fold where they do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.comparison.changes import Comparison
from reportctl.comparison.trend import Series, Trend
from reportctl.formatters.changes.change_lines import (
    Sheet,
    fold_columns,
    say_checks,
    sheets,
    shown_checks,
    summary,
)
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.text_prose import format_mentions, format_section
from reportctl.formatters.changes.text_tables import format_sheet, layout
from reportctl.formatters.changes.trend_lines import (
    BETWEEN,
    Panel,
    TrendSheet,
    bars,
    change,
    cut,
    lay,
    legend,
    shown,
    span,
    trend_sheets,
)
from reportctl.formatters.changes.words import (
    STATES,
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
from reportctl.terminal.color import GOOD, QUIET, STRONG, colored
from reportctl.terminal.safe import plain
from reportctl.terminal.width import pad, width
from reportctl.terminal.wrap import hang, wrap

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
    for check in shown_checks(comparison):
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
    yield colored("  办理结果占总计的比例", STRONG, color=options.color)
    wide = max(width(one.label) for one in comparison.shares) + 2
    for one in comparison.shares:
        change = points(one.points)
        if not change:
            told = ""
        elif change == "0.00":
            told = colored("未变", QUIET, color=options.color)
        else:
            told = f"{change} 个百分点"
        old, new = share(one.old_percent), share(one.new_percent)
        yield f"    {pad(one.label + '率', wide)} {old:>8} → {new:>8}   {told}"


def _extras(comparison: Comparison, options: Options) -> Iterator[str]:
    if comparison.extras:
        yield ""
        yield colored("格式之外的行", STRONG, color=options.color)
    for extra in comparison.extras:
        old, new = (
            "没有这一行" if row is None else " ".join(plain(one) for one in row)
            for row in (extra.old, extra.new)
        )
        same = "（未变）" if extra.old == extra.new else ""
        yield from _wrapped(f"  {extra.label}：{old} → {new}{same}", "", options)


def format_trend(trend: Trend, options: Options) -> str:
    """The whole trend; years that do not fit side by side stand under each other."""
    return "\n".join(line.rstrip() for line in _trend_lines(trend, options)) + "\n"


def _trend_lines(trend: Trend, options: Options) -> Iterator[str]:
    room = max(options.width, LEAST)
    yield from _wrapped(span(trend), STRONG, options)
    for report in trend.reports:
        text = f"  {report.year}年  {report.organ} · {report.form.notice}格式（{report.path}）"
        yield from _wrapped(text, QUIET, options)
    if trend.missing:
        gone = "、".join(f"{year}年" for year in trend.missing)
        yield from _wrapped(f"  缺 {gone}的报告", "33", options)
    marks = legend(trend)
    if marks:
        yield from _wrapped(f"  {marks}", QUIET, options)
    sheets = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for sheet in sheets if options.tables else ():
        yield ""
        yield from _sheet(sheet, trend, room, options)
    if options.tables and not options.keys:
        yield from _trend_shares(trend, options)
        yield from _checks(trend, options)


def _sheet(sheet: TrendSheet, trend: Trend, room: int, options: Options) -> Iterator[str]:
    """A section's tables; where its years do not fit side by side, each table by itself."""
    yield colored(sheet.title, STRONG, color=options.color)
    if any(line.series for line in sheet.lines):
        whole = lay(sheet, trend, room)
        parts = [whole] if len(whole.panels) == 1 else [lay(p, trend, room) for p in cut(sheet)]
        for part in parts:
            for panel in part.panels:
                yield from _panel(part.sheet, trend, panel, part.widths, options)
    if sheet.folded:
        yield colored(f"  另有{sheet.folded}行没有变（--all 全部列出）", QUIET, color=options.color)


def _first(sheet: TrendSheet) -> Series:
    return next(line.series for line in sheet.lines if line.series)


def _panel(
    sheet: TrendSheet,
    trend: Trend,
    panel: Panel,
    widths: tuple[int, Sequence[int], int, int],
    options: Options,
) -> Iterator[str]:
    label, figures, delta, percent = widths
    head = " " * label
    for at in panel.years:
        head += " " * BETWEEN + _right(f"{trend.years[at]}", figures[at])
    if panel.last:
        head += " " * BETWEEN + pad("走势", max(len(bars(_first(sheet))), 4))
        head += " " * BETWEEN + _right("首末", delta) + " " * BETWEEN + _right("增减%", percent)
    yield colored(head, QUIET, color=options.color)
    for line in sheet.lines:
        indent = "  " * line.depth
        parts = wrap([(plain(line.label), "")], label - len(indent) if line.series else 999)
        texts = ["".join(text for text, _ in part) for part in parts]
        if line.series is None:
            yield indent + colored(texts[0], QUIET, color=options.color)
            continue
        told = ""
        for at in panel.years:
            point = line.series.points[at]
            text = " " * BETWEEN + _right(shown(point), figures[at])
            told += colored(text, "" if point.counts else QUIET, color=options.color)
        if panel.last:
            drawn = pad(bars(line.series), 4)
            told += " " * BETWEEN + colored(drawn, "36", color=options.color)
            difference, per_cent = change(line.series)
            told += " " * BETWEEN + _right(difference, delta) + " " * BETWEEN
            told += _right(per_cent, percent)
        strong = STRONG if line.total else ""
        first = colored(indent + pad(texts[0], label - len(indent)), strong, color=options.color)
        yield first + told
        for more in texts[1:]:
            yield colored(indent + more, strong, color=options.color)


def _trend_shares(trend: Trend, options: Options) -> Iterator[str]:
    if not any(values for _, values in trend.shares):
        return
    yield ""
    yield colored("办理结果占总计的比例（%）", STRONG, color=options.color)
    wide = max(width(label) for label, _ in trend.shares) + 2
    fits = max(1, (max(options.width, LEAST) - wide - 4) // 8)
    for start in range(0, len(trend.years), fits):
        years = trend.years[start : start + fits]
        head = " " * (wide + 4) + "".join(f"{year:>8}" for year in years)
        yield colored(head, QUIET, color=options.color)
        for label, values in trend.shares:
            known = dict(values)
            told = "".join(f"{known[y]:>8.2f}" if y in known else f"{'—':>8}" for y in years)
            yield f"  {pad(label + '率', wide + 2)}{told}"


def _checks(trend: Trend, options: Options) -> Iterator[str]:
    """Where the years do not join."""
    broken = [check for check in fold_columns(trend.checks) if check.state == "broken"]
    yield ""
    if not trend.checks:
        yield from _wrapped("没有相邻的两年，结转、滚存无从核对。", QUIET, options)
    else:
        states = {check.state for check in trend.checks}
        tone = ALARM if broken else "32" if states == {"holds"} else QUIET
        yield from _wrapped(f"各年{say_checks(trend.checks)}。", tone, options)
    for check in broken:
        terms = "、".join(name for name, _ in check.terms)
        kind = ("结转" if check.kind == "carry" else "滚存") + STATES[check.state]
        text = f"{kind}  {check.label}·{check.column}：{arithmetic(check)}（{terms}）"
        yield from _wrapped(text, ALARM, options)


def _right(text: str, columns: int) -> str:
    return " " * (columns - width(text)) + text
