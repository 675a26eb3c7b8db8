"""A section's text as headings and paragraphs, by the numbering that official writing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from reportctl.page.blocks import Grid, Heading, Paragraph, Run
from reportctl.page.text_grid import draw_rows
from reportctl.report.text_table import part_text

LONGEST_HEADING = 40
"""Characters; a numbered line with more is a paragraph that begins with its heading."""

_ORDINAL = re.compile(
    r"(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])|(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def read_prose(text: str, name: str = "text") -> Iterator[Heading | Paragraph | Grid]:
    """The blocks of a text: one for each line that is not blank, and for each table.

    A line that begins with （一） is a heading of level 2, with 1. or （1） of level 3 (GB/T 9704
    7.3.3). Where the heading runs on into its paragraph, its first sentence is a run of that level.
    `name` is that of the text on the page, such as `overview`.
    """
    tables = 0
    for part in part_text(text):
        if isinstance(part, str):
            yield _read_line(part)
        else:
            tables += 1
            yield draw_rows(part, f"{name}.table.{tables}")


def _read_line(line: str) -> Heading | Paragraph:
    ordinal = _ORDINAL.match(line)
    if not ordinal:
        return Paragraph(tuple(_runs(line)))
    level: Literal[2, 3] = 2 if ordinal["second"] else 3
    bare = line.replace("**", "")
    if len(bare) <= LONGEST_HEADING and "。" not in bare[:-1]:
        return Heading(level, bare)
    first, stop, rest = line.partition("。")
    if stop and len(first) <= LONGEST_HEADING and "**" not in first:
        return Paragraph((Run(first + stop, level=level), *_runs(rest)))
    return Paragraph(tuple(_runs(line)))


def _runs(text: str) -> Iterator[Run]:
    """Plain and strong stretches; `**` without a partner is text."""
    for number, piece in enumerate(_STRONG.split(text)):
        if piece:
            yield Run(piece, strong=number % 2 == 1)
