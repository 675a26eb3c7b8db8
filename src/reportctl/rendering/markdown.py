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

from reportctl.page.blocks import Grid, Heading, Page, Paragraph
from reportctl.page.title import one_line
from reportctl.rendering.markdown_grid import write_grid
from reportctl.rendering.markdown_text import escape, write_runs


def paint(page: Page, _look: object = None) -> bytes:
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
