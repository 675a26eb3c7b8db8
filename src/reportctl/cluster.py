"""Reports by the hundred thousand on an engine: `check_bytes` mapped over files with Dask.

An extra: `pip install 'reportctl[cluster]'`. Paths are what fsspec reads: local, `s3://`,
`hdfs://` … A worker that dies loses its partition and no more: Dask computes that one again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from reportctl.api import Checked, Settings, check_bytes
from reportctl.finding import Failure
from reportctl.formatters.findings import checked as formatted
from reportctl.formatters.rows.columns import FindingRow, finding_rows, kinds
from reportctl.record import quicken
from reportctl.report.rows import CellRow

if TYPE_CHECKING:
    import dask.dataframe

PARTITION = 200
"""Files of a partition, about; an organ's files are never parted."""
Rows = Literal["findings", "cells"]


class Task(NamedTuple):
    """A file to be checked, and last year's file of the same organ, if there is one."""

    path: str
    previous: str | None


def check(
    paths: str | Sequence[str],
    *,
    rows: Rows = "findings",
    settings: Settings | None = None,
    partition: int = PARTITION,
) -> dask.dataframe.DataFrame:
    """The findings, or the cells, of report files as a lazy Dask dataframe.

    Args:
        paths: Files, or patterns such as `s3://bucket/reports/*/20??.toml`. The files of one
            folder named after their years are one organ's, and last year's is at hand for each.
        rows: `findings` gives the columns of `FindingRow`, `cells` those of `CellRow`.
        settings: A county's own, for every report.
        partition: Files of a partition.

    Raises:
        Failure: Dask is not installed, or no file was found.
    """
    try:
        import dask.dataframe as dd
        from fsspec.core import get_fs_token_paths
    except ImportError:
        raise Failure("用 Dask 要另装一部分：pip install 'reportctl[cluster]'") from None
    patterns = [paths] if isinstance(paths, str) else list(paths)
    system, _, found = get_fs_token_paths(patterns, mode="rb")
    if not found:
        raise Failure(f"{'、'.join(patterns)} 没有文件")
    parts = list(partitions(sorted(found), partition))
    made: dask.dataframe.DataFrame = dd.from_map(  # type: ignore[no-untyped-call]
        _frame, parts, system=system, rows=rows, settings=settings, meta=_empty(rows)
    )
    return made


def partitions(paths: Sequence[str], size: int) -> Iterator[list[Task]]:
    """The files in lots of about a size, the files of a folder always in one."""
    folders: dict[PurePosixPath, list[str]] = {}
    for path in paths:
        folders.setdefault(PurePosixPath(path).parent, []).append(path)
    lot: list[Task] = []
    for files in folders.values():
        lot += (Task(file, _last_year(file, files)) for file in files)
        if len(lot) >= size:
            yield lot
            lot = []
    if lot:
        yield lot


def _last_year(path: str, beside: Iterable[str]) -> str | None:
    """The file beside this one that is named after the year before."""
    file = PurePosixPath(path)
    if not file.stem.isdecimal():
        return None
    wanted = str(file.with_name(f"{int(file.stem) - 1}{file.suffix}"))
    return wanted if wanted in beside else None


def _frame(tasks: list[Task], *, system: Any, rows: Rows, settings: Settings | None) -> Any:  # noqa: ANN401
    """The rows of one partition as a pandas dataframe."""
    import pandas as pd

    quicken()
    read = _reader(system)
    checked = [
        check_bytes(
            read(task.path), task.path, read(task.previous) if task.previous else None, settings
        )
        for task in tasks
    ]
    made = list(_rows(checked, rows))
    frame = pd.DataFrame(made, columns=list(_row(rows)._fields))
    return frame.astype(_empty(rows).dtypes.to_dict())


def _reader(system: Any) -> Callable[[str], bytes]:  # noqa: ANN401 - a file system of fsspec
    """Reads each file once: a report is last year's of the next one."""
    known: dict[str, bytes] = {}

    def read(path: str) -> bytes:
        if path not in known:
            known[path] = system.cat_file(path)
        return known[path]

    return read


def _rows(checked: Iterable[Checked], rows: Rows) -> Iterator[tuple[object, ...]]:
    for one in checked:
        if rows == "cells":
            yield from one.cells
        else:
            yield from finding_rows(
                [formatted.Checked(one.file, one.year, one.organ, one.findings)]
            )


def _row(rows: Rows) -> type[CellRow | FindingRow]:
    return CellRow if rows == "cells" else FindingRow


def _empty(rows: Rows) -> Any:  # noqa: ANN401 - a pandas dataframe
    """A frame without rows, with the type of each column; figures stay exact decimals."""
    import pandas as pd
    import pyarrow as pa

    types = {
        str: pd.ArrowDtype(pa.string()),
        int: pd.ArrowDtype(pa.int64()),
    }
    exact = pd.ArrowDtype(pa.decimal128(38, 6))
    columns = {
        name: pd.Series([], dtype=types.get(kind, exact))
        for name, kind in kinds(_row(rows)).items()
    }
    return pd.DataFrame(columns)
