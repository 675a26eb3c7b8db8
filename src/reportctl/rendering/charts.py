"""The 图解 of a report: a page of charts with their figures in words, and the same as pictures.

Every chart is a section with a heading, the picture (its `title` and `desc` tell all that it
shows), a note, and the same figures as a table to open.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from reportctl.page.blocks import printable
from reportctl.page.chart import Chart, share
from reportctl.page.title import break_title
from reportctl.rendering.chart_drawing import draw, draw_alone
from reportctl.rendering.fonts import OURS
from reportctl.rendering.html import write_document, write_title
from reportctl.rendering.html_text import attributes, escape, identifier
from reportctl.rendering.png import stack

GAP = "空白"
"""What stands for a figure that the report does not give."""
TEMPLATE = Path(__file__).parent / "assets" / "charts.typ"
LONG = "长图.png"
WORDS = "替代文本.txt"
PPI = 180
"""Pixels to an inch: 980 across, as public accounts show pictures."""
TITLE_LINE = 18
"""Characters of the title on a line."""


def render(
    charts: Sequence[Chart],
    title: str,
    *,
    organ: str = "",
    language: str = "zh-CN",
    draft: bool = False,
) -> bytes:
    """The page as UTF-8, the same bytes on every run; no script, no font, no network."""
    body = [
        '<main id="report" class="charts">',
        f"<h1>{write_title(title, organ)}</h1>",
        '<p class="notice" role="note">本页是草稿，不得发布。</p>' if draft else "",
        *map(write_chart, charts),
        "" if charts else "<p>报告中没有可以画成图的数据。</p>",
        "</main>",
    ]
    sheets = ("report.css", "charts.css")
    return write_document(title, language, body, author=organ, draft=draft, sheets=sheets)


def write_chart(chart: Chart) -> str:
    """One chart as a section of a page that has the style sheets of `render`."""
    name = f"chart.{identifier(chart.name)}"
    note = f"<figcaption>{escape(chart.note)}</figcaption>" if chart.note else ""
    return "\n".join(
        [
            f"<section{attributes(class_='chart', aria_labelledby=f'{name}.heading')}>",
            f"<h2{attributes(id=f'{name}.heading')}>{escape(chart.title)}</h2>",
            f"<figure>{draw(chart, name, describe(chart))}{note}</figure>",
            "<details><summary>数据表</summary>",
            _write_table(chart, name),
            "</details>",
            "</section>",
        ]
    )


def describe(chart: Chart) -> str:
    """Everything that the picture shows, in a sentence for each series or label."""
    if chart.kind == "line":
        rows = [(s.name, list(zip(chart.labels, s.values, strict=True))) for s in chart.series]
    elif chart.kind == "stack":
        rows = [
            (label, [(s.name, s.values[number]) for s in chart.series])
            for number, label in enumerate(chart.labels)
        ]
    else:
        values = chart.series[0].values if chart.series else ()
        rows = [("", list(zip(chart.labels, values, strict=True)))]

    def say(label: str, value: int | Decimal | None) -> str:
        part = share(value, chart.whole)
        return f"{label}{_say(value, chart.unit)}{f'（{_portion(part)}）' if part else ''}"

    return "".join(
        f"{name}{'：' if name else ''}{'，'.join(say(*each) for each in told)}。"
        for name, told in rows
    )


def _portion(part: str) -> str:
    """占34.2%, but 不足0.1%."""
    return f"占{part}" if part[0].isdigit() else part


def _say(value: int | Decimal | None, unit: str) -> str:
    return GAP if value is None else f"{value}{unit}"


def _write_table(chart: Chart, name: str) -> str:
    """The figures: a line for each label; for years a column for each, a line for each series."""
    if chart.kind == "line":
        heads = chart.labels
        rows = [(series.name, series.values) for series in chart.series]
    else:
        heads = tuple(series.name for series in chart.series)
        rows = [
            (label, tuple(series.values[number] for series in chart.series))
            for number, label in enumerate(chart.labels)
        ]
    columns = "".join(f'<th scope="col" class="column">{escape(head)}</th>' for head in heads)
    lines = [
        f'<tr><th scope="row" class="row">{escape(label)}</th>'
        + "".join(f"<td>{'' if value is None else value}</td>" for value in values)
        + "</tr>"
        for label, values in rows
    ]
    caption = f"{name}.caption"
    region = attributes(class_="region", role="region", aria_labelledby=caption, tabindex=0)
    style = attributes(class_="figures", style=f"--columns: {len(heads) + 1}")
    return (
        f"<div{region}><table{style}>"
        f"<caption{attributes(id=caption)}>{escape(chart.title)}，单位：{escape(chart.unit)}</caption>"
        f"<thead><tr><td></td>{columns}</tr></thead>"
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def draw_pictures(
    charts: Sequence[Chart], title: str, *, organ: str = "", draft: bool = False
) -> dict[str, bytes]:
    """By name the long picture, an SVG and a PNG for each chart, and what they show in words.

    The same bytes on every run; nothing where there is no chart.
    """
    import typst

    if not charts:
        return {}
    named = [
        (f"{number}-{identifier(chart.name)}", chart, describe(chart))
        for number, chart in enumerate(charts, 1)
    ]
    drawn = {name: draw_alone(chart, f"chart.{name}", words) for name, chart, words in named}
    page = {
        "title": title,
        "lines": break_title(title, organ, TITLE_LINE),
        "draft": draft,
        "charts": [{"svg": drawn[name], "alt": words} for name, _, words in named],
    }
    made = typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=[str(OURS)],
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(page, ensure_ascii=False)},
        format="png",
        ppi=PPI,
    )
    pictures = made if isinstance(made, list) else [made or b""]
    found = {LONG: stack(pictures[:1])}
    for (name, _, _), picture in zip(named, pictures[1:], strict=True):
        found[f"{name}.svg"] = drawn[name].encode()
        found[f"{name}.png"] = stack([picture])
    said = "\n\n".join(f"{name}　{chart.title}\n{words}" for name, chart, words in named)
    return found | {WORDS: printable(f"{title}\n\n{said}\n\nreportctl\n").encode()}
