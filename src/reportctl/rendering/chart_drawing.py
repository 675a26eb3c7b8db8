"""Charts drawn as SVG, by hand and always alike.

A drawing is 360 units wide, so that its letters are as large as the text on a phone. No figure is
left to be read off: each stands in words beside its bar, piece or point. Pieces differ by pattern,
colour only helps; lines stand under each other, each in a panel of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportctl.page.chart import Chart, Series, share
from reportctl.page.grid_layout import wrap
from reportctl.page.title import break_title
from reportctl.rendering.html_text import attributes, escape

WIDTH = 360
LINE = 12
"""Characters of a tile's name on one line."""
TITLE_LINE = 20
"""Characters of a picture's title on one line; a longer one takes several smaller lines."""
LONGEST = 24
"""Characters of a label that fit the width; the rest stands in the table."""
BAR = 280
"""The longest bar; its figure needs the rest."""
PATTERNS = (
    "",
    '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6"/>',
    '<circle cx="4" cy="4" r="1.8"/>',
    '<path d="M0 4H8"/>',
    '<path d="M4 0V8"/>',
    '<path d="M0 4H8M4 0V8"/>',
)
"""What is drawn on a tile of eight by eight; the first piece is plain and full."""

Figure = int | Decimal | None


ALONE = """text{font-family:"Reportctl Hei","Reportctl Hei More","Microsoft YaHei","PingFang SC",\
"Noto Sans CJK SC",sans-serif;font-size:15px;fill:#1a1a1a}
.quiet{fill:#4a4a4a;font-size:14px}.middle{text-anchor:middle;font-size:14px}
.end{text-anchor:end}.small{font-size:13px}.name{font-size:18px}
.large{fill:#1f5fa8;font-size:30px}.bar,.full,.point{fill:#1f5fa8}.tile{fill:none;stroke:#6b7280}
.axis{stroke:#6b7280;stroke-width:1}.line{fill:none;stroke:#1f5fa8;stroke-width:2}
.piece{stroke:#1f5fa8;stroke-width:1.5}.ground{fill:#fff}
pattern path{stroke:#1f5fa8;stroke-width:1.6}pattern circle{fill:#1f5fa8}"""
"""The look of a picture that stands without the page's style sheet."""
MARGIN, TITLE, NEXT = 16, 44, 22
"""Around a picture that stands alone, for its title, and for each further line of that."""


def draw(chart: Chart, name: str, description: str) -> str:
    """The chart as an `svg` element whose ids begin with `name`."""
    drawn, height = _draw(chart, name)
    opening = attributes(
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby=f"{name}.title",
        aria_describedby=f"{name}.desc",
    )
    return f"<svg{opening}>{_words(chart, name, description)}{''.join(drawn)}</svg>"


def draw_alone(chart: Chart, name: str, description: str) -> str:
    """The chart as an SVG file: its title above it, its look in itself."""
    drawn, height = _draw(chart, name)
    lines = break_title(chart.title, "", TITLE_LINE) or [""]
    title = TITLE + NEXT * (len(lines) - 1)
    width, height = WIDTH + 2 * MARGIN, height + title + 2 * MARGIN
    opening = attributes(
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width} {height}",
        role="img",
        aria_labelledby=f"{name}.title {name}.desc",
    )
    large = "name" if len(lines) == 1 else ""
    told = "".join(
        _text(MARGIN, MARGIN + 18 + NEXT * n, line, large) for n, line in enumerate(lines)
    )
    return (
        f"<svg{opening}>{_words(chart, name, description)}<metadata>reportctl</metadata>"
        f'<style>{ALONE}</style><rect width="100%" height="100%" fill="#fff"/>'
        f"{''.join(told)}"
        f'<g transform="translate({MARGIN} {MARGIN + title})">{"".join(drawn)}</g></svg>'
    )


def _words(chart: Chart, name: str, description: str) -> str:
    return (
        f"<title{attributes(id=f'{name}.title')}>{_flat(chart.title)}</title>"
        f"<desc{attributes(id=f'{name}.desc')}>{_flat(description)}</desc>"
    )


def _draw(chart: Chart, name: str) -> tuple[list[str], int]:
    """The parts of the picture, and its height."""
    match chart.kind:
        case "tiles":
            return _tiles(chart)
        case "bar":
            return _bars(chart)
        case "stack":
            return _stacks(chart, name)
        case "line":
            return _lines(chart)


