"""Tells by its styles whether a person sees an element of a page, and sees it where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from reportctl.readers.html_select import Given

Look = Mapping[str, str]
"""What styles say of an element, by property."""

_COLOR = r"rgba?\((\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?:[,/\s]+([\d.]+)%?)?\)"
_HSL = r"hsla?\([\d.]+(?:deg)?[,\s]+([\d.]+)%[,\s]+([\d.]+)%(?:[,/\s]+([\d.]+)%?)?\)"
_NAMED = {
    "white": "#ffffff", "black": "#000000", "transparent": "transparent", "snow": "#fffafa",
    "whitesmoke": "#f5f5f5", "ghostwhite": "#f8f8ff", "ivory": "#fffff0", "azure": "#f0ffff",
    "floralwhite": "#fffaf0", "mintcream": "#f5fffa", "aliceblue": "#f0f8ff",
}  # fmt: skip
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{0,6})(px|pt|em|rem|%|vw|cm|mm|in|)")
_HEARD = frozenset((
    "skip", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden",
    "hide", "d-none", "layui-hide", "none",
))  # fmt: skip
"""Class names that hide, by the habit of the common style sheets."""
_HIDING = frozenset((
    "display", "mso-hide", "visibility", "opacity", "zoom", "content-visibility", "filter",
    "transform", "scale", "position", "clip", "clip-path", "overflow", "text-indent",
))  # fmt: skip
"""What of an element may hide it."""
_MOVING = frozenset((
    "position", "float", "order", "flex-direction", "transform", "scale", "translate", "rotate",
    "filter", "clip-path", "margin", "margin-left", "margin-right", "margin-top",
    "letter-spacing",
))  # fmt: skip
"""What may move its letters."""
_FAR = -300
_OVER = -5
"""Pixels by which letters are drawn over others."""
_SPECK = 2
"""Pixels of letters that nobody can read, and of a box that shows none."""
_SMALLER = 0.84
"""The share of their neighbours' size below which letters are smaller."""
_FAINT = 0.1
_LIGHT = 97
"""Per cent of lightness from which any colour is white."""
_ALIKE = 10
"""Steps between two colours that nobody tells apart."""


def hides(look: Look, given: Given) -> bool:
    """Whether a page shows the element to nobody, or only to those who hear it.

    The captions of a page of ours repeat the heading above, and its list of faults is a draft's;
    LibreOffice writes what the head and the foot of each page hold once, with such a title.
    """
    if "hidden" in given or given.get("title") in ("header", "footer"):
        return True
    if "popover" in given and "display" not in look:
        return True
    classes = given.get("class")
    if classes and "display" not in look and not _HEARD.isdisjoint(classes.lower().split()):
        return True
    if (given.get("id") or "").startswith("caption.") or given.get("class") == "faults":
        return True
    if look.keys().isdisjoint(_HIDING):
        return False
    if look.get("display") == "none" or look.get("mso-hide") == "all":
        return True
    if look.get("visibility") in ("hidden", "collapse") or _is_faint(look.get("opacity", "1")):
        return True
    zoom = look.get("zoom", "1")
    if zoom.strip("0.%") and _is_faint(zoom):  # 0 is none
        return True
    if look.get("content-visibility") == "hidden" or "opacity(0" in look.get("filter", ""):
        return True
    scaled = look.get("transform", "")
    if ("scale(0" in scaled and "scale(0." not in scaled) or look.get("scale") == "0":
        return True
    lies_off = look.get("position") in ("absolute", "fixed") and (
        _pixels(look.get("left"), 0) < _FAR or _pixels(look.get("top"), 0) < _FAR
    )
    clipped = look.get("clip", "").replace(",", " ").startswith(("rect(0", "rect(1px"))
    inset = look.get("clip-path", "").startswith(("inset(50%", "inset(100%", "circle(0"))
    small = look.get("overflow") == "hidden" and (
        min(_pixels(look.get(side), 99) for side in ("width", "height", "max-width", "max-height"))
        <= 1
    )
    return lies_off or clipped or inset or small or _pixels(look.get("text-indent"), 0) < _FAR


