r"""Tables in a text, as Markdown writes them: neighbouring lines of cells between bars.

    | 单位 | 件数 |
    | --- | --- |
    | 甲局 | 3 |

The first line is the head. The line that rules it may be missing where all lines have as many
cells. `\|` is a bar within a cell, `\\` a backslash, `<br>` a line break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

Rows = tuple[tuple[str, ...], ...]
"""The cells of a table line by line, the head first; every line has as many."""

STRONG = r"(?<!\*)\*\*(?!\*)(.+?)(?<!\*)\*\*(?!\*)"
"""What is bold in a text: between pairs of stars in one line; three and more hide a number."""
_BAR = r"(?<!\\)((?:\\\\)*)\|"
_ESCAPE = r"\\([\\|])"
_RULE = re.compile(r":?-+:?")
_BREAK = r"<br ?/?>"
_LEAST = 2
"""Lines that make a table, and cells of a line where nothing rules the head."""


def part_text(text: str) -> Iterator[str | Rows]:
    """The lines of a text that are not blank, and its tables, in order."""
    lines = [line.strip() for line in text.split("\n")]
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_row(lines[end]):
            end += 1
        rows = _read(lines[at:end])
        if rows:
            yield rows
            at = end
            continue
        for line in lines[at : max(end, at + 1)]:
            if line:
                yield line
        at = max(end, at + 1)


def write_rows(rows: Sequence[Sequence[str]]) -> str:
    """A table as a text writes it, its head ruled."""
    head, *body = (f"| {' | '.join(map(_write, row))} |" for row in rows)
    return "\n".join([head, "| " + " | ".join(["---"] * len(rows[0])) + " |", *body])


def _is_row(line: str) -> bool:
    return len(line) > _LEAST and line[0] == "|" and line[-1] == "|" and not line.endswith("\\|")


def _read(lines: Sequence[str]) -> Rows:
    """The table of these lines; nothing where they are none."""
    if len(lines) < _LEAST:
        return ()
    rows = [_cells(line) for line in lines]
    width = len(rows[0])
    if all(map(_RULE.fullmatch, rows[1])):
        del rows[1]
        width = max(map(len, rows))
    elif width < _LEAST or any(len(row) != width for row in rows):
        return ()
    if len(rows) < _LEAST:
        return ()
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _cells(line: str) -> list[str]:
    cells = re.sub(_BAR, r"\1" "\0", line[1:-1]).split("\0")
    return [re.sub(_BREAK, "\n", re.sub(_ESCAPE, r"\1", cell)).strip() for cell in cells]


def _write(cell: str) -> str:
    escaped = cell.replace("\\", "\\\\").replace("|", "\\|")
    return "<br>".join(line.strip() for line in escaped.split("\n"))
