"""The list of units that a sum is held against: a text, or a table as programs write it as text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reportctl.fill.recognise import is_organ
from reportctl.finding import Failure

_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
"""What workbooks, Word and PDF files begin with."""
_NUMBER = re.compile(r"^(?:\d{1,4}\s*[.．、)）]|[（(]\d{1,4}[)）]|[-*•·])\s*")
"""What numbers the lines of a list."""
_CELLS = re.compile(r"[,，\t;；|]")
_HEADING = re.compile(
    r"(?:(?:填报|报送|报告|汇总|下级|所属|成员)?(?:单位|机关|机构|部门)?(?:名称|全称)|(?:应?填报|应?报送|报告)?单位"
    r"|.{0,12}(?:名单|一览表|清单))(?:[（(]共?\d{1,4}[个家](?:单位)?[）)])?[：:]?"
)
"""How the column of names is headed, and what the whole list is called."""


def read_names(file: Path) -> list[str]:
    """The units that a list names, one on a line, numbered or not; after # stands a remark.

    Of a line of several cells it is the one under 单位名称, else the one that names an organ.
    """
    from reportctl.document.save import read_bytes
    from reportctl.readers.encoding import decode
    from reportctl.readers.limits import Work

    data = read_bytes(file)[0]
    if data.startswith(_PACKED):
        raise Failure(f"{file} 不是文本；单位名单请另存为 .txt，每行写一个单位")
    names: list[str] = []
    column: int | None = None
    for number, line in enumerate(decode(data, str(file), []).splitlines(), 1):
        cells = [_NUMBER.sub("", each.strip().strip('"“”').strip()) for each in _CELLS.split(line)]
        if not any(cells) or line.lstrip().startswith("#"):
            continue
        headed = [at for at, cell in enumerate(cells) if _HEADING.fullmatch(cell)]
        if headed and not names:
            column = headed[0] if len(cells) > 1 else None
            continue
        name = _name_in(cells, column)
        if not name:
            told = f"{file} 第 {number} 行“{line.strip()[:40]}”看不出哪一格是单位名称"
            raise Failure(f"{told}；请每行只写一个单位")
        names.append(name)
    if not names:
        raise Failure(f"{file} 里没有单位名称；每行写一个")
    Work(str(file)).check("parts_added", len(names))
    return names


def _name_in(cells: Sequence[str], column: int | None) -> str:
    """The cell that names a unit; '' where none does, or several do."""
    if column is not None:
        return cells[column] if column < len(cells) else ""
    if len(cells) == 1:
        return cells[0]
    words = [cell for cell in cells if cell and not cell.isdecimal()]
    named = [cell for cell in words if is_organ(cell)]
    return next((found[0] for found in (words, named) if len(found) == 1), "")
