"""Text and grids in HTML: what a report says, escaped, its headings and the cells of its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from reportctl.page.blocks import Block, Grid, GridCell, Heading, Paragraph, Run, printable
from reportctl.page.grid_layout import group_lines, part_label
from reportctl.page.title import measure

_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\n": "<br>"}
)
_SPECIAL = frozenset(map(chr, _ESCAPES))
_ATTRIBUTE_ESCAPES = {**_ESCAPES, ord("\n"): "&#10;"}
Look = Callable[[GridCell], str]
"""What a cell says, or which attributes it has beside its spans and scope, as HTML."""


def escape(text: str) -> str:
    """Text as the content of an element; a line break is `<br>`."""
    return _replace(printable(text), _ESCAPES)


def attributes(**named: str | int | None) -> str:
    """Attributes with a space before each, in the order given; None and '' are left out.

    A trailing underscore is cut off (`class_`), another one is a hyphen (`aria_label`).
    """
    return "".join(
        f' {name.removesuffix("_").replace("_", "-")}="'
        f'{_replace(printable(str(value)), _ATTRIBUTE_ESCAPES)}"'
        for name, value in named.items()
        if value is not None and value != ""
    )


def _replace(text: str, escapes: Mapping[int, str]) -> str:
    return text if _SPECIAL.isdisjoint(text) else text.translate(escapes)


@cache
def identifier(name: str) -> str:
    """A name as an id: without the spaces that would part it in a list of ids."""
    return "-".join(printable(name).split())


def write_runs(runs: Iterable[Run], leads: tuple[str, str] = ("lead-2", "lead-3")) -> str:
    """The runs of a paragraph; one that begins it as a heading is a span of the class given."""
    return "".join(_write_run(run, leads) for run in runs)


def _write_run(run: Run, leads: tuple[str, str]) -> str:
    text = escape(run.text)
    if run.strong:
        text = f"<strong>{text}</strong>"
    if run.level:
        text = f'<span class="{leads[run.level - 2]}">{text}</span>'
    return text


def outline(blocks: Iterable[Block]) -> Iterator[tuple[Block, int]]:
    """The blocks, each heading with the n of its `hn`: one deeper than the last at the most.

    A report that begins with 1. under 一、 skips a level of numbering, not one of the outline.
    """
    last = 1
    for block in blocks:
        if isinstance(block, Heading):
            last = min(block.level + 1, last + 1)
        yield block, last


def measure_closing(blocks: Iterable[Block]) -> tuple[float, float] | None:
    """The ems of the signature and of the date below it, by which the date is set.

    GB/T 9704 7.3.5.2: the date begins two characters right of where the signature begins; one that
    is longer than the signature stands 右空二字 itself. None where one is missing or has two lines.
    """
    closing = {b.role: b.text for b in blocks if isinstance(b, Paragraph) and b.role != "body"}
    name, date = closing.get("signature", ""), closing.get("date", "")
    several = "\n" in printable(name + date)
    return (measure(name), measure(date)) if name and date and not several else None


def write_heading(text: str) -> str:
    """A heading over a column, which may be broken between words of two characters."""
    return "<wbr>".join(map(escape, part_label(text)))


def quiet(data: str) -> str:
    """JSON in which no `<` can end the script; outside its strings JSON has none of these."""
    return data.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def write_table(
    grid: Grid,
    opening: str,
    look: Look,
    content: Look,
    *,
    held: bool = False,
    roles: bool = False,
) -> str:
    """The table after `opening`, which is its start tag with what stands before the first row.

    With `roles` each part says what it is, for a page whose style sets the table as blocks; with
    `held` a line that stays with the next over a page break has that class.
    """
    whole = group_lines(grid) if held else []
    cells: list[list[str]] = [[] for _ in range(grid.lines)]
    for cell in grid.cells:
        cells[cell.line].append(_write_cell(cell, look, content, roles=roles))
    lines = []
    for number, line in enumerate(cells):
        stays = any(start <= number < end - 1 for start, end in whole)
        row = attributes(class_="held" if stays else "", role="row" if roles else "")
        lines.append(f"<tr{row}>{''.join(line)}</tr>")
    group = attributes(role="rowgroup" if roles else "")
    parts = [opening]
    if grid.head:
        parts += [f"<thead{group}>", *lines[: grid.head], "</thead>"]
    opens = {cell.line for cell in grid.cells if cell.role == "block"}
    edges = sorted({grid.head, grid.lines, *(line for line in opens if line >= grid.head)})
    for start, end in pairwise(edges):
        parts += [f"<tbody{group}>", *lines[start:end], "</tbody>"]
    parts.append("</table>")
    return "\n".join(parts)


def is_heading(cell: GridCell) -> bool:
    """Whether a cell speaks of others; a corner over several columns is a note to the reader."""
    if cell.role == "corner":
        return bool(cell.text) and cell.columns == 1
    return cell.role in ("column", "block", "row")


def _write_cell(cell: GridCell, look: Look, content: Look, *, roles: bool) -> str:
    tag = "th" if is_heading(cell) else "td"
    scope = _scope(cell) if tag == "th" else ""
    role = {"row": "rowheader", "rowgroup": "rowheader", "col": "columnheader"}.get(scope, "cell")
    opening = attributes(
        scope=scope,
        colspan=cell.columns if cell.columns > 1 else None,
        rowspan=cell.lines if cell.lines > 1 else None,
    )
    closing = attributes(role=role if roles else "")
    return f"<{tag}{opening}{look(cell)}{closing}>{content(cell)}</{tag}>"


def _scope(cell: GridCell) -> str:
    return {"row": "row", "block": "rowgroup"}.get(cell.role, "col")
