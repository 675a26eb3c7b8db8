"""The tables of a trend as lines, and how a year's figure and a series are worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportctl.comparison.trend import Point, Series, Trend
from reportctl.formatters.changes.change_lines import wanted
from reportctl.formatters.changes.text_tables import MOST_LABEL
from reportctl.formatters.changes.words import NOT_COMPARABLE, figure, percent_of, signed
from reportctl.record import NamedTuple
from reportctl.terminal.width import width

BARS = "▁▂▃▄▅▆▇█"
MOST_BARS = 24
GAP = "·"
"""Stands in a row of bars for a year without a comparable figure."""

WORDS = {
    "absent": "无报告",
    "none": "—",
    "part": "—",
    "missing": "缺",
    "blank": "空白",
}
MARKS = {"near": "≈", "sum": "Σ", "beside": "※"}
LEGEND = {
    "near": "≈ 口径近似",
    "sum": "Σ 几行之和",
    "beside": "※ 口径不同，不计入走势",
    "none": "— 当年格式无此项",
    "part": "— 当年格式无此项",
}


class TrendLine(NamedTuple):
    """One line of a table."""

    label: str
    depth: int = 0
    series: Series | None = None
    """None for a heading."""
    total: bool = False


class TrendSheet(NamedTuple):
    """One section of tables."""

    key: str
    title: str
    lines: tuple[TrendLine, ...]
    folded: int


def trend_sheets(
    trend: Trend, *, every: bool = False, columns: bool = False, only: Sequence[str] = ()
) -> tuple[TrendSheet, ...]:
    """The sections that hold tables; series that never move are folded away unless `every`."""
    found = []
    for section in trend.reports[-1].form.sections:
        series = [s for s in trend.series if s.section == section.key and wanted(s.at.row, only)]
        if not columns:
            series = [one for one in series if not _one_of_several(one, series)]
        kept = [one for one in series if every or one.moves or _only_once(one)]
        if series:
            lines = tuple(_lines(kept, series, _totals(trend.series)))
            found.append(TrendSheet(section.key, section.title, lines, len(series) - len(kept)))
    return tuple(found)


def _one_of_several(one: Series, series: Sequence[Series]) -> bool:
    """Whether it is a kind of applicants, whose total stands in the same row."""
    if one.at.column == "total" or one.caption or one.single:
        return False
    row = [other for other in series if other.at.row == one.at.row]
    return len(row) > SEVERAL and any(other.at.column == "total" for other in row)


SEVERAL = 5
"""A row of more cells than these (table three) shows its total, others (table four) every cell."""


def _only_once(one: Series) -> bool:
    """Whether it has something to show in one year only, or nothing that is comparable."""
    return any(point.value for point in one.points) and one.ends is None


def _totals(series: Sequence[Series]) -> set[str]:
    """The rows of which every cell is a total."""
    rows: dict[str, list[bool]] = {}
    for one in series:
        rows.setdefault(one.at.row, []).append(one.total)
    return {row for row, cells in rows.items() if len(cells) > 1 and all(cells)}


def _lines(
    kept: Sequence[Series], series: Sequence[Series], totals: set[str]
) -> Iterator[TrendLine]:
    caption = ""
    shown: tuple[str, ...] = ()
    for one in kept:
        if one.caption != caption:
            caption, shown = one.caption, ()
            yield TrendLine(caption)
        depth = 1 if caption else 0
        above = list(one.above)
        several = sum(other.at.row == one.at.row for other in kept) > 1
        several = several or not (one.single or _sole(one, series))
        if several:
            above.append((one.at.row, one.label))
        keys = tuple(key for key, _ in above)
        for level, (key, label) in enumerate(above):
            if keys[: level + 1] != shown[: level + 1]:
                yield TrendLine(label, depth + level)
                shown = (*keys[:level], key)
        label = one.column if several else one.label
        if not several:
            shown = (*keys, one.at.row)
        total = one.total if several else one.at.row in totals
        yield TrendLine(label, depth + len(keys), one, total)


def _sole(one: Series, series: Sequence[Series]) -> bool:
    """Whether its row shows no other cell."""
    return sum(other.at.row == one.at.row for other in series) == 1


def shown(point: Point) -> str:
    """What stands in a year's column."""
    if point.value is None:
        return WORDS.get(point.state, "空白")
    return figure(point.value, point.written) + MARKS.get(point.state, "")


