"""A page as Markdown with GitHub's pipe tables, for a person to read and for `fill` to read back.

The convention, for whoever writes the reader:

* `# ` is the title; `## `, `### `, `#### ` are 一、, （一） and 1. or （1）; numbers stay in the
  text. Blocks are parted by one empty line, a paragraph is one line; signature and date are the
  last paragraphs.
* A backslash before ASCII punctuation means the character itself, in a cell too. A line break
  inside a paragraph or a cell is one space.
* What is bold is `**…**`, and `<strong>…</strong>` where CommonMark would not see the stars
  (between a full stop or quotation mark and a Chinese character); nothing is nested in either.
* A grid is one pipe table; each position of the grid is one cell. A spanning cell is written
  once, at its first line and first column, and is empty at the other positions it covers, as in
  pasted text. An empty cell of figures is a blank; a stroke is written.
* A head of several lines (table three, table four) becomes the one head that Markdown has: each
  column gives the labels above it from the outside inward, joined with `·`
  (`行政诉讼·未经复议直接起诉·结果维持`). A heading over all columns of figures (申请人情况) tells
  none of them apart and is left out. The corner stands over the first column of the stub.
* A table of a text has its own head; a `·` in it is `&middot;`, a line break in a cell `<br>`.
* A grid without a common head (table two: blocks with a caption and a head each) gives all its
  lines in their order; its first line stands where Markdown wants the head.
* A draft begins with a quotation that says so, and a faulty figure carries a footnote mark
  (`0[^1]`); the notes stand under their table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reportctl.page.blocks import Grid, Heading, Page, Paragraph, Run, printable
from reportctl.page.grid_layout import labels_above
from reportctl.page.title import one_line

JOINT = "·"
"""Between the labels above a column."""
_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_~[]<>|&$#"})
_OPENING = re.compile(r"(?:[-+=](?=\s|[-+=]|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What would make a line a list or a rule."""


def render(page: Page, _look: object = None) -> bytes:
    """The page as UTF-8 with a line feed at the end of lines, the same bytes on every run."""
    parts = [f"# {escape(one_line(page.title))}"]
    if page.draft:
        parts.append("> 草稿，不得发布。")
    notes = 0 if page.draft else None
    for block in page.blocks:
        match block:
            case Heading():
                parts.append(f"{'#' * (block.level + 1)} {escape(block.text)}")
            case Paragraph():
                parts.append(write_runs(block.runs))
            case Grid():
                table, notes = write_grid(block, notes)
                parts.append(table)
    return ("\n\n".join(part for part in parts if part) + "\n").encode()


def write_grid(grid: Grid, notes: int | None) -> tuple[str, int | None]:
    """The table, and the number of its last footnote.

    `notes` is the number of the last footnote so far, or None where faults are not told.
    """
    texts = [[""] * len(grid.widths) for _ in range(grid.lines)]
    faults = []
    for cell in grid.cells:
        text = "<br>".join(map(escape, cell.text.split("\n" if grid.written else "\0")))
        if grid.written and cell.line < grid.head:
            text = text.replace(JOINT, "&middot;")
        if notes is not None and cell.fault:
            notes += 1
            text += f"[^{notes}]"
            faults.append(f"[^{notes}]: {escape(cell.fault)}")
        texts[cell.line][cell.column] = text
    worded = {*range(grid.stub), *(cell.column for cell in grid.cells if cell.role == "text")}
    head = grid.head
    if any(cell.role == "block" for cell in grid.cells if cell.line < head):
        head = 0
    first = list(_flat_head(grid)) if head and not grid.written else texts[0]
    lines = [
        _line(first),
        _line([":--" if column in worded else "--:" for column in range(len(grid.widths))]),
        *map(_line, texts[head or 1 :]),
    ]
    return "\n\n".join(["\n".join(lines), *faults]), notes


def _flat_head(grid: Grid) -> Iterator[str]:
    """The corner over the stub, and for each column of figures the labels above it."""
    for column in range(grid.stub):
        corner = (c for c in grid.cells if c.line < grid.head and c.column == column)
        yield JOINT.join(escape(cell.text) for cell in corner)
    yield from (JOINT.join(map(escape, labels)) for labels in labels_above(grid))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def escape(text: str) -> str:
    """One line of text, the markup in it made text; line breaks become spaces."""
    return " ".join(printable(text).split("\n")).translate(_ESCAPES)


def write_runs(runs: Sequence[Run]) -> str:
    """The runs of a paragraph, which stands at the beginning of a line."""
    merged = _merge(runs)
    if all(run.text.isspace() for run in merged):
        return ""
    parts = []
    for number, run in enumerate(merged):
        text = escape(run.text)
        if run.strong:
            before = merged[number - 1].text[-1] if number else " "
            after = merged[number + 1].text[0] if number + 1 < len(merged) else " "
            text = _strong(text, run.text, before, after)
        parts.append(text)
    return _shield("".join(parts).strip(" \t"))


def _merge(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one weight as one; what cannot be printed is gone, so none is empty."""
    merged: list[Run] = []
    for run in runs:
        text = printable(run.text)
        strong = run.strong and not text.isspace()
        if text and merged and merged[-1].strong == strong:
            merged[-1] = Run(merged[-1].text + text, strong)
        elif text:
            merged.append(Run(text, strong))
    return merged


def _strong(written: str, text: str, before: str, after: str) -> str:
    """Bold; as an element where the stars would not count (CommonMark 6.2, flanking)."""
    opens = not text[0].isspace() and (not _is_mark(text[0]) or _parts(before))
    closes = not text[-1].isspace() and (not _is_mark(text[-1]) or _parts(after))
    return f"**{written}**" if opens and closes else f"<strong>{written}</strong>"


def _parts(character: str) -> bool:
    return character.isspace() or _is_mark(character)


def _is_mark(character: str) -> bool:
    """Whether CommonMark counts it as punctuation."""
    return unicodedata.category(character)[0] in "PS"


def _shield(line: str) -> str:
    """The line with a backslash before what would open a list or a rule."""
    found = _OPENING.match(line)
    if not found:
        return line
    at = found.end() if line[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
