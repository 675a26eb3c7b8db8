"""Resolves what a Word document's styles say of paragraphs and letters."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from reportctl.readers.letters import PICTORIAL_FONTS
from reportctl.readers.limits import Work
from reportctl.readers.package import attribute, child, children, kind, value, whole
from reportctl.readers.source import Setting
from reportctl.record import NamedTuple

_LEVELS = 6
"""Heading levels that are kept."""
_DEEPEST = 50
"""Styles that rest on styles."""
_SPECK = 4
"""Half points of letters that nobody can read."""
_NARROW = 5
"""Per cent of their width at which nobody can read them either."""
_RAISE = 4
"""Half points above the line from which letters are no part of it."""
_OVER = -100
"""Twentieths of a point by which letters are drawn over each other."""
_CLEAR = 90_000
"""Thousandths of a per cent of what lets through the ground."""
_ALIKE = 12
"""Steps between two colours that nobody tells apart."""
_PAPER = ("background1", "light1")
"""Colours of a theme that are those of paper."""
_OFF = ("0", "false", "off", "none")
_READ = frozenset((
    "b", "vanish", "strike", "dstrike", "vertAlign", "position", "sz", "w", "color", "shd",
    "spacing", "highlight",
))  # fmt: skip

Look = Mapping[str, str]
"""What is said of letters, by the property's name; a switch that is on has the value `1`."""


class Style(NamedTuple):
    """What holds for a paragraph."""

    level: int = 0
    """1 to 6 for a heading, else 0."""
    look: Look = {}  # noqa: RUF012 - never written to
    number: str = ""
    """The numbering's id, '' for none."""
    depth: int = 0
    """The numbering's level, from 0."""

    @property
    def bold(self) -> bool:
        """Whether its letters are bold."""
        return self.look.get("b") == "1"


class Styles:
    """The styles of a document."""

    def __init__(self, part: Element | None, work: Work) -> None:
        """`part` is the root of styles.xml."""
        self._elements: dict[str, Element] = {}
        self._default = ""
        defaults = child(child(child(part, "docDefaults"), "rPrDefault"), "rPr")
        self._base = Style(look=_said(defaults))
        for style in children(part, "style"):
            work.count("styles")
            name = attribute(style, "styleId") or ""
            self._elements[name] = style
            is_default = attribute(style, "default") in ("1", "true")
            if is_default and attribute(style, "type") == "paragraph":
                self._default = name
        self._known: dict[str, Style] = {}

    def of(self, properties: Element | None) -> Style:
        """The paragraph's style, with what its own properties say against it."""
        base = self._resolved(value(properties, "pStyle") or self._default)
        outline = value(properties, "outlineLvl")
        return base if outline is None else base._replace(level=_level(outline))

    def look(self, run: Element | None, paragraph: Style, table: Look) -> Look:
        """What is said of a run's letters: by itself, its style, the paragraph's, the table's."""
        if run is None:
            return {**table, **paragraph.look} if table else paragraph.look
        named = value(run, "rStyle")
        own = _said(run)
        if not named and not table:
            return {**paragraph.look, **own} if own else paragraph.look
        return {**table, **paragraph.look, **(self._resolved(named).look if named else {}), **own}

    def of_table(self, properties: Element | None) -> Look:
        """What a table's style says of all letters in it, and whether it colours any cell."""
        name = value(properties, "tblStyle")
        element = self._elements.get(name or "")
        if element is None:
            return {}
        look = {key: said for key, said in self._resolved(name or "").look.items() if key != "b"}
        if any(kind(each) == "shd" for each in element.iter()):
            look["shd"] = "?"
        return look

    def _resolved(self, name: str) -> Style:
        """A style with what it inherits."""
        chain: list[str] = []
        while name in self._elements and name not in self._known and name not in chain:
            chain.append(name)  # a style that is based on itself ends here
            name = value(self._elements[name], "basedOn") or ""
            if len(chain) > _DEEPEST:
                break
        found = self._known.get(name, self._base)
        for each in reversed(chain):
            found = self._known[each] = _upon(found, self._elements[each])
        return found


