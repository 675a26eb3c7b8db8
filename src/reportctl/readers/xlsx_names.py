"""Reads the names that a workbook gives to cells, also where another program renamed a sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from reportctl.readers.package import attribute, child, children
from reportctl.readers.xlsx_cells import Book, Place
from reportctl.readers.xlsx_parse import area_of

_NAMED = re.compile(r"(?:'((?:[^']|'')+)'|([^'!,()]+))!(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::.+)?)")
_YEARS = ("report.year", "report.edition")
"""The facts by which a sheet of texts of ours is known: two years, each where its name points."""
_YEAR = 4
"""Digits of a year."""


def read_names(root: Element, titles: Sequence[str], book: Book) -> dict[Place, str]:
    """The names by their cells; of a range its first cell bears the name.

    Names of a sheet of ours that is not there belong to the one sheet without names that has what
    they name at their places, if there is one; either is told in the book's doubts.
    """
    found: dict[Place, str] = {}
    gone: dict[str, dict[str, tuple[int, int]]] = {}
    for each in children(child(root, "definedNames"), "definedName"):
        name, match = attribute(each, "name") or "", _NAMED.fullmatch((each.text or "").strip())
        if name.startswith("_xlnm") or match is None:
            continue
        title = (match[1] or "").replace("''", "'") or match[2] or ""
        area = area_of(match[3])
        if area and title in titles:
            found.setdefault((title, area[0], area[1]), name)
        elif area and "." in name:
            gone.setdefault(title, {})[name] = area[0], area[1]
    nameless = [title for title in titles if all(title != sheet for sheet, _, _ in found)]
    ours = any(_is_text(name) for places in gone.values() for name in places)
    for title, places in gone.items() if ours else ():
        fit = _has_facts if any(map(_is_text, places)) else _figures
        fits = {sheet: fit(sheet, places, book) for sheet in nameless}
        fitting = [sheet for sheet in nameless if fits[sheet] and fits[sheet] == max(fits.values())]
        told = f"单元格的名称指向工作表“{title}”，工作簿里没有这张表"
        if len(fitting) == 1:
            found |= {(fitting[0], *place): name for name, place in places.items()}
            book.doubts.append(f"{told}，按内容认作改了名的“{fitting[0]}”读入，请核对")
        else:
            how = f"如果它改了名，请把那张表改名为“{title}”再读入"
            book.doubts.append(f"{told}，它的内容可能没有读入；{how}")
    return found


def _is_text(name: str) -> bool:
    return name.startswith(("report.", "prose."))


def _figures(sheet: str, places: Mapping[str, tuple[int, int]], book: Book) -> int:
    """How many figures stand where the names say that they do; 0 where words do as well."""
    cells = [book.cell(sheet, *place) for place in places.values()]
    figures = sum(cell.number is not None for cell in cells)
    return 0 if any(cell.text and cell.number is None for cell in cells) else figures


def _has_facts(sheet: str, places: Mapping[str, tuple[int, int]], book: Book) -> bool:
    """Whether years stand where the names say that they do."""
    years = [book.cell(sheet, *places[name]).text for name in _YEARS if name in places]
    return len(years) == len(_YEARS) and all(
        len(year) == _YEAR and year.isdecimal() for year in years
    )