def bars(series: Series) -> str:
    """The newest years of the series as bars from 0 to their greatest figure."""
    points = series.points[-MOST_BARS:]
    figures = [float(p.value) for p in points if p.counts and p.value is not None]
    top = max(figures, default=0)
    drawn = ""
    for point in points:
        if not point.counts or point.value is None:
            drawn += GAP
        else:
            share = max(float(point.value), 0) / top if top > 0 else 0
            drawn += BARS[min(round(share * (len(BARS) - 1)), len(BARS) - 1)]
    return drawn


def change(series: Series) -> tuple[str, str]:
    """First to last: the difference, and in per cent."""
    if series.delta is None:
        return "", ""
    if not series.delta:
        return "0", "0.0%"
    return signed(series.delta), (
        NOT_COMPARABLE if series.percent is None else percent_of(series.percent)
    )


def legend(trend: Trend) -> str:
    """What the marks mean that are used."""
    used = {point.state for one in trend.series for point in one.points}
    return "  ".join(dict.fromkeys(text for state, text in LEGEND.items() if state in used))


def span(trend: Trend) -> str:
    """What the trend is of, in one line."""
    organ = trend.reports[-1].organ
    return f"{organ}：{trend.years[0]}—{trend.years[-1]}年政府信息公开工作年度报告走势"


BETWEEN = 2
"""Columns between two of a terminal's."""
_LEAST_LABEL = 24


class Panel(NamedTuple):
    """A stretch of years that fits the width."""

    years: range
    """Indices of the years."""
    last: bool
    """Whether bars and changes stand at its end."""


class Laid(NamedTuple):
    """Lines of a section with the room that they take."""

    sheet: TrendSheet
    panels: Sequence[Panel]
    widths: tuple[int, Sequence[int], int, int]
    """Of labels, of each year's figures, of differences and percentages."""


def lay(sheet: TrendSheet, trend: Trend, room: int) -> Laid:
    """The lines in so many columns, each year no wider than its figures."""
    series = [line.series for line in sheet.lines if line.series]
    figures = [
        max([4, *(width(shown(one.points[at])) for one in series)])
        for at in range(len(trend.years))
    ]
    ends = [change(one) for one in series]
    delta, percent = (
        max([width(head), *(width(end[n]) for end in ends)])
        for n, head in enumerate(("首末", "增减%"))
    )
    drawn = max([4, *(len(bars(one)) for one in series[:1])])
    tail = drawn + delta + percent + BETWEEN * 3
    longest = max(_own(line) for line in sheet.lines if line.series)
    least = min(_LEAST_LABEL, longest)
    panels = _panels(figures, tail, room - least)
    taken = max(sum(figures[at] + BETWEEN for at in panel.years) for panel in panels)
    label = max(least, min(room - taken - tail, longest, MOST_LABEL))
    return Laid(sheet, panels, (label, figures, delta, percent))


def cut(sheet: TrendSheet) -> Iterator[TrendSheet]:
    """The section's tables, and in a long one what stands under each of its headings."""
    starts = [
        number
        for number, line in enumerate(sheet.lines)
        if number == 0
        or (line.depth == 0 and not line.series)
        or (line.depth == 0 and sheet.lines[number - 1].depth > 0)
    ]
    for start, end in pairwise([*starts, len(sheet.lines)]):
        yield sheet._replace(lines=sheet.lines[start:end])


def _own(line: TrendLine) -> int:
    return width(line.label) + 2 * line.depth


def _panels(figures: Sequence[int], tail: int, room: int) -> Sequence[Panel]:
    """The years in stretches that fit in the room; the newest stretch has the tail."""
    panels: list[Panel] = []
    end, left = len(figures), room - tail
    while end:
        start = end
        while start and (start == end or left >= figures[start - 1] + BETWEEN):
            start -= 1
            left -= figures[start] + BETWEEN
        panels.insert(0, Panel(range(start, end), last=not panels))
        end, left = start, room
    return panels
