"""Reads a workbook: its sheets as tables and paragraphs, its named cells by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING

from reportctl.finding import Failure
from reportctl.readers.letters import tidy
from reportctl.readers.package import Package
from reportctl.readers.source import Paragraph, Source, SourceTable
from reportctl.readers.xlsx_cells import Book, named_cells
from reportctl.readers.xlsx_sheet import blocks

if TYPE_CHECKING:
    from openpyxl import Workbook

_NAMED = 5
"""How many cells one line names."""
_LARGEST = 16 * 2**20
"""Bytes of all sheets unpacked; a report's have 0.2 MB, and a megabyte fills 30 MB of memory."""


def read(data: bytes, name: str) -> Source:
    """The visible sheets in their order, formulas computed where the workbook has no result.

    Cells with a name bear it; names that begin with `report.` are facts about the report too.
    Macros are not run. Raises Failure for a broken, locked or oversized workbook.
    """
    package = Package(data, name)
    _check(package, name)
    written, shown = _load(data, name)
    book = Book(written, shown)
    named = named_cells(written)
    found: list[Paragraph | SourceTable] = []
    hidden = []
    tables = 0
    for sheet in written.worksheets:
        if sheet.sheet_state != "visible":
            hidden.append(sheet.title)
            continue
        for block in blocks(sheet, book, named, tables, name):
            tables += isinstance(block, SourceTable)
            found.append(block)
    facts = tuple(
        (key, book.cell(*place).text) for place, key in named.items() if key.startswith("report.")
    )
    title = tidy(written.properties.title or "").strip()
    doubts = tuple(_doubts(package, hidden, book))
    return Source(name, "xlsx", tuple(found), title=title, doubts=doubts, names=facts)


def _check(package: Package, name: str) -> None:
    """Reads each XML part once within limits, so that nothing hostile reaches the library."""
    size = 0
    for part in sorted(package.names):
        if part.endswith((".xml", ".rels")):
            data = package.read(part)
            size += len(data)
            if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\0" in data[:8]:
                raise Failure(f"{name}：内部结构不正常（含有实体声明），出于安全没有读取")
            if size > _LARGEST:
                raise Failure(
                    f"{name}：解开后超过 {_LARGEST // 2**20} MB，不像一份年度报告，"
                    "请只留下报告的工作表再读入"
                )


def _load(data: bytes, name: str) -> tuple[Workbook, Workbook]:
    """The workbook with its formulas, and with what they gave when it was saved."""
    import warnings

    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts of a workbook that hold no figures
        try:
            written = load_workbook(BytesIO(data), rich_text=True)
            if not any(
                cell.data_type == "f"
                for sheet in written.worksheets
                for row in sheet
                for cell in row
            ):
                return written, written
            return written, load_workbook(BytesIO(data), data_only=True, rich_text=True)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, OSError):
            raise Failure(
                f"{name}：工作簿有读不懂的地方，请用 WPS 或 Excel 打开后“另存为” .xlsx 再试"
            ) from None


def _doubts(package: Package, hidden: list[str], book: Book) -> Iterator[str]:
    """What was left out or computed here."""
    if "xl/vbaProject.bin" in package.names:
        yield "工作簿含有宏：没有运行，只读了单元格里的内容"
    if hidden:
        names = "、".join(f"“{title}”" for title in hidden)
        yield f"隐藏的工作表{names}没有读入；如果报告在里面，请取消隐藏后保存再读入"
    yield from _told(
        book.unknown, "公式没有算出结果，按空白处理；请用 WPS 或 Excel 打开保存一次再读入"
    )
    yield from _told(book.stale, "保存的结果与公式不符，按公式计算；请核对")
    yield from _told(book.broken, "是错误值，按空白处理；请在工作簿里改正")


def _told(spots: Mapping[str, None], what: str) -> Iterator[str]:
    """One line for all cells of a kind."""
    listed = list(spots)
    if listed:
        more = f"等 {len(listed)} 处" if len(listed) > _NAMED else ""
        yield f"{'、'.join(listed[:_NAMED])}{more}：{what}"
