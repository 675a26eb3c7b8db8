"""The page as a workbook: the form to fill, or the filled one, that `fill --from` reads back.

Each value cell bears the name `GridCell.name` (`applications.received.person`), each text the
name `prose.<section key>` (`prose.preface`, `prose.overview`; a text longer than a cell goes on,
without a break, in `prose.overview.2`, …), each fact the name `report.<field>` (`organ`, `year`,
`edition`, `level`, `scope`, `signature`, `date`; `title` only where it is not made from organ and
year). Bold stretches of a text are `**…**` of the report file. A name that Excel refuses is
mended as `xlsx_cells.define` says.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from html import escape
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from reportctl.archive import moment_of, repack, save_book
from reportctl.page.blocks import Grid, Heading, Page, printable
from reportctl.page.title import one_line
from reportctl.rendering.xlsx_cover import write_cover
from reportctl.rendering.xlsx_grid import Cached, mark_draft, write_grid
from reportctl.rendering.xlsx_write import SONGTI

COVER = "报告"
"""The name of the first sheet."""
LONGEST_NAME = 31
"""Characters of a sheet's name."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\\n\t", " "))

_MERGED = re.compile(r"(?:<mergeCell [^>]*/>)+")
_AREA = re.compile(r"<mergeCell [^>]*/>")
_TEXT = re.compile(r"<t[ >][^<]*_x[^<]*</t>")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v\s*(?:/>|></v>)')


def render(page: Page, _look: object = None) -> bytes:
    """The bytes of an .xlsx; the same page gives the same bytes."""
    book = Workbook()
    # the width of a digit in this face is the unit of column widths
    book._named_styles["Normal"].font = Font(name=SONGTI, size=11)  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
    book.remove(book.worksheets[0])
    cover: Worksheet = book.create_sheet(COVER)
    grids = _sheets(page)
    cached = [write_cover(cover, page, [name for name, _, _ in grids])]
    for name, heading, grid in grids:
        sheet: Worksheet = book.create_sheet(name)
        cached.append(write_grid(sheet, grid, heading, draft=page.draft))
    for sheet in book.worksheets if page.draft else ():
        mark_draft(sheet)
    book.calculation.fullCalcOnLoad = True
    properties = book.properties
    properties.title = printable(one_line(page.title))[:255]
    properties.creator = printable(page.organ)[:255]
    properties.language = page.language
    properties.created = moment_of(page.year)
    saved = save_book(book)
    # openpyxl sets the clock's time when it saves
    properties.modified = moment_of(page.year)
    return _finish(saved, cached, tostring(properties.to_tree()))


def _sheets(page: Page) -> list[tuple[str, str, Grid]]:
    """The grids of the page, each with the name of its sheet and the heading above it."""
    found: list[tuple[str, str, Grid]] = []
    heading, taken = "", {COVER}
    for block in page.blocks:
        if isinstance(block, Heading) and block.level == 1:
            heading = block.text
        if isinstance(block, Grid) and not block.written:
            name = _sheet_name(heading or block.caption or block.name, taken)
            taken.add(name)
            found.append((name, heading, block))
    return found


def _sheet_name(heading: str, taken: set[str]) -> str:
    """The heading without what Excel forbids in a sheet's name, told apart from others."""
    plain = printable(heading).translate(_FORBIDDEN).strip().strip("'") or "表"
    name, number = plain[:LONGEST_NAME], 1
    while name.casefold() in {other.casefold() for other in taken}:
        number += 1
        name = f"{plain[: LONGEST_NAME - 5]}（{number}）"
    return name


def _finish(package: bytes, cached: list[Cached], core: bytes) -> bytes:
    """The package without the clock's time, and with what each formula gives.

    openpyxl writes formulas without their results; previews and readers that do not compute
    would show blanks.
    """
    parts: dict[str, bytes] = {"docProps/core.xml": core}
    with zipfile.ZipFile(BytesIO(package)) as old:
        for number, results in enumerate(cached, 1):
            name = f"xl/worksheets/sheet{number}.xml"
            parts[name] = _with_results(old.read(name).decode(), results).encode()
    return repack(package, parts)


def _with_results(xml: str, results: Mapping[str, str]) -> str:
    """A sheet with the results of its formulas, blanks in texts kept, merged areas in order."""

    def put(found: re.Match[str]) -> str:
        at, attributes, formula = found.groups()
        result = results.get(at)
        if result is None:
            return found[0]
        kind = "" if result.replace(".", "").replace("-", "").isdigit() else ' t="str"'
        return f'<c r="{at}"{attributes}{kind}>{formula}<v>{escape(result, quote=False)}</v>'

    # openpyxl keeps merged areas in a set, whose order differs from run to run
    xml = _MERGED.sub(lambda areas: "".join(sorted(_AREA.findall(areas[0]))), xml)
    # Excel drops blanks and line ends at the edges of a run of text unless told not to
    xml = xml.replace("<t>", '<t xml:space="preserve">')
    # _x0041_ would be read as an escaped A (ISO/IEC 29500-1, 22.9.2.19)
    xml = _TEXT.sub(lambda text: _ESCAPE.sub("_x005F_", text[0]), xml)
    return _FORMULA.sub(put, xml)
