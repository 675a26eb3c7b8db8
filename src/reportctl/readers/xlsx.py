"""Reads a workbook: its sheets as tables and paragraphs, its named cells by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from reportctl.finding import Failure
from reportctl.readers.letters import tidy
from reportctl.readers.limits import Work
from reportctl.readers.package import Package, attribute, child, children, kind, whole
from reportctl.readers.source import Paragraph, Source, SourceTable, Spot
from reportctl.readers.xlsx_cells import Book, at_spots, rich
from reportctl.readers.xlsx_names import read_names
from reportctl.readers.xlsx_parse import Sheet, is_on_attribute, parse
from reportctl.readers.xlsx_sheet import blocks

_CONTROL = re.compile(rb"""ObjectType=["'](\w{1,40})["']""")
_DIGITS = 12
"""Of the longest measure of a drawing."""
_ANCHOR = re.compile(rb"<x:Anchor>([\d,\s]{1,200})</x:Anchor>")
_LYING = {
    "pic": "图片", "graphicFrame": "图表", "sp": "图形", "grpSp": "图形", "cxnSp": "图形",
    "contentPart": "墨迹",
}  # fmt: skip
_WIDE, _HIGH = 609_600, 171_450
"""A usual column's width and a low row's height, in the units of drawings (914,400 an inch)."""
_MOST_COVERED = 400
"""Cells that a picture may lie on; a larger one lies behind the whole table."""


def read(data: bytes, name: str) -> Source:
    """The sheets in their order, formulas computed where the workbook has no result.

    Cells with a name bear it; names that begin with `report.` are facts about the report too.
    A hidden sheet counts only if no shown one has its table. Macros are not run. Raises Failure
    for a broken, locked or oversized workbook.
    """
    work = Work(name)
    package = Package(data, work)
    main = package.main()
    root = package.xml(main)
    book = Book(package.one(main, "styles"), package.one(main, "sharedstrings"), work)
    properties = child(root, "workbookPr")
    book.since_1904 = properties is not None and is_on_attribute(properties, "date1904")
    book.doubts += _warnings(package)
    shown: list[Sheet] = []
    hidden: list[Sheet] = []
    for sheet, visible in _sheets(package, main, root, book.doubts):
        book.add(sheet.title, sheet.cells, sheet.conditions)
        (shown if visible else hidden).append(sheet)
    if not shown and not hidden:
        raise Failure(f"{name}：工作簿里没有工作表，请用 WPS 或 Excel 打开后“另存为” .xlsx 再试")
    named = read_names(root, [sheet.title for sheet in (*shown, *hidden)], book)
    found: list[Paragraph | SourceTable] = []
    for sheet in shown:
        tables = sum(isinstance(block, SourceTable) for block in found)
        found += blocks(sheet, book, named, tables)
    book.doubts += _hidden_zeros(shown, found)
    known = {label for block in found for label in _labels(block)}
    for sheet in hidden:
        tables = sum(isinstance(block, SourceTable) for block in found)
        before = len(book.doubts)
        held = list(blocks(sheet, book, named, tables))
        labels = [label for block in held for label in _labels(block)]
        new = sum(label not in known for label in labels) > len(labels) / 2
        if new and any(isinstance(block, SourceTable) for block in held):
            found += held
            book.doubts.append(f"工作表“{sheet.title}”是隐藏的，照样读入，请核对")
        elif held:
            del book.doubts[before:]
            book.doubts.append(
                f"隐藏的工作表“{sheet.title}”没有读入；如果报告在里面，请取消隐藏后保存再读入"
            )
    facts = tuple(
        (key, book.cell(*place).text) for place, key in named.items() if key.startswith("report.")
    )
    book.doubts += filter(None, (
        at_spots(book.unknown, "公式没有算出结果，没有读入；请用 WPS 或 Excel 打开保存一次再读入"),
        at_spots(book.stale, "保存的结果与公式不符，没有读入；请用 WPS 或 Excel 打开重新计算并保存"),  # noqa: E501
        at_spots(book.broken, "是错误值，没有读入；请在工作簿里改正"),
    ))  # fmt: skip
    return Source(
        name,
        "xlsx",
        tuple(found),
        title=_title(package),
        doubts=(*package.doubts, *book.doubts),
        running=tuple(dict.fromkeys(line for sheet in shown for line in sheet.running)),
        names=facts,
        comments=tuple(
            (f"{Spot(sheet=sheet.title)}{place}", text)
            for sheet in shown
            for place, text in sheet.comments
        ),
    )


def _hidden_zeros(
    sheets: Iterable[Sheet], found: Sequence[Paragraph | SourceTable]
) -> Iterator[str]:
    """A line for each sheet that shows nothing where 0 stands."""
    for title in (sheet.title for sheet in sheets if sheet.hides_zeros):
        own = (x for x in found if isinstance(x, SourceTable) and x.spot.sheet == title)
        zeros = sum(
            cell.number == 0 and not cell.spans for x in own for row in x.rows for cell in row
        )
        if zeros:
            yield f"工作表“{title}”设置了不显示零值：{zeros} 格看上去空白，是 0，按 0 读入，请核对"


def _title(package: Package) -> str:
    """The title among the workbook's properties."""
    found = child(package.one("", "core-properties"), "title")
    return tidy(found.text or "").strip() if found is not None else ""


def _warnings(package: Package) -> Iterator[str]:
    if any(part.endswith("vbaproject.bin") for part in package.names):
        yield "工作簿含有宏：没有运行，只读了单元格里的内容"


def _sheets(
    package: Package, main: str, root: Element, doubts: list[str]
) -> Iterator[tuple[Sheet, bool]]:
    """The worksheets, and whether they are shown."""
    titles: set[str] = set()
    for each in children(child(root, "sheets"), "sheet"):
        package.work.count("tables")
        title = attribute(each, "name") or f"{len(titles) + 1}"
        part = package.by_id(main, _relation(each))
        if part not in package.names:
            doubts.append(f"工作表“{title}”在文件里不见了，没有读入；请打开后另存一次")
            continue
        content = package.xml(part)
        if kind(content) != "worksheet":
            doubts.append(f"“{title}”不是工作表（是图表或宏表），没有读入")
            continue
        if title in titles:
            title = f"{title}（{len(titles) + 1}）"
        titles.add(title)
        sheet = parse(content, title, package.work)
        sheet.comments = list(_comments(package, part))
        for related in package.related(part):
            if related.kind == "drawing" and related.part in package.names:
                _lay(sheet, package.xml(related.part))
            elif related.kind == "vmldrawing" and related.part in package.names:
                _lay_controls(sheet, package.read(related.part))
        yield sheet, attribute(each, "state") in (None, "visible")


def _relation(sheet: Element) -> str:
    """The id by which the workbook calls a sheet's part; `sheetId` is another thing."""
    for key, said in sheet.attrib.items():
        if key.rpartition("}")[2] == "id":
            return said
    return ""


def _comments(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """What stands beside the cells of a sheet, each with the cell's name."""
    parts = {each.kind: each.part for each in package.related(part) if each.part in package.names}
    if "threadedcomment" in parts:  # what else there is only says so
        for each in children(package.xml(parts["threadedcomment"]), "threadedComment"):
            text = child(each, "text")
            yield attribute(each, "ref") or "", (text.text if text is not None else "") or ""
    elif "comments" in parts:
        for each in children(child(package.xml(parts["comments"]), "commentList"), "comment"):
            text = child(each, "text")
            if text is not None:
                yield attribute(each, "ref") or "", rich(text).text


def _lay(sheet: Sheet, drawing: Element) -> None:
    """Notes which cells the pictures and shapes of a sheet lie on."""
    for anchor in drawing:
        begin, end, size = child(anchor, "from"), child(anchor, "to"), child(anchor, "ext")
        what = next((_LYING[kind(each)] for each in anchor.iter() if kind(each) in _LYING), "")
        if begin is None or not what:
            continue
        top, left, down, over = _corner(begin)
        bottom, right = top, left
        if end is not None:
            bottom, right, below, beyond = _corner(end)
            # a corner on a line lies in the cell before it
            bottom, right = max(top, bottom - (not below)), max(left, right - (not beyond))
        elif size is not None:
            bottom += max(0, down + whole(attribute(size, "cy"), 0, _DIGITS) - 1) // _HIGH
            right += max(0, over + whole(attribute(size, "cx"), 0, _DIGITS) - 1) // _WIDE
        _cover(sheet, (top, left, bottom, right), what)


def _corner(element: Element) -> tuple[int, int, int, int]:
    """Row and column, from 1, and how far below and beyond their beginning."""
    found = (child(element, what) for what in ("row", "col", "rowOff", "colOff"))
    row, column, down, over = (
        whole(each.text if each is not None else "", 0, _DIGITS) for each in found
    )
    return row + 1, column + 1, down, over


def _lay_controls(sheet: Sheet, drawing: bytes) -> None:
    """Notes which cells boxes to tick and lists to choose from lie on; comments are none."""
    pieces = _CONTROL.split(drawing)
    for what, rest in zip(pieces[1::2], pieces[2::2], strict=False):
        anchor = _ANCHOR.search(rest[:2000]) if what != b"Note" else None
        numbers = [whole(part.decode(), 0) for part in anchor[1].split(b",")] if anchor else []
        if len(numbers) == 8:  # noqa: PLR2004 - column, offset, row, offset, and the other corner
            area = (numbers[2] + 1, numbers[0] + 1, numbers[6] + 1, numbers[4] + 1)
            _cover(sheet, area, "控件")


def _cover(sheet: Sheet, area: tuple[int, int, int, int], what: str) -> None:
    top, left, bottom, right = area
    if 0 < (bottom - top + 1) * (right - left + 1) <= _MOST_COVERED:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                sheet.objects.setdefault((row, column), what)


def _labels(block: Paragraph | SourceTable) -> list[str]:
    """The words in a table, by which it is known again."""
    if isinstance(block, Paragraph):
        return []
    return [
        cell.text
        for row in block.rows
        for cell in row
        if not cell.spans and any(letter >= "㐀" for letter in cell.text)
    ]
