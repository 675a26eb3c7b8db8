"""Says what fonts and fills of a workbook mean for reading: what cannot be seen or is set apart."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

from reportctl.readers.letters import PICTORIAL_FONTS
from reportctl.readers.package import attribute, child, children, is_on, value
from reportctl.readers.source import Setting
from reportctl.readers.xlsx_format import exact

_SPECK = Decimal(2)
"""Points of letters that nobody can read."""
INK, PAPER = "000000", "ffffff"
_FAINT = Decimal("-0.1")
"""The tint of white down to which it is as good as white."""
_ALIKE = 15
"""Steps between two colours that nobody tells apart."""


def font_setting(font: Element | None) -> Setting | None:
    """How a font sets its letters apart."""
    if font is None:
        return None
    if is_on(child(font, "strike")):
        return "struck"
    if (value(font, "rFont") or value(font, "name") or "").lower().startswith(PICTORIAL_FONTS):
        return "unclear"
    size = value(font, "sz")
    number = exact(size) if size else None
    if number is not None and number <= _SPECK:
        return "hidden"
    aligned = value(font, "vertAlign")
    if aligned in ("superscript", "subscript"):
        return "raised" if aligned == "superscript" else "lowered"
    return None


def is_white(font: Element) -> bool:
    """Whether a font's colour is that of paper."""
    return are_alike(color(child(font, "color"), INK), PAPER)


def color(given: Element | None, usual: str) -> str:
    """A colour as six digits, or as the theme's name for it."""
    if given is None or attribute(given, "auto") in ("1", "true"):
        return usual
    rgb = (attribute(given, "rgb") or "").lower()
    if rgb:
        return rgb[-6:]
    number = attribute(given, "indexed")
    if number is not None:
        return {"8": INK, "64": INK, "0": INK, "9": PAPER, "65": PAPER, "1": PAPER}.get(
            number, f"indexed {number}"
        )
    theme, tint = attribute(given, "theme"), exact(attribute(given, "tint") or "0") or Decimal(0)
    if theme == "0" and tint > _FAINT:
        return PAPER
    return INK if theme == "1" and not tint else f"theme {theme} {tint}"


def ground(fill: Element) -> str:
    """The colour on which a cell of that fill writes; '' for one that changes."""
    pattern, gradient = child(fill, "patternFill"), child(fill, "gradientFill")
    if gradient is not None:
        stops = {color(child(stop, "color"), "") for stop in children(gradient, "stop")}
        return stops.pop() if len(stops) == 1 else ""
    if pattern is None:
        return PAPER
    if attribute(pattern, "patternType") in (None, "none"):
        return PAPER
    return color(child(pattern, "fgColor"), INK) if _is_solid(pattern) else ""


def _is_solid(pattern: Element) -> bool:
    return attribute(pattern, "patternType") == "solid"


def are_alike(one: str, other: str) -> bool:
    """Whether nobody tells two colours apart."""
    if one == other:
        return bool(one)
    try:
        left, right = bytes.fromhex(one), bytes.fromhex(other)
    except ValueError:
        return False
    return len(left) == len(right) > 0 and all(
        abs(a - b) <= _ALIKE for a, b in zip(left, right, strict=True)
    )
