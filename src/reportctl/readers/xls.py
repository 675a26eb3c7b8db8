"""Reads a workbook of Excel 97 to 2003, or a table of WPS, as if it had been saved as one of today.

xlrd says of each cell what it holds, how it looks and how far it reaches; written as .xlsx, all of
it goes through the same eyes. What lies upon cells xlrd does not say, so the records that place
pictures and shapes are read here, as [MS-XLS] 2.5.193 and [MS-ODRAW] have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from struct import error, unpack_from
from typing import Any, Literal

from reportctl.finding import Failure
from reportctl.readers import xlsx
from reportctl.readers.limits import Work
from reportctl.readers.source import Paragraph, Source, SourceTable
from reportctl.readers.xls_conditions import CONDITIONS, put_conditions
from reportctl.readers.xls_formulas import FORMULAS, Formulas, find_formulas, put_formulas

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FAULTS = (AssertionError, LookupError, ValueError, ArithmeticError, error)
"""What the library runs into in a damaged file."""
_RAISED: Mapping[int, Literal["superscript", "subscript"]] = {1: "superscript", 2: "subscript"}
_DRAWING, _OBJECT, _CONTINUE = 0xEC, 0x5D, 0x3C
_LOOKED_AT = (_DRAWING, _OBJECT, _CONTINUE, *CONDITIONS, *FORMULAS)
_ANCHOR = re.compile(rb"\x00\x00\x10\xf0\x12\x00\x00\x00(.{18})", re.DOTALL)
_WORDS = {5: "图表", 8: "图片"}
_BESIDE = (0x14, 0x19)
"""Kinds of objects that lie on no cell: the arrow of a list, a comment."""
_LOW, _NARROW = 40, 77
"""Twentieths of a point, and 256ths of a digit, under which nobody reads a row or a column."""
_MOST_COVERED = 400
"""Cells that a picture may lie on; a larger one lies behind the whole table."""

Lying = Mapping[tuple[str, int, int], str]
"""By sheet, row and column: what lies on a cell, in Chinese."""


def read(data: bytes, name: str) -> Source:
    """What `xlsx.read` makes of the same workbook.

    Raises Failure for a broken, locked or oversized workbook.
    """
    import xlrd
    from xlrd.compdoc import CompDocError

    # of conditional formats it prints what it understands, and takes those of numbers for damage
    xlrd.sheet.XL_CONDFMT = xlrd.sheet.XL_CF = None
    work = Work(name)
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO()
        )
    except (xlrd.XLRDError, CompDocError, *_FAULTS) as fault:
        if "encrypted" in str(fault).lower():
            raise Failure(f"{name}：设有打开密码，请打开后去掉密码再保存") from None
        raise Failure(f"{name}：工作簿已损坏，请用 WPS 或 Excel 打开后“另存为” .xlsx") from None
    records = [each for each in _records(data, book) if each[1] in _LOOKED_AT]
    lying = dict(_lying(records))
    formulas = find_formulas(records, book)
    made, strange = _today(book, work, formulas, records)
    if formulas:
        made = put_formulas(made, book.sheet_names(), formulas)
    source = xlsx.read(made, name)
    blocks = tuple(_covered(each, lying) for each in source.blocks)
    doubts = tuple(
        f"工作表“{sheet}”有条件格式，数可能被它隐藏或划去，没有核对；请另存为 .xlsx 再读入"
        for sheet in dict.fromkeys(strange)
    )
    return source._replace(blocks=blocks, doubts=(*source.doubts, *doubts))


def _covered(block: Paragraph | SourceTable, lying: Lying) -> Paragraph | SourceTable:
    if isinstance(block, Paragraph) or not lying:
        return block
    return block._replace(
        rows=tuple(
            tuple(
                cell._replace(object=cell.object or lying.get(_place(cell.spot), ""))
                for cell in row
            )
            for row in block.rows
        )
    )


def _place(spot: Any) -> tuple[str, int, int]:  # noqa: ANN401
    return spot.sheet or "", spot.row or 0, spot.column or 0


def _today(
    book: Any,  # noqa: ANN401 - the library has no types
    work: Work,
    formulas: Formulas,
    records: Sequence[tuple[str, int, bytes]],
) -> tuple[bytes, list[str]]:
    """The same workbook as .xlsx; a formula whose result is not saved has a cell as well.

    With it the sheets of which not all conditional formats are in it.
    """
    from openpyxl import Workbook
    from openpyxl.comments import Comment
    from openpyxl.utils import get_column_letter
    from openpyxl.utils.datetime import CALENDAR_MAC_1904
    from openpyxl.workbook.defined_name import DefinedName

    made = Workbook()
    made.remove(made.worksheets[0])
    if book.datemode:
        made.epoch = CALENDAR_MAC_1904
    looks = _Looks(book)
    for sheet in book.sheets():
        work.count("tables")
        own = made.create_sheet(sheet.name)
        own.sheet_view.showZeros = bool(sheet.show_zero_values)
        own.sheet_state = "hidden" if sheet.visibility else "visible"
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row)):
                work.count("positions")
                looks.write(own.cell(row + 1, column + 1), cell, sheet, (row, column))
        for place, (_, saved) in formulas.get(sheet.name, {}).items():
            if not saved:
                own[place].value = 0
        for (row, column), note in sheet.cell_note_map.items():
            own.cell(row + 1, column + 1).comment = Comment(note.text, note.author)
        for top, below, left, beyond in sheet.merged_cells:
            work.count("merges")
            work.count("spanned", max(0, (below - top) * (beyond - left)))
            own.merge_cells(None, top + 1, left + 1, below, beyond)
        for row, how in sheet.rowinfo_map.items():
            own.row_dimensions[row + 1].hidden = bool(how.hidden or how.height < _LOW)
        for column, how in sheet.colinfo_map.items():
            hidden = bool(how.hidden or how.width < _NARROW)
            own.column_dimensions[get_column_letter(column + 1)].hidden = hidden
    strange = put_conditions(made, records, book, looks.color)
    for each in book.name_obj_list:
        if not each.builtin and each.scope == -1 and (place := _named(each, book)):
            made.defined_names[each.name] = DefinedName(each.name, attr_text=place)
    out = BytesIO()
    made.save(out)
    return out.getvalue(), strange


def _named(name: Any, book: Any) -> str:  # noqa: ANN401
    """The first cell that a name stands for; '' where it stands for none."""
    from openpyxl.utils import get_column_letter, quote_sheetname

    found = name.result and name.result.value
    if not isinstance(found, list) or len(found) != 1 or not hasattr(found[0], "coords"):
        return ""
    sheet, _, top, _, left, _ = found[0].coords
    if not 0 <= sheet < book.nsheets:
        return ""
    return f"{quote_sheetname(book.sheet_names()[sheet])}!${get_column_letter(left + 1)}${top + 1}"


class _Looks:
    """Writes cells as they are and as they look."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401
        self._book = book
        self._known: dict[int, tuple[Any, Any, str, Any]] = {}

    def write(self, own: Any, cell: Any, sheet: Any, at: tuple[int, int]) -> None:  # noqa: ANN401
        """One cell."""
        import xlrd

        if cell.ctype == xlrd.XL_CELL_TEXT:
            own.value = self._text(cell.value, sheet.rich_text_runlist_map.get(at))
            own.data_type = "s"
        elif cell.ctype == xlrd.XL_CELL_ERROR:
            own.value = xlrd.error_text_from_code.get(cell.value, "#N/A")
            own.data_type = "e"
        elif cell.ctype in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            own.value = int(cell.value) if cell.value.is_integer() else cell.value
        elif cell.ctype == xlrd.XL_CELL_BOOLEAN:
            own.value = bool(cell.value)
        if own.value is not None and cell.xf_index is not None:
            own.font, own.fill, own.number_format, own.border = self._look(cell.xf_index)

    def _look(self, index: int) -> tuple[Any, Any, str, Any]:
        from openpyxl.styles import Border, PatternFill, Side

        if index not in self._known:
            style = self._book.xf_list[index]
            ground = self.color(style.background.pattern_colour_index)
            shape = self._book.format_map.get(style.format_key)
            self._known[index] = (
                self._font(style.font_index),
                PatternFill("solid", fgColor=ground)
                if ground and style.background.fill_pattern == 1
                else PatternFill(),
                shape.format_str if shape and shape.format_str else "General",
                Border(
                    diagonal=Side(style="thin" if style.border.diag_line_style else None),
                    diagonalDown=bool(style.border.diag_down),
                    diagonalUp=bool(style.border.diag_up),
                ),
            )
        return self._known[index]

    def _font(self, index: int, *, inline: bool = False) -> Any:  # noqa: ANN401
        from openpyxl.cell.text import InlineFont
        from openpyxl.styles import Color, Font

        font = self._book.font_list[index]
        face = {"rFont" if inline else "name": font.name}
        return (InlineFont if inline else Font)(
            **face,
            sz=font.height / 20,
            b=bool(font.bold),
            strike=bool(font.struck_out),
            vertAlign=_RAISED.get(font.escapement),
            color=Color(found) if (found := self.color(font.colour_index)) else None,
        )

    def color(self, index: int) -> str | None:
        """A colour of the palette as eight digits, None for that of the system."""
        found = self._book.colour_map.get(index)
        return "FF{:02X}{:02X}{:02X}".format(*found) if found else None

    def _text(self, text: str, runs: Any) -> Any:  # noqa: ANN401
        """A text, in parts where it changes its font."""
        from openpyxl.cell.rich_text import CellRichText, TextBlock

        if not runs:
            return _ILLEGAL.sub("\ufffd", text)
        ends = [offset for offset, _ in runs[1:]] + [len(text)]
        parts: list[Any] = [_ILLEGAL.sub("\ufffd", text[: runs[0][0]])]
        for (begin, font), end in zip(runs, ends, strict=True):
            part = _ILLEGAL.sub("\ufffd", text[begin:end])
            parts.append(TextBlock(self._font(font, inline=True), part))
        return CellRichText(*(each for each in parts if str(each)))


