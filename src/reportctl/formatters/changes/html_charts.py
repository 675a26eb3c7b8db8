"""Charts as inline SVG, drawn by hand: every figure stands in words beside its bar or point.

A drawing is 360 units wide, so that its letters are as large as the text on a phone. The older
side is dashed and empty, the newer one full: told apart without colours too.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.comparison.changes import Comparison
from reportctl.comparison.split import bare
from reportctl.comparison.trend import Point, Series, Trend
from reportctl.formatters.changes.trend_lines import shown
from reportctl.formatters.changes.words import figure, share, sides
from reportctl.formatters.html_parts import text

WIDTH = 360
_BAR = 250
_STEP = 60
_FIRST = 34


def charts(comparison: Comparison) -> str:
    """Where applications went and how they ended, old beside new; '' without any figures."""
    drawn = [
        _pairs("申请的收到和办理（件）", _flows(comparison), comparison, "flow"),
        _pairs("办理结果占总计的比例", _shares(comparison), comparison, "share"),
    ]
    told = "".join(one for one in drawn if one)
    return f'<div class="charts">\n{told}</div>\n' if told else ""


_Bar = tuple[str, float, str, float, str]
"""A label; the older figure and how it reads; the newer one and how it reads."""


def _flows(comparison: Comparison) -> list[_Bar]:
    """The outermost rows of the table that balances, and the total within it."""
    keys = {
        f"{table.key}.{key}"
        for table in comparison.new.form.tables
        for side in table.balance or ()
        for key in side
    }
    found = []
    for block in comparison.blocks:
        for row in block.rows:
            last = row.cells[-1]
            if row.key in keys and last.old is not None and last.new is not None:
                label = bare(row.label)
                if row.above:
                    label = f"{bare(row.above[-1][1])}{label}"
                bar = (float(last.old), figure(last.old), float(last.new), figure(last.new))
                found.append((label, *bar))
    return found


def _shares(comparison: Comparison) -> list[_Bar]:
    return [
        (f"{one.label}率", old or 0, share(old), new or 0, share(new))
        for one in comparison.shares
        for old, new in ((one.old_percent, one.new_percent),)
        if old is not None or new is not None
    ]


def _pairs(title: str, bars: Sequence[_Bar], comparison: Comparison, name: str) -> str:
    if not bars:
        return ""
    older, newer = sides(comparison)
    most = max(max(old, new) for _, old, _, new, _ in bars) or 1
    legend = (
        f'<rect class="old" x="1" y="6" width="14" height="12"/>'
        f'<text x="22" y="18">{text(older)}</text>'
        f'<rect class="new" x="121" y="6" width="14" height="12"/>'
        f'<text x="142" y="18">{text(newer)}</text>'
    )
    drawn = [legend]
    for at, (label, old, old_said, new, new_said) in enumerate(bars):
        top = _FIRST + at * _STEP
        drawn.append(f'<text x="0" y="{top + 11}">{text(label)}</text>')
        for kind, value, said, y in (
            ("old", old, old_said, top + 17),
            ("new", new, new_said, top + 34),
        ):
            wide = round(max(value, 0) / most * _BAR, 1)
            drawn.append(f'<rect class="{kind}" x="1" y="{y}" width="{wide}" height="12"/>')
            drawn.append(f'<text x="{wide + 6}" y="{y + 12}">{text(said)}</text>')
    told = "；".join(f"{label}{older}{o}、{newer}{n}" for label, _, o, _, n in bars)
    return _figure(title, told, name, _FIRST + len(bars) * _STEP, "".join(drawn))


def _figure(title: str, told: str, name: str, height: int, drawn: str) -> str:
    return (
        f"<figure><figcaption>{text(title)}</figcaption>\n"
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="{name}-title" aria-describedby="{name}-desc">'
        f'<title id="{name}-title">{text(title)}</title>'
        f'<desc id="{name}-desc">{text(told)}。</desc>{drawn}</svg></figure>\n'
    )


def trend_charts(trend: Trend) -> str:
    """A line for each outermost row of the table that balances, one under the other."""
    keys = {
        f"{table.key}.{key}"
        for table in trend.reports[-1].form.tables
        for side in table.balance or ()
        for key in side
    }
    lines = [one for one in trend.series if one.at.row in keys and one.at.column == "total"]
    lines = [one for one in lines if any(point.counts for point in one.points)]
    drawn = "".join(_line(one, f"line{number}") for number, one in enumerate(lines))
    return f'<div class="charts">\n{drawn}</div>\n' if drawn else ""


def _line(series: Series, name: str) -> str:
    label = bare(series.label)
    if series.above:
        label = f"{bare(series.above[-1][1])}{label}"
    spots = _spots(series.points, WIDTH - 60, 70, 30)
    drawn = _drawn(spots, 3)
    counting = [(point, x, y) for point, (x, y) in spots if point.counts]
    for at in {0, len(counting) - 1}:
        point, x, y = counting[at]
        anchor = "start" if x < WIDTH / 2 else "end"
        drawn += (
            f'<text x="{x}" y="{max(y - 8, 12)}" text-anchor="{anchor}">{text(shown(point))}</text>'
            f'<text class="quiet" x="{x}" y="122" text-anchor="{anchor}">{point.year}</text>'
        )
    return _figure(label, _describe(series), name, 130, drawn)


def spark(series: Series) -> str:
    """A small line for a row of the table; its text alternative gives every year."""
    spots = _spots(series.points, 108, 20, 4)
    said = text(f"走势：{_describe(series)}")
    return (
        f'<svg class="spark" viewBox="0 0 112 28" role="img" aria-label="{said}">'
        f"{_drawn(spots, 2)}</svg>"
    )


def _describe(series: Series) -> str:
    return "、".join(f"{point.year}年{shown(point)}" for point in series.points)


_Spots = list[tuple[Point, tuple[float, float]]]


def _spots(points: Sequence[Point], wide: float, high: float, top: float) -> _Spots:
    """Where each year stands, from 0 at the bottom to the greatest figure at the top."""
    figures = [float(p.value) for p in points if p.counts and p.value is not None]
    most = max(figures, default=0) or 1
    step = wide / max(len(points) - 1, 1)
    return [
        (
            point,
            (
                round(2 + at * step, 1),
                round(top + high - max(float(point.value or 0), 0) / most * high, 1),
            ),
        )
        for at, point in enumerate(points)
    ]


def _drawn(spots: _Spots, radius: int) -> str:
    """The line, broken where a year is missing, and a dot for each figure."""
    runs: list[list[str]] = [[]]
    dots = ""
    for point, (x, y) in spots:
        if point.counts:
            runs[-1].append(f"{x},{y}")
            dots += f'<circle class="point" cx="{x}" cy="{y}" r="{radius}"/>'
        elif runs[-1]:
            runs.append([])
    lines = "".join(f'<polyline class="line" points="{" ".join(r)}"/>' for r in runs if len(r) > 1)
    return lines + dots
