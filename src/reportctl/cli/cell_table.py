"""`render --csv` and `--parquet`: the cells of all reports in one table, written as it is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from reportctl.cli.files import newest_reports, walk_reports
from reportctl.cli.targets import Output
from reportctl.document.save import replace_whole
from reportctl.finding import Failure
from reportctl.formatters.rows.formats import FORMATS, open_table
from reportctl.report.load import load
from reportctl.report.rows import CellRow, cell_rows
from reportctl.terminal.progress import show_progress

MANY = 50
"""From so many reports on a bar is shown."""


def write_cells(
    paths: Sequence[Path], format_: str, output: Path | None, *, force: bool = False
) -> int:
    """One row for each cell of each report, in `output` or on stdout.

    0 where every report is in the table; 1 where one is no report, 2 where one is out of reach:
    each is named on stderr, the table has the others. Cells that were not read stand in it as
    such, and are counted on stderr.
    """
    row = FORMATS[format_]
    files = list(walk_reports(paths)) if paths else newest_reports(Path())
    if output is None:
        if row.binary:
            raise Failure(f"{row.word} 不是文本，请用 -o 写明输出到哪个文件")
    elif not output.name.lower().endswith(row.endings):
        raise Failure(f"{output} 不像{row.word}表的名字：应以 {row.suffix} 结尾")
    else:
        Output(output, row, (*paths, *files), force).check()
    faults: list[int] = []
    count = unread = 0
    with _open(output) as file:
        table = open_table(format_, file, CellRow)
        for rows in show_progress(_read(files, faults), len(files), "读取"):
            table.write(rows)
            count += len(rows)
            unread += sum(one.state == "unread" for one in rows)
        table.close()
    if output is not None:
        print(f"已写入 {output}：{len(files) - len(faults)} 份报告，{count} 格")
    if unread:
        print(f"有 {unread} 格没有读出来（?），表里的 state 写作 unread", file=sys.stderr)
    return max(faults, default=0)


def _read(files: Sequence[Path], faults: list[int]) -> Iterator[list[CellRow]]:
    """The rows of each file; of one that has none the exit code that it calls for is noted."""
    for file in files:
        try:
            loaded = load(file)
        except Failure as failure:
            print(f"reportctl: {failure}", file=sys.stderr)
            faults.append(2)
            yield []
            continue
        if loaded.report is None:
            first = next(iter(loaded.findings), None)
            why = f"第 {first.place.line} 行：{first.message}" if first else "没有 [report]"
            print(f"reportctl: {file} 不是完整的报告，没有放进表里；{why}", file=sys.stderr)
            faults.append(1)
            yield []
            continue
        yield list(cell_rows(loaded.report))


@contextmanager
def _open(output: Path | None) -> Iterator[IO[bytes]]:
    """Stdout, or a file beside the one that is wanted, which takes its place when it is whole."""
    if output is None:
        yield sys.stdout.buffer
        return
    with replace_whole(output) as file:
        yield file