def moves(look: Look) -> bool:
    """Whether letters stand elsewhere than in the file, or otherwise than they are written there.

    Such letters are read to nobody: what stands before what cannot be told from the file.
    """
    if look.keys().isdisjoint(_MOVING):
        return False
    if look.get("position", "static") not in ("static", "relative", "inherit", "initial"):
        return True
    if look.get("position") == "relative" and any(
        _pixels(look.get(side), 0) for side in ("left", "top", "right", "bottom")
    ):
        return True
    if look.get("float") == "right" or look.get("order", "0") not in ("0", "initial"):
        return True
    if "reverse" in look.get("flex-direction", ""):
        return True
    if any(
        look.get(name, "none") not in ("none", "initial", "inherit", "unset")
        for name in ("transform", "scale", "translate", "rotate", "filter", "clip-path")
    ):
        return True
    return any(
        _pixels(length, 0) < _OVER
        for name in ("margin", "margin-left", "margin-right", "margin-top", "letter-spacing")
        for length in look.get(name, "").split()
    )


def _is_faint(opacity: str) -> bool:
    """Whether what is that much covering cannot be seen."""
    match = _LENGTH.fullmatch(opacity)
    if match is None or not match[1].strip("-."):
        return False
    return float(match[1]) * (0.01 if match[2] == "%" else 1) < _FAINT


def is_smaller(look: Look) -> bool:
    """Whether letters are told to be smaller than those beside them, as the mark of a note is."""
    size = look.get("font-size", "")
    match = _LENGTH.fullmatch(size)
    if match is None or not match[1].strip("-."):
        return size == "smaller"
    share = {"em": 1, "%": 0.01}.get(match[2])
    return share is not None and float(match[1]) * share < _SMALLER


def is_tiny(look: Look, *, above: bool) -> bool:
    """Whether letters are too small to be seen."""
    size = look.get("font-size")
    match = _LENGTH.fullmatch(size) if size else None
    if match is None or not match[1].strip("-."):
        return above
    number, unit = float(match[1]), match[2]
    if unit in ("em", "%"):
        return above or not number
    return number <= _SPECK if unit in ("px", "pt", "") else not number


def _pixels(text: str | None, default: float) -> float:
    match = _LENGTH.fullmatch(text or "")
    if match is None or not match[1].strip("-."):
        return default
    return float(match[1]) * (16 if match[2] in ("em", "rem", "vw", "cm", "in") else 1)


@lru_cache(256)
def color(text: str) -> str:
    """A colour as `#rrggbb`, transparent, or '' for one that is not known."""
    bare = text.strip().lower()
    first = bare.split("(")[0].split()[:1]
    if bare.startswith("#"):
        digits = bare[1:7].split()[0] if bare[1:7].split() else ""
        if len(digits) in (3, 4):
            digits = "".join(sign * 2 for sign in digits[:3])
        return f"#{digits}" if re.fullmatch("[0-9a-f]{6}", digits) else ""
    match = re.match(_COLOR, bare)
    if match:
        if match[4] and float(match[4].rstrip(".") or 1) == 0:
            return "transparent"
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups()[:3])
    match = re.match(_HSL, bare)
    if match and match[3] and not float(match[3].rstrip(".") or 1):
        return "transparent"
    if match and float(match[2]) >= _LIGHT:
        return "#ffffff"
    return _NAMED.get(first[0], "") if first else ""


@lru_cache(256)
def is_unseen(ink: str, ground: str) -> bool:
    """Whether letters have the colour of what they stand on."""
    if ink == "transparent":
        return True
    if not ink or not ground.startswith("#"):
        return False
    pairs = zip(bytes.fromhex(ink[1:]), bytes.fromhex(ground[1:]), strict=True)
    return all(abs(one - other) <= _ALIKE for one, other in pairs)
