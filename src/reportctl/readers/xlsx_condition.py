"""Says what a workbook's conditional formats make of cells: they may hide a figure or strike it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from reportctl.readers.formula import Look, Unknown, Value, compare, compute, shifted
from reportctl.readers.package import attribute, child, children, kind, whole
from reportctl.readers.source import Setting
from reportctl.readers.xlsx_font import are_alike, color, font_setting
from reportctl.record import NamedTuple

Area = tuple[int, int, int, int]
"""Top, left, bottom, right."""
_SIGNS = {
    "greaterThan": ">", "lessThan": "<", "equal": "=", "notEqual": "<>",
    "greaterThanOrEqual": ">=", "lessThanOrEqual": "<=",
}  # fmt: skip
_DRAWN = ("dataBar", "iconSet")


class Style(NamedTuple):
    """What the style of a cell says that matters for reading."""

    shape: str = "General"
    ink: str = "000000"
    """The colour of its letters, as `xlsx_font.color` gives it."""
    paint: str = "ffffff"
    """The colour of its ground; '' for one that changes."""
    own: Setting | None = None
    """How its font sets letters apart."""
    crossed: bool = False
    """Whether a line goes from corner to corner of the cell."""

    @property
    def setting(self) -> Setting | None:
        """How its letters are set apart: by their font, or by nobody seeing them."""
        return self.own or ("hidden" if are_alike(self.ink, self.paint) else None)


class Change(NamedTuple):
    """What a differential format changes of a style; None for what it leaves."""

    shape: str | None = None
    ink: str | None = None
    paint: str | None = None
    own: Setting | None = None

    def of(self, style: Style) -> Style:
        """The style with the change."""
        return style._replace(
            shape=self.shape or style.shape,
            ink=self.ink if self.ink is not None else style.ink,
            paint=self.paint if self.paint is not None else style.paint,
            own=self.own or style.own,
        )


class Condition(NamedTuple):
    """One rule of conditional formatting."""

    areas: tuple[Area, ...]
    kind: str
    operator: str
    formulas: tuple[str, ...]
    change: int
    """Which differential format it applies; -1 for none."""
    own: Change | None = None
    """The format that it brings itself."""
    hides: bool = False
    """Whether it draws a bar or a sign in place of the figure."""
    priority: int = 0


def read_conditions(root: Element, areas: Callable[[str], Area | None]) -> tuple[Condition, ...]:
    """The rules of a sheet's part, those that come first last."""
    blocks = list(children(root, "conditionalFormatting"))
    for each in children(child(root, "extLst"), "ext"):  # those that Excel 2010 brought
        blocks += children(child(each, "conditionalFormattings"), "conditionalFormatting")
    found = []
    for block in blocks:
        written = child(block, "sqref")
        places = (written.text if written is not None else attribute(block, "sqref")) or ""
        found += [
            Condition(
                tuple(filter(None, map(areas, places.split()))),
                attribute(each, "type") or "",
                attribute(each, "operator") or "",
                tuple(part.text or "" for part in each if kind(part) in ("formula", "f")),
                whole(attribute(each, "dxfId"), -1),
                next(map(_change, children(each, "dxf")), None),
                any(
                    attribute(drawn, "showValue") in ("0", "false")
                    for what in _DRAWN
                    for drawn in children(each, what)
                ),
                whole(attribute(each, "priority"), 0),
            )
            for each in children(block, "cfRule")
        ]
    return tuple(sorted(found, key=lambda each: -each.priority))


def read_changes(styles: Element | None) -> tuple[Change, ...]:
    """The differential formats of a workbook, in the order in which rules name them."""
    return tuple(map(_change, children(child(styles, "dxfs"), "dxf")))


def _change(element: Element) -> Change:
    font, fill = child(element, "font"), child(child(element, "fill"), "patternFill")
    ink, ground = child(font, "color"), child(fill, "bgColor")
    shape = child(element, "numFmt")
    return Change(
        attribute(shape, "formatCode") if shape is not None else None,
        color(ink, "") if ink is not None else None,
        color(ground, "") if ground is not None else None,
        font_setting(font),
    )


def styled(
    style: Style,
    conditions: Sequence[Condition],
    changes: Sequence[Change],
    place: tuple[str, int, int],
    look: Look,
) -> Style:
    """The style of a cell (sheet, row, column) with what holds of the sheet's conditions."""
    for each in conditions:
        if not any(t <= place[1] <= b and left <= place[2] <= r for t, left, b, r in each.areas):
            continue
        named = changes[each.change] if 0 <= each.change < len(changes) else Change()
        change = each.own or named
        changed = style._replace(own="hidden") if each.hides else change.of(style)
        if (changed.setting, changed.shape) == (style.setting, style.shape):
            style = changed
            continue
        held = each.hides or _holds(each, place, look)
        style = style._replace(own="unclear") if held is None else changed if held else style
    return style


def _holds(condition: Condition, place: tuple[str, int, int], look: Look) -> bool | None:
    """Whether a condition holds of a cell; None where that is not known."""
    sheet, row, column = place
    top, left = min(area[0] for area in condition.areas), min(area[1] for area in condition.areas)
    formulas = [shifted(each, row - top, column - left) for each in condition.formulas]
    if condition.kind == "containsErrors":
        return False  # a cell with an error is told as one, whatever its colour
    try:
        if condition.kind == "expression" and formulas:
            return _is_true(compute(formulas[0], sheet, look))
        if condition.kind == "cellIs" and formulas:
            value = look(sheet, row, column)
            bounds = [compute(each, sheet, look) for each in formulas]
            if condition.operator in _SIGNS:
                return compare(value, _SIGNS[condition.operator], bounds[0])
            if condition.operator in ("between", "notBetween") and len(bounds) > 1:
                within = compare(value, ">=", bounds[0]) and compare(value, "<=", bounds[1])
                return within == (condition.operator == "between")
    except Unknown:
        pass
    return None


def _is_true(value: Value) -> bool:
    return value is True or (isinstance(value, Decimal) and value != 0)
