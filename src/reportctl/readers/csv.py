"""Reads a table saved as comma-separated values, as WPS and Excel save a sheet."""

from __future__ import annotations

import csv

from reportctl.readers.bars import Line
from reportctl.readers.encoding import decode
from reportctl.readers.letters import tidy
from reportctl.readers.limits import Work
from reportctl.readers.source import Source
from reportctl.readers.text import assemble

_SIGNS = ",\t;"


def read(data: bytes, name: str) -> Source:
    """The rows as tables, parted by empty rows. Raises Failure when the bytes are no text."""
    doubts: list[str] = []
    text = tidy(decode(data, name, doubts))
    work = Work(name)
    work.count("characters", len(text))
    # the limit is the whole program's: it is raised, never lowered
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    sign = max(_SIGNS, key=text.count)
    reader = csv.reader((f"{line}\n" for line in text.split("\n")), delimiter=sign)
    lines: list[Line] = []
    for row in reader:
        work.count("positions", len(row))
        cells = [cell.strip() for cell in row]
        alone = sum(map(bool, cells)) <= 1 and not any("\n" in cell for cell in cells)
        # a line of text, or a label whose figures are blank: what stands beside it decides
        lines.append("\t".join(cells) if alone else cells)
        lines += [None] * (reader.line_num - len(lines))
    return Source(name, "text", assemble(lines, doubts), doubts=tuple(doubts))
