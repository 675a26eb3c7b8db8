"""The 图解 as picture files: one long picture, and each chart as SVG and PNG with its words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from reportctl.page.chart import Chart
from reportctl.page.title import break_title
from reportctl.rendering.chart_drawing import draw_alone
from reportctl.rendering.charts import describe
from reportctl.rendering.fonts import OURS
from reportctl.rendering.html_text import identifier
from reportctl.rendering.png import stack

TEMPLATE = Path(__file__).parent / "assets" / "charts.typ"
LONG = "长图.png"
WORDS = "替代文本.txt"
PPI = 180
"""Pixels to an inch: 980 across, as public accounts show pictures."""
TITLE_LINE = 18
"""Characters of the title on a line."""


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
    return found | {WORDS: f"{title}\n\n{said}\n\nreportctl\n".encode()}
