"""A page as one HTML file that needs nothing else: no script, no font, no network.

Everything inside `<main>` is the report's own, in its own order; what the file adds (skip link,
downloads, the notice of a draft) stands outside it or, for the faults of a draft, in an `aside`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

from reportctl.page.blocks import Grid, GridCell, Heading, Page, Paragraph
from reportctl.page.grid_layout import labels_above
from reportctl.page.title import one_line, part_title
from reportctl.rendering.html_text import (
    attributes,
    escape,
    identifier,
    measure_closing,
    outline,
    quiet,
    write_heading,
    write_runs,
    write_table,
)

ASSETS = Path(__file__).parent / "assets"
ROOM = 6
"""A table of more columns is set on a phone as blocks, in which each figure has its label."""


def render(page: Page, _look: object = None) -> bytes:
    """The page as UTF-8, the same bytes on every run; WCAG 2.2 AA, GB/T 37668, print as GB/T 9704.

    A grid's cells carry their names as ids and in `headers`. `page.data` stands in
    `<script type="application/json" id="report-data">`.
    """
    body = [
        '<a class="skip" href="#report">跳到正文</a>',
        *_notices(page),
        '<main id="report" tabindex="-1">',
        f"<h1>{write_title(page.title, page.organ)}</h1>",
        *_blocks(page),
        "</main>",
    ]
    if page.data:
        body.append(f'<script type="application/json" id="report-data">{quiet(page.data)}</script>')
    return write_document(page.title, page.language, body, author=page.organ, draft=page.draft)


def write_document(
    title: str,
    language: str,
    body: list[str],
    *,
    author: str = "",
    draft: bool = False,
    sheets: tuple[str, ...] = ("report.css",),
) -> bytes:
    """The document around a body, with style sheets of ours."""
    style = "".join((ASSETS / sheet).read_text(encoding="utf-8") for sheet in sheets)
    lines = [
        "<!DOCTYPE html>",
        f"<html{attributes(lang=language, class_='draft' if draft else '')}>",
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{escape(one_line(title))}</title>",
        f"<meta{attributes(name='author', content=author)}>" if author else "",
        f"<style>\n{style}</style>",
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
        "",
    ]
    return "\n".join(line for line in lines if line or line is lines[-1]).encode()


def write_title(title: str, organ: str) -> str:
    """The title in parts, names and words; each stays whole where the line is wide enough."""
    return "<br>".join(
        "".join(_whole([_whole(map(escape, name), "<wbr>") for name in part]) for part in parts)
        for parts in part_title(title, organ)
    )


def _whole(pieces: Iterable[str], between: str = "") -> str:
    pieces = list(pieces)
    text = between.join(pieces)
    nested = len(pieces) == 1 and pieces[0].startswith("<span")
    return text if nested else f'<span class="part">{text}</span>'


def _notices(page: Page) -> list[str]:
    """What stands before the report: the notice of a draft and the files to take along."""
    found = []
    if page.draft:
        faults = sum(bool(cell.fault) for cell in _cells(page))
        words = f"其中{faults}处数据有误，已在表中标出。" if faults else ""
        found.append(f'<p class="notice" role="note">本页是草稿，不得发布。{words}</p>')
    if page.downloads:
        # another page (the 图解) is opened, everything else is saved under its name
        links = "".join(
            f"<li><a{attributes(href=href, download=_saved(name))}>{escape(words)}</a></li>"
            for name, words in page.downloads
            for href in (quote(name, errors="surrogateescape"),)
        )
        found.append(f'<nav class="downloads" aria-label="下载"><ul>{links}</ul></nav>')
    return [f"<header>{''.join(found)}</header>"] if found else []


def _saved(name: str) -> str:
    """The name under which a browser saves it; what is no UTF-8 in it as question marks."""
    return "" if name.endswith(".html") else name.encode(errors="replace").decode()


def _blocks(page: Page) -> list[str]:
    marks = {id(cell): n for n, cell in enumerate(_faulty(page), 1)}
    styles = _closing(page)
    written = []
    for block, depth in outline(page.blocks):
        match block:
            case Heading():
                look = attributes(class_=f"level-{block.level}", id=identifier(block.name))
                written.append(f"<h{depth}{look}>{escape(block.text)}</h{depth}>")
            case Paragraph():
                name = block.role if block.role != "body" else ""
                role = attributes(class_=name, style=styles.get(name))
                written.append(f"<p{role}>{write_runs(block.runs)}</p>")
            case Grid():
                written.append(_write_grid(block, marks))
    return written


def _closing(page: Page) -> dict[str, str]:
    """What the style sheet needs to set the date below the signature, by role."""
    found = measure_closing(page.blocks)
    if not found:
        return {}
    name, date = found
    if date > name:
        return {"signature": f"padding-right: {4 + date - name:.2f}em"}
    return {"date": f"--name: {name:.2f}em; --date: {date:.2f}em"}


def _write_grid(grid: Grid, marks: dict[int, int]) -> str:
    """The table in a region of its own, which a keyboard can reach and scroll."""
    caption = f"caption.{identifier(grid.name)}"
    wide = len(grid.widths) > ROOM
    tail = "" if grid.written else "表"
    style = f"--columns: {len(grid.widths)}" if wide else ""
    columns = "".join(f'<col style="width: {width:.2%}">' for width in grid.widths)
    name, role = ("wide", "table") if wide else ("", "")
    opening = (
        f"<table{attributes(class_=name, style=style, role=role)}>"
        f"<caption{attributes(id=caption)}>{escape(grid.caption)}{tail}</caption>"
        f"<colgroup>{columns}</colgroup>"
    )

    labels = dict(enumerate(short_labels(labels_above(grid)), grid.stub)) if wide else {}

    def look(cell: GridCell) -> str:
        number = marks.get(id(cell))
        figure = cell.role in ("value", "total", "text")
        return attributes(
            id=identifier(cell.name),
            class_=" ".join([cell.role, *(["faulty"] if number else [])]),
            headers=" ".join(identifier(name) for name in cell.headers),
            data_label=labels.get(cell.column, "") if figure else "",
        )

    def content(cell: GridCell) -> str:
        text = escape(cell.text)
        if cell.vertical:
            return f'<span class="downward">{text}</span>'
        if cell.role == "column":
            return write_heading(cell.text)
        if number := marks.get(id(cell)):
            link = attributes(class_="mark", id=f"mark.{number}", href=f"#fault.{number}")
            return f'{text}<a{link} aria-label="有误，见注{number}">※{number}</a>'
        return text

    table = write_table(grid, opening, look, content, held=True, roles=wide)
    region = attributes(class_="region", role="region", aria_labelledby=caption, tabindex=0)
    faults = [
        f'<li id="fault.{number}"><a href="#mark.{number}">※{number}</a> {escape(cell.fault)}</li>'
        for cell in grid.cells
        if (number := marks.get(id(cell)))
    ]
    label = attributes(aria_label=f"{grid.caption}：有误的数据")
    notes = f'<aside class="faults"{label}><ul>{"".join(faults)}</ul></aside>'
    return f"<div{region}>\n{table}\n</div>" + (f"\n{notes}" if faults else "")


def short_labels(labels: list[list[str]]) -> list[str]:
    """The label of each column, with those above it where it alone does not tell it apart."""
    last = [trail[-1] if trail else "" for trail in labels]
    return last if len(set(last)) == len(last) else [" ".join(trail) for trail in labels]


def _cells(page: Page) -> list[GridCell]:
    return [cell for block in page.blocks if isinstance(block, Grid) for cell in block.cells]


def _faulty(page: Page) -> list[GridCell]:
    """The cells that a draft marks, in the order in which their notes are numbered."""
    return [cell for cell in _cells(page) if cell.fault] if page.draft else []
