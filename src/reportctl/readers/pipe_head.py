"""Takes the one head of a Markdown table apart into the lines that the paper has.

Markdown has a single head, so `rendering.markdown` joins the labels above a column with `·`, from
the outside inward: `行政诉讼·未经复议直接起诉·结果维持`.
"""

from __future__ import annotations

from reportctl.readers.source import SourceTable

JOIN = "·"


def unjoin(table: SourceTable) -> SourceTable:
    """The table with its first row as several, a shared label spanning its columns."""
    head, *body = table.rows
    trails = [[part.strip() for part in cell.text.split(JOIN)] for cell in head]
    depth = max(map(len, trails))
    if depth == 1:
        return table
    lines = []
    for level in range(depth):
        line = []
        for column, (cell, trail) in enumerate(zip(head, trails, strict=True)):
            part = trail[min(level, len(trail) - 1)]
            before = trails[column - 1] if column else []
            shared = level < len(trail) - 1 and before[: level + 1] == trail[: level + 1]
            line.append(cell._replace(text=part, spans=shared or level >= len(trail)))
        lines.append(tuple(line))
    return SourceTable((*lines, *body), table.spot)