def _upon(base: Style, element: Element) -> Style:
    """A style that rests on another."""
    paragraph = child(element, "pPr")
    numbering = child(paragraph, "numPr")
    outline = value(paragraph, "outlineLvl")
    title = (value(element, "name") or "").lower()
    level = base.level if outline is None else _level(outline)
    if not level and outline is None and title.startswith(("heading ", "标题 ")):
        level = _level(str(whole(title[-1], 10) - 1))
    if title == "title":
        level = 1
    return Style(
        level,
        {**base.look, **_said(child(element, "rPr"))},
        value(numbering, "numId") or base.number,
        whole(value(numbering, "ilvl"), base.depth),
    )


def _said(properties: Element | None) -> dict[str, str]:
    """What run properties say that matters for reading."""
    said: dict[str, str] = {}
    for each in properties if properties is not None else ():
        what = kind(each)
        if what == "shd":
            fill = (attribute(each, "fill") or "auto").lower()
            said["shd"] = "" if fill in ("auto", "ffffff") else fill
        elif what == "rFonts":
            said["font"] = (attribute(each, "ascii") or "").lower()
        elif what in ("specVanish", "webHidden"):
            continue
        elif what == "textFill":
            said["fill"] = "none" if _is_clear(each) else ""
        elif what == "color" and (attribute(each, "themeColor") or "") in _PAPER:
            said["color"] = "" if attribute(each, "themeShade") else "ffffff"
        elif what in _READ:
            given = attribute(each, "val")
            said[what] = "1" if given in (None, "true", "on") else "0" if given in _OFF else given
    return said


def setting(look: Look, shading: str) -> Setting | None:
    """How letters of that look are set apart, on a ground of that colour ('' for paper)."""
    if not look:
        return None
    if look.get("vanish", "0") != "0" or _below(look.get("sz"), _SPECK):
        return "hidden"
    if _below(look.get("w"), _NARROW):
        return "hidden"
    if look.get("strike", "0") != "0" or look.get("dstrike", "0") != "0":
        return "struck"
    if _is_unseen(look, look.get("shd") or shading):
        return "hidden"
    if look.get("highlight") == "black" or _below(look.get("spacing"), _OVER):
        return "unclear"
    if look.get("font", "").startswith(PICTORIAL_FONTS):
        return "unclear"
    aligned = look.get("vertAlign")
    if aligned in ("superscript", "subscript"):
        return "raised" if aligned == "superscript" else "lowered"
    shift = look.get("position", "0")
    distance = whole(shift.lstrip("-"), 0)
    if distance >= _RAISE:
        return "lowered" if shift.startswith("-") else "raised"
    return None


def _below(text: str | None, limit: int) -> bool:
    if text is None:
        return False
    number = whole(text.lstrip("-"), abs(limit) + 1)
    return (-number if text.startswith("-") else number) <= limit if limit < 0 else number <= limit


def _is_unseen(look: Look, ground: str) -> bool:
    """Whether letters are not painted, or in the colour of what they stand on."""
    ink = look.get("color", "").lower()
    if look.get("fill") == "none":
        return True
    marked = look.get("highlight", "none")
    if marked not in ("none", "0"):
        return _is_pale(ink) and marked == "white"
    if not ground or len(ground) != len("ffffff"):
        return _is_pale(ink) and not ground
    try:
        one, other = bytes.fromhex(ink), bytes.fromhex(ground)
    except ValueError:
        return False
    return len(one) == len(other) and all(
        abs(a - b) < _ALIKE for a, b in zip(one, other, strict=True)
    )


def _is_clear(fill: Element) -> bool:
    """Whether what letters are filled with cannot be seen."""
    alphas = [attribute(each, "val") for each in fill.iter() if kind(each) == "alpha"]
    return child(fill, "noFill") is not None or any(whole(a, 0) > _CLEAR for a in alphas if a)


def _is_pale(color: str) -> bool:
    """Whether a colour is white, or as good as white, on white paper."""
    try:
        return len(color) == len("ffffff") and min(bytes.fromhex(color)) >= 0xF0  # noqa: PLR2004
    except ValueError:
        return False


def _level(outline: str) -> int:
    """The heading level of an outline level, which counts from 0; 9 is body text."""
    number = whole(outline, 9) + 1
    return number if number <= _LEVELS else 0
