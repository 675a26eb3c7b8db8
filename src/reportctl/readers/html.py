"""Reads a web page: its paragraphs, headings and tables in reading order."""

from __future__ import annotations

from reportctl.finding import Failure
from reportctl.readers.emphasis import has_headings
from reportctl.readers.encoding import decode
from reportctl.readers.grid import Laid, expand
from reportctl.readers.html_page import Line, Table
from reportctl.readers.html_parse import PageParser
from reportctl.readers.source import Paragraph, Source, SourceTable, Spot

_BROKEN = 1000
"""Tags without an end, beyond which the library would go over the page for each of them."""


def read(data: bytes, name: str) -> Source:
    """The page as paragraphs and tables, without what stands round a marked article.

    Raises Failure when the bytes are no text.
    """
    page = decode(data, name)
    if page.count("<") > page.count(">") + _BROKEN:
        raise Failure(f"{name}：网页残缺，标签没有写完，请用浏览器打开后另存为 .html 再读入")
    parser = PageParser()
    parser.feed(page)
    parser.close()
    items = _article(parser.finished(), parser.parents)
    blocks: list[Paragraph | SourceTable] = []
    tables = 0
    wholly = has_headings((item.plain, item.level) for item in items if isinstance(item, Line))
    for item in items:
        if isinstance(item, Line):
            bold = item.whole and wholly
            text = item.plain if item.level else f"**{item.plain}**" if bold else item.marked
            blocks.append(Paragraph(text, Spot(line=item.line), item.level))
            continue
        tables += 1
        rows = [
            [
                Laid(
                    "\n".join(line.plain for line in cell.lines()),
                    cell.columns,
                    cell.rows,
                    cell.line,
                )
                for cell in row
            ]
            for row in item.rows
        ]
        blocks.append(expand(rows, Spot(line=item.line, table=tables), name))
    return Source(name, "html", tuple(blocks), title=parser.title)


def _article(items: list[Line | Table], parents: list[int]) -> list[Line | Table]:
    """The items of the innermost marked container that holds the tables.

    Of what stands before it, the page's own headline and tables (name, number and date of the
    publication) are kept. All items, when no container is marked, or when it was closed before
    the last section.
    """
    total, weights = 0, [0] * len(parents)
    for item in items:
        if isinstance(item, Table) and len(item.rows) > 1:
            size = sum(map(len, item.rows))
            total += size
            inside = item.inside
            while inside:
                weights[inside] += size
                inside = parents[inside]
    chosen = max(
        (at for at in range(1, len(parents)) if total and weights[at] >= 0.9 * total), default=0
    )
    if not chosen:
        return items
    held = [_within(item.inside, chosen, parents) for item in items]
    first = held.index(True)
    last = len(held) - 1 - held[::-1].index(True)
    after = items[last + 1 :]
    if any(isinstance(item, Line) and item.plain[:2] in ("五、", "六、") for item in after):
        return items
    before = [item for item in items[:first] if isinstance(item, Table) or item.level == 1]
    return before + items[first : last + 1]


def _within(inside: int, chosen: int, parents: list[int]) -> bool:
    while inside > chosen:
        inside = parents[inside]
    return inside == chosen
