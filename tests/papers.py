"""A page written as other programs write it: web page, Word, workbook, PDF, text.

Each writer takes the page and `dressed`: by the name of a cell what stands in it instead of its
text, in the language of that carrier.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

import typst

from reportctl import rendering
from reportctl.page.blocks import Grid, GridCell, Page

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/relationships" xmlns:m="{OFFICE}/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
Dressed = Mapping[str, str]


def _text(block: object) -> str:
    return block.text  # type: ignore[attr-defined,no-any-return]


def _lines(grid: Grid) -> Iterator[list[GridCell]]:
    """The cells that begin on each line."""
    for line in range(grid.lines):
        yield sorted((c for c in grid.cells if c.line == line), key=lambda cell: cell.column)


def web(page: Page, dressed: Dressed, style: str = "") -> bytes:
    """A web page."""
    parts = [f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style><h1>{escape(page.title)}"]
    for block in page.blocks:
        if not isinstance(block, Grid):
            parts.append(f"<p>{escape(_text(block))}</p>")
            continue
        parts.append("<table>")
        for cells in _lines(block):
            row = [
                f"<td colspan={cell.columns} rowspan={cell.lines}>"
                f"{dressed.get(cell.name, escape(cell.text))}</td>"
                for cell in cells
            ]
            parts.append(f"<tr>{''.join(row)}</tr>")
        parts.append("</table>")
    return "\n".join(parts).encode()


def run(text: str, look: str = "") -> str:
    """A run of a Word document."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def word(page: Page, dressed: Dressed, styles: str = "") -> bytes:
    """A Word document; what a cell is dressed in stands in its paragraph."""
    parts = [f"<w:p>{run(page.title)}</w:p>"]
    for block in page.blocks:
        if not isinstance(block, Grid):
            parts.append(f"<w:p>{run(_text(block))}</w:p>")
            continue
        parts.append("<w:tbl>")
        begun = {
            (cell.line + below, cell.column): (cell, below)
            for cell in block.cells
            for below in range(cell.lines)
        }
        for line in range(block.lines):
            row = ""
            for at in sorted(at for at in begun if at[0] == line):
                cell, below = begun[at]
                merge = "" if below else ' w:val="restart"'
                tall = f"<w:vMerge{merge}/>" if cell.lines > 1 else ""
                inner = "" if below else dressed.get(cell.name, run(cell.text))
                row += (
                    f'<w:tc><w:tcPr><w:gridSpan w:val="{cell.columns}"/>{tall}</w:tcPr>'
                    f"<w:p>{inner}</w:p></w:tc>"
                )
            parts.append(f"<w:tr>{row}</w:tr>")
        parts.append("</w:tbl><w:p/>")
    return _package(
        "word/document.xml",
        {
            "word/document.xml": f"<w:document {WORD}><w:body>{''.join(parts)}</w:body>"
            "</w:document>",
            "word/styles.xml": f"<w:styles {WORD}>{styles}</w:styles>",
        },
        {"styles": "styles.xml"},
    )


def _letters(column: int) -> str:
    return chr(ord("A") + column)


