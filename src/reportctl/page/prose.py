"""A section's text as headings and paragraphs, by the numbering that official writing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from reportctl.page.blocks import Heading, Paragraph, Run

LONGEST_HEADING = 40
"""Characters; a numbered line with more is a paragraph that begins with its heading."""

_ORDINAL = re.compile(
    r"(?P<second>[（(][一二三四五六七八九十]{1,3}[）)])|(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[）)])"
)
_STRONG = re.compile(r"\*\*(.+?)\*\*")


def read_prose(text: str) -> Iterator[Heading | Paragraph]:
    """The blocks of a text: one for each line that is not blank.

    A line that begins with （一） is a heading of level 2, with 1. or （1） of level 3 (GB/T 9704
    7.3.3). Where the heading runs on into its paragraph, its first sentence is a run of that level.
    """
    for line in text.split("\n"):
        if line.strip():
            yield _read_line(line.strip())


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
