"""The body of a page for a site's editor to paste: every look stands in the element itself.

A content management system throws away style sheets, scripts, classes and ids. So this has none:
paragraphs carry their indent, tables their `border`, spans and scopes. Colours are left to the
site (lines take the text's colour), and so is the title, which the site prints from its own field.
"""

from __future__ import annotations

from reportctl.page.blocks import Block, Grid, GridCell, Heading, Page, Paragraph, Run
from reportctl.rendering.html_text import (
    attributes,
    escape,
    is_heading,
    measure_closing,
    outline,
    write_table,
)

_HEADINGS = {
    1: "margin:1.5em 0 .5em;text-indent:2em;font-size:1.25em;font-weight:bold",
    2: "margin:1em 0 .5em;text-indent:2em;font-size:1.1em;font-weight:bold",
    3: "margin:.5em 0;text-indent:2em;font-size:1em;font-weight:bold",
}
_PARAGRAPHS = {
    "body": "margin:.5em 0;text-indent:2em;line-height:1.8",
    "signature": "margin:2em {right:.3g}em 0 0;text-align:right;line-height:1.8",
    "date": "margin:0 {right:.3g}em 0 0;text-align:right;line-height:1.8",
}
ASIDE = 12
"""Ems that a date stands left of the margin at the most: a phone is hardly wider."""
LEAD = 2
"""The level of heading whose font a paragraph's first sentence may have; level 3 has the body's."""
_LEAD = "font-family:KaiTi,楷体,STKaiti,serif"
_TABLE = "width:100%;border-collapse:collapse;border:1px solid;line-height:1.4"
_CELL = (
    "border:1px solid;padding:4px 3px;background:transparent;color:inherit;word-break:normal;"
    "text-align:center"
)
ROOM = 6
"""A table of more columns has a least width and scrolls on a narrow screen."""


def render(page: Page, _look: object = None) -> bytes:
    """The fragment as UTF-8, the same bytes on every run; headings begin with `h2`."""
    lines = [f"<div{attributes(lang=page.language)}>"]
    if page.draft:
        lines.append(
            f"<p{attributes(style=_PARAGRAPHS['body'])}><strong>草稿，不得发布。</strong></p>"
        )
    right = _closing(page)
    lines += [
        _write(block, depth, right, draft=page.draft) for block, depth in outline(page.blocks)
    ]
    return "\n".join([*lines, "</div>", ""]).encode()


def _closing(page: Page) -> dict[str, float]:
    """What signature and date leave free at the right, in ems, by role."""
    name, date = measure_closing(page.blocks) or (2.0, 0.0)
    if date > name:
        return {"signature": 4 + date - name, "date": 2}
    return {"signature": 2, "date": name - date if name - date < ASIDE else 2}


def _write(block: Block, depth: int, right: dict[str, float], *, draft: bool) -> str:
    match block:
        case Heading():
            style = attributes(style=_HEADINGS[block.level])
            return f"<h{depth}{style}>{escape(block.text)}</h{depth}>"
        case Paragraph():
            look = _PARAGRAPHS[block.role].format(right=right.get(block.role, 0))
            style = attributes(style=look)
            return f"<p{style}>{''.join(map(_write_run, block.runs))}</p>"
        case Grid():
            return _write_grid(block, draft=draft)


def _write_run(run: Run) -> str:
    text = escape(run.text)
    if run.level == LEAD:
        text = f"<span{attributes(style=_LEAD)}>{text}</span>"
    return f"<strong>{text}</strong>" if run.strong else text


def _write_grid(grid: Grid, *, draft: bool) -> str:
    wide = len(grid.widths) > ROOM
    style = f"{_TABLE};min-width:{12 + 3 * len(grid.widths)}em" if wide else _TABLE
    columns = "".join(f'<col width="{width:.2%}">' for width in grid.widths)
    opening = (
        f"<table{attributes(border=1, cellspacing=0, cellpadding=4, width='100%', style=style)}>"
        f"<colgroup>{columns}</colgroup>"
    )

    def look(cell: GridCell) -> str:
        corner = cell.role == "corner"
        bold = cell.role in ("block", "column", "total") or (corner and is_heading(cell))
        left = cell.role in ("row", "block", "text") or (corner and not is_heading(cell))
        return attributes(
            style=_CELL.replace(
                "center", "left" if left and not cell.vertical else "center"
            ).replace("normal", "keep-all" if cell.role == "row" and cell.lines > 1 else "normal")
            + f";font-weight:{'bold' if bold else 'normal'}"
            + f";white-space:{'nowrap' if cell.role in ('value', 'total') else 'normal'}"
        )

    def content(cell: GridCell) -> str:
        text = escape(cell.text)
        if cell.vertical:
            # Set downward where the site lets it be, wrapped in its narrow column where not.
            return f'<span style="writing-mode:vertical-rl">{text}</span>'
        if draft and cell.fault:
            return f"<strong>{text}<br>有误：{escape(cell.fault)}</strong>"
        return text

    region = attributes(
        style="overflow-x:auto;margin:1em 0", role="region", tabindex=0, aria_label=grid.caption
    )
    return f"<div{region}>\n{write_table(grid, opening, look, content)}\n</div>"
