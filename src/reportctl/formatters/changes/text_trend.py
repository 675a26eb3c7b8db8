"""A trend for people at a terminal: one column for each year, bars, first to last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.compare.trend import Series, Trend
from reportctl.formatters.changes.options import Options
from reportctl.formatters.changes.summary import fold_columns, say_checks
from reportctl.formatters.changes.text import ALARM, LEAST
from reportctl.formatters.changes.text_tables import MOST_LABEL
from reportctl.formatters.changes.trend_lines import (
    TrendLine,
    TrendSheet,
    bars,
    change,
    legend,
    shown,
    span,
    trend_sheets,
)
from reportctl.formatters.changes.words import STATES, arithmetic
from reportctl.record import NamedTuple
from reportctl.terminal.color import QUIET, STRONG, paint
from reportctl.terminal.safe import plain
from reportctl.terminal.width import pad, width
from reportctl.terminal.wrap import hang, wrap

_GAP = 2
_LEAST_LABEL = 24


class _Panel(NamedTuple):
    """A stretch of years that fits the width."""

    years: range
    """Indices of the years."""
    last: bool
    """Whether bars and changes stand at its end."""


def format_trend(trend: Trend, options: Options) -> str:
    """The whole trend; years that do not fit side by side stand under each other."""
    return "\n".join(line.rstrip() for line in _lines(trend, options)) + "\n"


def _lines(trend: Trend, options: Options) -> Iterator[str]:
    room = max(options.width, LEAST)
    yield from _wrapped(span(trend), STRONG, room, options)
    for report in trend.reports:
        text = f"  {report.year}年  {report.organ} · {report.form.notice}格式（{report.path}）"
        yield from _wrapped(text, QUIET, room, options)
    if trend.missing:
        gone = "、".join(f"{year}年" for year in trend.missing)
        yield from _wrapped(f"  缺 {gone}的报告", "33", room, options)
    marks = legend(trend)
    if marks:
        yield from _wrapped(f"  {marks}", QUIET, room, options)
    sheets = trend_sheets(trend, every=options.every, columns=options.columns, only=options.keys)
    for sheet in sheets if options.tables else ():
        yield ""
        yield from _sheet(sheet, trend, room, options)
    if options.tables and not options.keys:
        yield from _shares(trend, options)
        yield from _checks(trend, room, options)


def _wrapped(text: str, code: str, room: int, options: Options) -> Iterator[str]:
    yield from hang(text, code, room, color=options.color)


def _sheet(sheet: TrendSheet, trend: Trend, room: int, options: Options) -> Iterator[str]:
    yield paint(sheet.title, STRONG, color=options.color)
    series = [line.series for line in sheet.lines if line.series]
    if series:
        figures = max([6, *(width(shown(p)) for one in series for p in one.points)])
        ends = [change(one) for one in series]
        delta, percent = (max([6, *(width(end[n]) for end in ends)]) for n in (0, 1))
        drawn = max(len(bars(series[0])), 4)
        tail = drawn + delta + percent + _GAP * 3
        panels = _panels(len(trend.years), figures, tail, room)
        widest = max(len(panel.years) for panel in panels)
        label = room - widest * (figures + _GAP) - tail
        longest = max(_own(line) for line in sheet.lines)
        label = max(_LEAST_LABEL, min(label, longest, MOST_LABEL))
        for panel in panels:
            yield from _panel(sheet, trend, panel, (label, figures, delta, percent), options)
    if sheet.folded:
        yield paint(f"  另有{sheet.folded}行没有变（--all 全部列出）", QUIET, color=options.color)


def _first(sheet: TrendSheet) -> Series:
    return next(line.series for line in sheet.lines if line.series)


def _own(line: TrendLine) -> int:
    return width(line.label) + 2 * line.depth


def _panels(years: int, figures: int, tail: int, room: int) -> Sequence[_Panel]:
    """The years in stretches that fit beside a label; the newest stretch has the tail."""
    fits = max(1, (room - _LEAST_LABEL - tail) // (figures + _GAP))
    panels = [_Panel(range(max(0, years - fits), years), last=True)]
    fits = max(1, (room - _LEAST_LABEL) // (figures + _GAP))
    while panels[0].years.start:
        end = panels[0].years.start
        panels.insert(0, _Panel(range(max(0, end - fits), end), last=False))
    return panels


def _panel(
    sheet: TrendSheet,
    trend: Trend,
    panel: _Panel,
    widths: tuple[int, int, int, int],
    options: Options,
) -> Iterator[str]:
    label, figures, delta, percent = widths
    head = " " * label
    for at in panel.years:
        head += " " * _GAP + _right(f"{trend.years[at]}", figures)
    if panel.last:
        head += " " * _GAP + pad("走势", max(len(bars(_first(sheet))), 4))
        head += " " * _GAP + _right("首末", delta) + " " * _GAP + _right("增减%", percent)
    yield paint(head, QUIET, color=options.color)
    for line in sheet.lines:
        indent = "  " * line.depth
        parts = wrap([(plain(line.label), "")], label - len(indent) if line.series else 999)
        texts = ["".join(text for text, _ in part) for part in parts]
        if line.series is None:
            yield indent + paint(texts[0], QUIET, color=options.color)
            continue
        told = ""
        for at in panel.years:
            point = line.series.points[at]
            text = " " * _GAP + _right(shown(point), figures)
            told += paint(text, "" if point.counts else QUIET, color=options.color)
        if panel.last:
            drawn = pad(bars(line.series), 4)
            told += " " * _GAP + paint(drawn, "36", color=options.color)
            difference, per_cent = change(line.series)
            told += " " * _GAP + _right(difference, delta) + " " * _GAP
            told += _right(per_cent, percent)
        strong = STRONG if line.total else ""
        first = paint(indent + pad(texts[0], label - len(indent)), strong, color=options.color)
        yield first + told
        for more in texts[1:]:
            yield paint(indent + more, strong, color=options.color)


def _shares(trend: Trend, options: Options) -> Iterator[str]:
    if not any(values for _, values in trend.shares):
        return
    yield ""
    yield paint("办理结果占总计的比例（%）", STRONG, color=options.color)
    wide = max(width(label) for label, _ in trend.shares) + 2
    fits = max(1, (max(options.width, LEAST) - wide - 4) // 8)
    for start in range(0, len(trend.years), fits):
        years = trend.years[start : start + fits]
        head = " " * (wide + 4) + "".join(f"{year:>8}" for year in years)
        yield paint(head, QUIET, color=options.color)
        for label, values in trend.shares:
            known = dict(values)
            told = "".join(f"{known[y]:>8.2f}" if y in known else f"{'—':>8}" for y in years)
            yield f"  {pad(label + '率', wide + 2)}{told}"


def _checks(trend: Trend, room: int, options: Options) -> Iterator[str]:
    """Where the years do not join."""
    broken = [check for check in fold_columns(trend.checks) if check.state == "broken"]
    yield ""
    if not trend.checks:
        yield from _wrapped("没有相邻的两年，结转、滚存无从核对。", QUIET, room, options)
    else:
        states = {check.state for check in trend.checks}
        tone = ALARM if broken else "32" if states == {"holds"} else QUIET
        yield from _wrapped(f"各年{say_checks(trend.checks)}。", tone, room, options)
    for check in broken:
        terms = "、".join(name for name, _ in check.terms)
        kind = ("结转" if check.kind == "carry" else "滚存") + STATES[check.state]
        text = f"{kind}  {check.label}·{check.column}：{arithmetic(check)}（{terms}）"
        yield from _wrapped(text, ALARM, room, options)


def _right(text: str, columns: int) -> str:
    return " " * (columns - width(text)) + text
