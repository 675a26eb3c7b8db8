"""Reads a worksheet's part: its cells, merged areas, hidden lines and conditional formats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reportctl.readers.formula import shifted
from reportctl.readers.limits import Work, most
from reportctl.readers.package import attribute, child, children, kind, whole
from reportctl.readers.source import Running, read_column
from reportctl.readers.xlsx_cells import Raw, rich
from reportctl.readers.xlsx_condition import Condition, read_conditions
from reportctl.readers.xlsx_format import exact
from reportctl.record import field, record

_AREA = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")
_CODE = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|.)')
"""A code in the head or foot of a page: &P is the page's number, &14 a size of letters."""
_TWICE = Raw("e", "（写了两次）", None, 0)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@record
class Sheet:
    """A sheet as the file has it."""

    title: str
    cells: dict[tuple[int, int], Raw] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Top, left, bottom, right."""
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    objects: dict[tuple[int, int], str] = field(default_factory=dict)
    """What lies on a cell, in Chinese."""
    comments: list[tuple[str, str]] = field(default_factory=list)
    """What people wrote beside cells, with the cells' names."""
    conditions: tuple[Condition, ...] = ()
    running: list[Running] = field(default_factory=list)
    """What its pages print above and below it."""
    hides_zeros: bool = False
    """Whether its view shows nothing where 0 stands."""
    covering: set[tuple[int, int]] = field(default_factory=set)
    """Where merged cells begin that cover something; known once the grid is."""


def area_of(text: str | None) -> tuple[int, int, int, int] | None:
    """Top, left, bottom and right of `B3` or `$B$3:D7`; None for anything else."""
    match = _AREA.fullmatch((text or "").strip())
    if match is None:
        return None
    top, left = int(match[2]), read_column(match[1])
    bottom, right = (int(match[4]), read_column(match[3])) if match[4] else (top, left)
    if not (0 < top <= bottom <= _LAST_ROW and 0 < left <= right <= _LAST_COLUMN):
        return None
    return top, left, bottom, right


_LOW, _NARROW = 2, 0.3
"""Points of the lowest row in which something is read, and digits of the narrowest column."""


def _is_shut(line: Element, name: str, least: float) -> bool:
    """Whether a row or column has a size at which nobody reads what stands in it."""
    size = attribute(line, name)
    number = exact(size) if size else None
    return number is not None and number < least


def parse(root: Element, title: str, work: Work) -> Sheet:
    """A worksheet's part."""
    sheet = Sheet(title)
    for column in children(child(root, "cols"), "col"):
        if is_on_attribute(column, "hidden") or _is_shut(column, "width", _NARROW):
            first, last = whole(attribute(column, "min"), 0), whole(attribute(column, "max"), 0)
            sheet.hidden_columns |= set(range(first, min(last, most("columns")) + 1))
    views = children(child(root, "sheetViews"), "sheetView")
    sheet.hides_zeros = any(attribute(view, "showZeros") in ("0", "false") for view in views)
    sheet.running = list(_running(root))
    sheet.conditions = read_conditions(root, area_of)
    shared: dict[str, tuple[str, int, int]] = {}
    number = 0
    for row in children(child(root, "sheetData"), "row"):
        number = whole(attribute(row, "r"), number + 1)
        at = 0
        if is_on_attribute(row, "hidden") or _is_shut(row, "ht", _LOW):
            sheet.hidden_rows.add(number)
        for cell in children(row, "c"):
            place = area_of(attribute(cell, "r"))
            at = place[1] if place else at + 1
            raw = _raw(cell)
            if raw is not None and raw.formula is not None:
                raw = raw._replace(formula=_formula(cell, raw.formula, (number, at), shared))
            if raw is not None:
                work.count("positions")
                twice = (number, at) in sheet.cells
                sheet.cells[number, at] = _TWICE if twice else raw
    for area in children(child(root, "mergeCells"), "mergeCell"):
        work.count("merges")
        found = area_of(attribute(area, "ref"))
        if found and found[:2] != found[2:]:
            sheet.merged.append(found)
    return sheet


def _running(root: Element) -> Iterator[Running]:
    """The heads and feet of its pages, without codes of fonts, numbers, dates."""
    found = child(root, "headerFooter")
    for each in () if found is None else found:
        name = "页眉" if kind(each).endswith("Header") else "页脚"
        for part in re.split("&[LCR]", each.text or ""):
            if words := " ".join(_CODE.sub("", part).split()):
                yield Running(name, words)


def is_on_attribute(element: Element, name: str) -> bool:
    """Whether an attribute says yes."""
    return attribute(element, name) in ("1", "true", "on")


def _raw(cell: Element) -> Raw | None:
    """A cell that holds anything."""
    text = formula = inline = None
    for part in cell:
        what = kind(part)
        if what == "v":
            text = part.text
        elif what == "f":
            shared = attribute(part, "t") in ("shared", "dataTable", "array")
            formula = "" if shared and not part.text else (part.text or "")
        elif what == "is":
            inline = rich(part)
    if formula is None and inline is None and not text:
        return Raw("e", "图片", None, 0) if attribute(cell, "vm") else None
    type_ = attribute(cell, "t") or "n"
    if formula is not None and type_ == "str" and text is None:
        text = ""
    return Raw(type_, text, formula, whole(attribute(cell, "s"), 0), inline)


def _formula(
    cell: Element, text: str, place: tuple[int, int], shared: dict[str, tuple[str, int, int]]
) -> str:
    """The formula of a cell; one that cells share is written where it begins, and kept."""
    element = child(cell, "f")
    name = attribute(element, "si") if element is not None else None
    if element is None or name is None or attribute(element, "t") != "shared":
        return text
    if text:
        shared[name] = (text, *place)
    first, row, column = shared.get(name, ("", *place))
    return shifted(first, place[0] - row, place[1] - column)
