"""A published or drafted report as it was found: paragraphs and tables, each with its place.

Every reader (`text`, `html`, `docx`, `xlsx`, `pdf`) gives a `Source`. It says what stands where
and means nothing by it: rows are not yet rows of the form.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from reportctl.record import NamedTuple

DISPLACED = "移了位的单元格"
"""The `object` of a cell of a form of ours that does not stand where it was made."""
Setting = Literal["struck", "hidden", "raised", "lowered", "small", "note", "deleted", "unclear"]
"""How letters can be set apart: crossed out, not shown, above or below the line, in a smaller size
than the figure before them, as the mark of a note, taken away by a tracked change, or in place of
bytes that make no letter."""


class Spot(NamedTuple):
    """A place in a source, for people: whichever of these the format has. All count from 1."""

    page: int | None = None
    """The page of a PDF."""
    line: int | None = None
    """The line of a text or HTML file."""
    sheet: str | None = None
    """The sheet of a workbook."""
    table: int | None = None
    """The number of the table in the file, from 1."""
    row: int | None = None
    column: int | None = None
    """In a workbook row and column are the sheet's own."""
    paragraph: int | None = None
    """The number of the paragraph in a Word document, those in tables left out."""
    field: str = ""
    """The printed labels of a cell of our own page, whose lines nobody sees."""

    def __str__(self) -> str:
        """In Chinese, such as 第3页表1第5行第3列; a workbook's cell as 工作表“表三”D7."""
        if self.sheet is not None:
            cell = f"{write_column(self.column or 1)}{self.row}" if self.row else ""
            return f"工作表“{self.sheet}”{cell}"
        if self.field:
            return f"表单“{self.field}”"
        words = [
            f"第{self.page}页" if self.page else "",
            f"第{self.line}行" if self.line and not self.table else "",
            f"第{self.paragraph}段" if self.paragraph else "",
            f"表{self.table}" if self.table else "",
            f"第{self.row}行" if self.table and self.row else "",
            f"第{self.column}列" if self.table and self.column else "",
            f"（源文件第{self.line}行）" if self.line and self.table else "",
        ]
        return "".join(words)


def read_column(letters: str) -> int:
    """The number of a sheet's column: A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def write_column(column: int) -> str:
    """The letters of a sheet's column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class Paragraph(NamedTuple):
    """A line or paragraph of text outside tables. `**…**` marks what was bold within it."""

    text: str
    spot: Spot
    level: int = 0
    """1 to 6 where the source marks it as a heading, else 0."""
    object: str = ""
    """What stands in it or in place of it and is no text, in Chinese (图片 …); '' for nothing."""


class Apart(NamedTuple):
    """Letters in a cell that are no part of what it says in plain."""

    kind: Setting
    text: str


class SourceCell(NamedTuple):
    """One position of a table's grid.

    A cell without text is blank only if it holds no `object` and nothing is set `apart` in it.
    """

    text: str
    """Its text with spaces at the ends removed; line breaks within stay `\\n`. What is set apart
    is not in it."""
    spot: Spot
    spans: bool = False
    """Whether this position only repeats a cell that began further left or above."""
    number: int | Decimal | None = None
    """The value, where the source holds numbers apart from text (a workbook)."""
    name: str = ""
    """The name that a workbook or a form of ours gives to the cell, if any."""
    apart: tuple[Apart, ...] = ()
    """What stands in it set apart, in reading order."""
    object: str = ""
    """What it holds that is no text, in Chinese (图片, 公式, 控件, 错误值 …); '' for nothing."""
    readings: tuple[tuple[str, float], ...] = ()
    """What recognition takes a cell of a scan to say, the likeliest first, each with its confidence
    from 0 to 1; none for a cell that was read. `text` is the first if it is certain."""


class SourceTable(NamedTuple):
    """A table with row and column spans expanded.

    A spanning cell stands at each position it covers, all but the first marked `spans`. Pasted
    rows may be ragged.
    """

    rows: tuple[tuple[SourceCell, ...], ...]
    spot: Spot


class Running(NamedTuple):
    """A line that pages repeat and that is no part of their text."""

    what: str
    """页眉, 页脚, 水印, or 固定文字 for what stands elsewhere on each page."""
    text: str


class Source(NamedTuple):
    """One file that was read."""

    name: str
    """What to call it in messages: the file's name, or 标准输入."""
    kind: str
    """text, html, webform, docx, xlsx, pdf, ofd or scan."""
    blocks: tuple[Paragraph | SourceTable, ...]
    """In reading order."""
    title: str = ""
    """The document's own title, where the format has one apart from the text."""
    doubts: tuple[str, ...] = ()
    """What the reader could not do, in Chinese, each with what to do about it."""
    names: tuple[tuple[str, str], ...] = ()
    """Facts that the file carries about itself by name (a workbook or form of ours)."""
    scanned: frozenset[int] = frozenset()
    """The pages that were pictures and were recognised."""
    comments: tuple[tuple[str, str], ...] = ()
    """What stands beside the cells of a workbook, each with its place: what people wrote, and the
    hints of a form of ours."""
    around: tuple[str, ...] = ()
    """Links, buttons and menus of a page, which are no text of what it shows."""
    beside: tuple[str, ...] = ()
    """The lines of a page over and under its article that are no links."""
    running: tuple[Running, ...] = ()
    """The heads, feet and watermarks of its pages, each line once."""