def book(page: Page, dressed: Dressed, styles: str = "") -> bytes:
    """A workbook of one sheet; a cell is dressed in a whole `<c>`, `{r}` for its reference."""
    rows: list[str] = []
    merged: list[str] = []

    def say(reference: str, text: str) -> str:
        return f'<c r="{reference}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'

    for block in (page, *page.blocks):
        if not isinstance(block, Grid):
            number = len(rows) + 1
            text = page.title if isinstance(block, Page) else _text(block)
            rows.append(say(f"A{number}", text))
            merged.append(f"A{number}:J{number}")
            continue
        for cells in _lines(block):
            number, row = len(rows) + 1, ""
            for cell in cells:
                reference = f"{_letters(cell.column)}{number}"
                if cell.columns > 1 or cell.lines > 1:
                    end = f"{_letters(cell.column + cell.columns - 1)}{number + cell.lines - 1}"
                    merged.append(f"{reference}:{end}")
                if cell.name in dressed:
                    row += dressed[cell.name].replace("{r}", reference)
                elif cell.value is not None and cell.kind == "count":
                    row += f'<c r="{reference}"><v>{cell.value}</v></c>'
                elif cell.text:
                    row += say(reference, cell.text)
            rows.append(row)
    data = "".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(rows, start=1))
    spans = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    return _package(
        "xl/workbook.xml",
        {
            "xl/workbook.xml": f'<workbook {SHEET} xmlns:r="{OFFICE}/relationships"><sheets>'
            '<sheet name="年报" sheetId="1" r:id="r0"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f"<worksheet {SHEET}><sheetData>{data}</sheetData>"
            f"<mergeCells>{spans}</mergeCells></worksheet>",
            "xl/styles.xml": f"<styleSheet {SHEET}>{styles}</styleSheet>",
        },
        {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"},
    )


def _package(main: str, parts: Mapping[str, str], related: Mapping[str, str]) -> bytes:
    """An Office file of these parts."""

    def relations(targets: Mapping[str, str]) -> str:
        each = "".join(
            f'<Relationship Id="r{at}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
            for at, (kind, target) in enumerate(targets.items())
        )
        return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'

    folder, _, name = main.partition("/")
    types = "".join(
        f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.'
        f'{"wordprocessingml" if folder == "word" else "spreadsheetml"}.{kind}+xml"/>'
        for part, kind in (
            (main, "document.main" if folder == "word" else "sheet.main"),
            *((f"{folder}/{target}", kind) for kind, target in related.items()),
        )
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>'
        )
        archive.writestr("_rels/.rels", relations({"officeDocument": main}))
        archive.writestr(f"{folder}/_rels/{name}.rels", relations(related))
        for part, content in parts.items():
            archive.writestr(part, content)
    return made.getvalue()


def _rows(page: Page, dressed: Dressed) -> Iterator[list[str]]:
    """Lines of text as one cell, lines of grids as cells, what spans reach left empty."""
    yield [page.title]
    for block in page.blocks:
        if not isinstance(block, Grid):
            yield [_text(block)]
            continue
        for cells in _lines(block):
            row = [""] * len(block.widths)
            for cell in cells:
                row[cell.column] = dressed.get(cell.name, cell.text)
            yield row


def pasted(page: Page, dressed: Dressed) -> bytes:
    """A text with tabs, as a spreadsheet program puts it on the clipboard."""
    return "\n".join("\t".join(row) for row in _rows(page, dressed)).encode()


def commas(page: Page, dressed: Dressed) -> bytes:
    """A file of comma-separated values."""
    made = io.StringIO()
    csv.writer(made).writerows(_rows(page, dressed))
    return made.getvalue().encode("utf-8-sig")


def _plain(text: str) -> str:
    """Text in the language of typst."""
    return f"#{_quoted(text)}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def printed(page: Page, dressed: Dressed) -> bytes:
    """A PDF."""
    parts = [
        '#set page(margin: 1.5cm)\n#set text(font: "Reportctl Song", size: 9pt)\n',
        _plain(page.title),
    ]
    for block in page.blocks:
        if not isinstance(block, Grid):
            parts.append(_plain(_text(block)))
            continue
        widths = ", ".join(f"{100 * width:.3f}%" for width in block.widths)
        cells = [
            f"table.cell(x: {c.column}, y: {c.line}, colspan: {c.columns}, rowspan: {c.lines})"
            f"[{dressed.get(c.name, _plain(c.text))}]"
            for c in block.cells
        ]
        parts.append(f"#table(columns: ({widths}), stroke: 0.5pt, inset: 3pt, {', '.join(cells)})")
    fonts = Path(rendering.__file__).parent / "assets" / "fonts"
    return typst.compile("\n\n".join(parts).encode(), font_paths=[str(fonts)])  # type: ignore[no-any-return]
