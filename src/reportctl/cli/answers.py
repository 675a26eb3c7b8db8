"""Reads what a unit answered in the workbook of findings that was sent to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportctl.formatters.findings.checked import ANSWER, CODE, MESSAGE, PAGE, REMARK, Answer
from reportctl.readers.source import Source, SourceCell, SourceTable


def is_feedback(source: Source) -> bool:
    """Whether a file is findings sent to a unit, and no report."""
    return source.title.endswith(PAGE) or any(True for _ in _sheets(source))


def read_answers(source: Source) -> list[Answer]:
    """The findings beside which the unit wrote something, in the order of the sheets."""
    return [
        Answer(table.spot.sheet or "", *said)
        for table, heads, rows in _sheets(source)
        for row in rows
        if any((said := [_text(row, heads[head]) for head in heads])[2:])
    ]


def _sheets(
    source: Source,
) -> Iterator[tuple[SourceTable, Mapping[str, int], Sequence[Sequence[SourceCell]]]]:
    """The tables of findings: where their columns stand, and the rows under the head."""
    for table in source.blocks:
        if not isinstance(table, SourceTable):
            continue
        for number, row in enumerate(table.rows):
            texts = [cell.text.strip() for cell in row]
            if all(head in texts for head in (CODE, MESSAGE, ANSWER, REMARK)):
                heads = {head: texts.index(head) for head in (CODE, MESSAGE, ANSWER, REMARK)}
                yield table, heads, table.rows[number + 1 :]
                break


def _text(row: Sequence[SourceCell], column: int) -> str:
    return row[column].text.strip() if column < len(row) else ""