def _tiles(chart: Chart) -> tuple[list[str], int]:
    """Two in a row: a figure said large, and its name below in one line or two."""
    values = chart.series[0].values if chart.series else ()
    drawn = []
    for number, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        x, y = (number % 2) * (WIDTH // 2), number // 2 * 92
        drawn.append(_rect(x, y + 4, WIDTH // 2 - 8, 84, "tile"))
        drawn.append(_text(x + 10, y + 40, _said(value), f"large {_class(value)}"))
        for line, words in enumerate(_name_lines(label)):
            drawn.append(_text(x + 10, y + 60 + 18 * line, words, "small"))
    return drawn, (len(chart.labels) + 1) // 2 * 92


def _name_lines(label: str) -> list[str]:
    """A tile's name in one line, or in two behind the name of the whole (行政诉讼·未经复议…)."""
    above, dot, own = label.partition("·")
    return [above + dot, own] if dot and len(label) > LINE else wrap(label, LINE)[:2]


def _bars(chart: Chart) -> tuple[list[str], int]:
    """A label, and under it a bar with its figure at the end."""
    values = chart.series[0].values if chart.series else ()
    most = _most(values)
    drawn = []
    for number, (label, value) in enumerate(zip(chart.labels, values, strict=True)):
        top = number * 46
        length = _share(value, most) * BAR
        drawn += [_text(0, top + 15, label), _axis(top)]
        if value:
            drawn.append(_rect(0, top + 22, length, 18, "bar"))
        part = share(value, chart.whole)
        words = f"{_said(value)}（{part}）" if part else _said(value)
        # beside a long bar stands no room: the words end where the picture does
        room = WIDTH - length - 6 >= 8.5 * len(words) + 6 * words.count("（") * 2
        drawn.append(
            _text(length + 6, top + 36, words, _class(value))
            if room
            else _text(WIDTH, top + 15, words, f"end {_class(value)}")
        )
    return drawn, len(chart.labels) * 46


def _stacks(chart: Chart, name: str) -> tuple[list[str], int]:
    """A label, a bar in pieces, and under it the pieces by pattern, name and figure."""
    sums = [sum(v for s in chart.series if (v := s.values[n])) for n in range(len(chart.labels))]
    most = _most(sums)
    drawn = [f"<defs>{''.join(_patterns(len(chart.series), name))}</defs>"]
    step = 50 + 24 * ((len(chart.series) + 1) // 2)
    for number, label in enumerate(chart.labels):
        top, left = number * step, 0.0
        drawn += [_text(0, top + 15, label), _axis(top)]
        for piece, series in enumerate(chart.series):
            value = series.values[number]
            fill = f"url(#{name}.pattern.{piece % len(PATTERNS)})"
            if value:
                length = _share(value, most) * WIDTH
                drawn.append(_rect(left, top + 22, length, 18, "piece", fill=fill))
                left += length
            x, y = (piece % 2) * WIDTH // 2, top + 48 + 24 * (piece // 2)
            drawn.append(_rect(x, y, 14, 14, "piece", fill=fill))
            words = f"{series.name} {_said(value)}"
            drawn.append(_text(x + 20, y + 12, words, _class(value)))
    return drawn, len(chart.labels) * step


def _lines(chart: Chart) -> tuple[list[str], int]:
    """For each series its name, a line through its points, a figure at each, the years below."""
    drawn: list[str] = []
    for number, series in enumerate(chart.series):
        drawn += _panel(series, chart.labels, number * 120)
    return drawn, len(chart.series) * 120


def _panel(series: Series, labels: tuple[str, ...], top: int) -> Iterator[str]:
    most = _most(series.values)
    floor, room = top + 84, 32
    across = (WIDTH - 72) / max(1, len(labels) - 1)
    yield _text(0, top + 15, series.name)
    yield f'<path class="axis" d="M0 {floor}H{WIDTH}"/>'
    before: tuple[float, float] | None = None
    for place, (label, value) in enumerate(zip(labels, series.values, strict=True)):
        x = 36 + place * across
        y = floor - _share(value, most) * room
        yield _text(x, floor + 18, label, "middle quiet")
        yield _text(x, y - 9, _said(value), f"middle {_class(value)}")
        if value is None:
            before = None
            continue
        if before:
            yield f'<path class="line" d="M{_n(before[0])} {_n(before[1])}L{_n(x)} {_n(y)}"/>'
        yield f'<circle class="point" cx="{_n(x)}" cy="{_n(y)}" r="4"/>'
        before = x, y


def _patterns(count: int, name: str) -> Iterator[str]:
    for number, drawing in enumerate(PATTERNS[:count]):
        yield (
            f'<pattern id="{name}.pattern.{number}" width="8" height="8"'
            f' patternUnits="userSpaceOnUse"><rect width="8" height="8"'
            f' class="{"ground" if number else "full"}"/>{drawing}</pattern>'
        )


def _axis(top: int) -> str:
    """Where the bars of a label begin; it shows that a figure is zero."""
    return f'<path class="axis" d="M0 {top + 20}V{top + 42}"/>'


def _rect(x: float, y: float, width: float, height: float, look: str, *, fill: str = "") -> str:
    place = attributes(x=_n(x), y=_n(y), width=_n(width), height=_n(height))
    return f"<rect{place}{attributes(class_=look, fill=fill)}/>"


def _text(x: float, y: float, text: str, look: str = "") -> str:
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
    place = attributes(x=_n(x), y=_n(y), class_=look.strip())
    return f"<text{place}>{_flat(short)}</text>"


def _flat(text: str) -> str:
    """Text inside SVG, which has no `br`."""
    return escape(text.replace("\n", " "))


def _said(value: Figure) -> str:
    return "空白" if value is None else str(value)


def _class(value: Figure) -> str:
    return "quiet" if value is None else ""


def _most(values: tuple[Figure, ...] | list[int | Decimal]) -> int | Decimal:
    return max((value for value in values if value is not None), default=0)


def _share(value: Figure, most: int | Decimal) -> float:
    """Of the longest; a figure below zero has no length."""
    return max(0.0, float(value / most)) if value is not None and most > 0 else 0.0


def _n(number: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")