def _records(data: bytes, book: Any) -> Iterator[tuple[str, int, bytes]]:  # noqa: ANN401
    """Each record with the sheet in which it stands ('' for none) and its kind."""
    from xlrd.compdoc import SIGNATURE, CompDoc

    stream, at, size = data, 0, len(data)
    if data.startswith(SIGNATURE):
        found = CompDoc(data, logfile=StringIO())
        for each in ("Workbook", "Book"):
            stream, at, size = found.locate_named_stream(each)
            if stream:
                break
    starts: dict[int, str] = dict(zip(book._sh_abs_posn, book.sheet_names(), strict=False))  # noqa: SLF001
    sheet, end = "", at + size
    begin = at
    while at + 4 <= end:
        kind, long = unpack_from("<HH", stream, at)
        sheet = starts.get(at, starts.get(at - begin, sheet))
        yield sheet, kind, stream[at + 4 : at + 4 + long]
        at += 4 + long


def _lying(
    records: Iterable[tuple[str, int, bytes]],
) -> Iterator[tuple[tuple[str, int, int], str]]:
    """The cells on which pictures and shapes lie."""
    anchors: list[bytes] = []
    for sheet, kind, body in records:
        if kind in (_DRAWING, _CONTINUE):
            anchors += _ANCHOR.findall(body)
        elif kind == _OBJECT and anchors:
            anchor = unpack_from("<9H", anchors.pop(0))
            what = unpack_from("<H", body, 4)[0] if len(body) > 5 else 0  # noqa: PLR2004 - its kind
            if what not in _BESIDE:
                yield from _cells(sheet, anchor, _WORDS.get(what, "图形"))


def _cells(
    sheet: str, anchor: tuple[int, ...], what: str
) -> Iterator[tuple[tuple[str, int, int], str]]:
    _, left, _, top, _, right, _, bottom, _ = anchor
    if 0 < (bottom - top + 1) * (right - left + 1) <= _MOST_COVERED:
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                yield (sheet, row + 1, column + 1), what
