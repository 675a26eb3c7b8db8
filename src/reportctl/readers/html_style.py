"""Knows what a page's styles, tags and attributes mean for reading: what is hidden or set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from reportctl.record import NamedTuple

Given = Mapping[str, str | None]
"""The attributes of a tag."""
Look = Mapping[str, str]
"""What styles say of an element, by property."""

_READ = frozenset((
    "display", "visibility", "opacity", "text-decoration", "text-decoration-line",
    "vertical-align", "font-size", "font-weight", "color", "background", "background-color",
    "unicode-bidi", "direction", "position", "left", "top", "text-indent", "clip", "clip-path",
    "width", "height", "overflow", "transform", "mso-hide", "list-style", "list-style-type",
    "content", "-webkit-text-security",
))  # fmt: skip
_MOST_RULES = 5_000
_DEEPEST = 3
"""Rules within `@media` within `@media`."""
_PART = re.compile(
    r"""(?P<tag>[a-z][\w-]*|\*)|\#(?P<id>(?:[\w-]|\\.)+)|\.(?P<cls>(?:[\w-]|\\.)+)
    |\[(?P<attr>[\w-]+)(?:=["']?(?P<val>[^"'\]]*)["']?)?\]|::?(?P<pseudo>before|after)$""",
    re.VERBOSE,
)
_VARIABLE = re.compile(r"(--[\w-]{1,60})\s{0,9}:([^;}]{1,200})")
_COLOR = re.compile(r"rgba?\((\d{1,3})[,\s]+(\d{1,3})[,\s]+(\d{1,3})(?:[,/\s]+([\d.]+)%?)?\)")
_NAMED = {"white": "#ffffff", "black": "#000000", "transparent": "transparent"}
_LENGTH = re.compile(r"(-?\d{0,6}\.?\d{0,6})(px|pt|em|rem|%|vw|cm|mm|in|)")
_HEARD = frozenset((
    "skip", "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "hidden",
    "hide", "d-none", "layui-hide", "none",
))  # fmt: skip
"""Class names that hide, by the habit of the common style sheets."""
_FAR = -300
_SPECK = 2
"""Pixels of letters that nobody can read, and of a box that shows none."""
_ALIKE = 10
"""Steps between two colours that nobody tells apart."""


class Named(Protocol):
    """An element by which a selector is matched."""

    tag: str
    given: Given


class _Compound(NamedTuple):
    """One element's part of a selector."""

    tag: str
    id: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]

    def matches(self, element: Named) -> bool:
        if self.tag and self.tag != element.tag:
            return False
        given = element.given
        if self.id and self.id != given.get("id"):
            return False
        if self.classes and not self.classes <= set((given.get("class") or "").split()):
            return False
        return all(
            key in given and (said is None or (given[key] or "") == said)
            for key, said in self.attributes
        )


class _Rule(NamedTuple):
    rank: tuple[int, int]
    """How specific it is, and where it stands."""
    path: tuple[_Compound, ...]
    """The element's own part last."""
    says: dict[str, str]
    generates: bool
    """Whether it speaks of what stands before or after the element."""


@dataclass
class Sheet:
    """The styles that a page brings along."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    """By the id, class, attribute or tag of the element they speak of."""
    _variables: dict[str, str] = field(default_factory=dict)
    """What names such as `--ink` stand for."""
    _count: int = 0

    def add(self, text: str, depth: int = 0) -> None:
        """The rules of one `<style>`."""
        at = 0
        while True:
            opens = text.find("{", at)
            if opens < 0 or self._count > _MOST_RULES:
                return
            prelude = text[at:opens].rpartition("}")[2].rpartition(";")[2].strip().lower()
            if prelude.startswith("@"):
                closes = _closes(text, opens)
                media = prelude.startswith("@media") and prelude.split()[1:] in (
                    ["screen"],
                    ["all"],
                )
                if media and depth < _DEEPEST:
                    self.add(text[opens + 1 : closes], depth + 1)
            else:
                closes = text.find("}", opens)
                closes = len(text) if closes < 0 else closes
                self._add_rule(prelude, text[opens + 1 : closes])
            at = closes + 1

    def _add_rule(self, selectors: str, body: str) -> None:
        for name, value in _VARIABLE.findall(body):
            self._variables.setdefault(name.lower(), value.strip().lower())
        says = dict(_declarations(body))
        if not says:
            return
        for selector in selectors.split(","):
            self._count += 1
            made = _compounds(selector)
            if made is None:
                continue
            path, generates = made
            if generates != ("content" in says):
                continue
            own = path[-1]
            weight = sum(
                100 * bool(c.id) + 10 * (len(c.classes) + len(c.attributes)) + bool(c.tag)
                for c in path
            )
            key = own.id or next(iter(own.classes), "") or own.tag or "*"
            rule = _Rule((weight, self._count), path, says, generates)
            self.rules.setdefault(key, []).append(rule)

    def look(self, element: Named, above: Sequence[Named]) -> dict[str, str]:
        """What the page's rules and the element's own style say of it.

        `content` is what they put before or after it.
        """
        found: dict[str, str] = {}
        given = element.given
        if self.rules:
            keys = [element.tag, "*", given.get("id") or "", *(given.get("class") or "").split()]
            rules = [rule for key in keys for rule in self.rules.get(key, ())]
            for rule in sorted(rules, key=lambda rule: rule.rank):
                if rule.path[-1].matches(element) and _stands_in(rule.path[:-1], above):
                    found |= {"content": rule.says["content"]} if rule.generates else rule.says
        own = given.get("style")
        if own:
            found |= dict(_declarations(own))
        for key in ("color", "background", "background-color"):
            if "var(" in found.get(key, ""):
                name = found[key].partition("var(")[2].split(",")[0].split(")")[0].strip()
                found[key] = self._variables.get(name, "")
        return found


def _stands_in(path: Sequence[_Compound], above: Sequence[Named]) -> bool:
    """Whether the elements above are those that a selector names, from the outside inward."""
    at = len(above) - 1
    for compound in reversed(path):
        while at >= 0 and not compound.matches(above[at]):
            at -= 1
        if at < 0:
            return False
        at -= 1
    return True


def _closes(text: str, opens: int) -> int:
    """Where the brace closes that opens there."""
    depth, at = 0, opens
    for match in re.finditer(r"[{}]", text[opens:]):
        depth += 1 if match[0] == "{" else -1
        at = opens + match.start()
        if not depth:
            break
    return at


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    """The properties that matter, those marked important last."""
    said = [each.partition(":") for each in body.lower().split(";")]
    kept = [(key.strip(), text.strip()) for key, colon, text in said if colon]
    for key, text in sorted(kept, key=lambda pair: "!important" in pair[1]):
        if key in _READ:
            yield key, text.replace("!important", "").strip()


def _compounds(selector: str) -> tuple[tuple[_Compound, ...], bool] | None:
    """A selector's parts, and whether it speaks of generated text; None for one not understood."""
    text = selector.replace(">", " ").strip()
    if not text or len(text) > 200 or "+" in text or "~" in text:  # noqa: PLR2004
        return None
    path, generates = [], False
    for piece in text.split():
        tag, identity, at = "", "", 0
        classes: set[str] = set()
        attributes: list[tuple[str, str | None]] = []
        while at < len(piece):
            part = _PART.match(piece, at)
            if part is None:
                return None
            at = part.end()
            tag = part["tag"] or tag
            identity = (part["id"] or identity).replace("\\", "")
            if part["cls"]:
                classes.add(part["cls"].replace("\\", ""))
            if part["attr"]:
                attributes.append((part["attr"], part["val"]))
            generates = generates or bool(part["pseudo"])
        plain_tag = "" if tag == "*" else tag
        path.append(_Compound(plain_tag, identity, frozenset(classes), tuple(attributes)))
    return tuple(path), generates


def hides(look: Look, given: Given) -> bool:
    """Whether a page shows the element to nobody, or only to those who hear it.

    The captions of a page of ours repeat the heading above; LibreOffice writes what the head and
    the foot of each page hold once, with such a title.
    """
    if "hidden" in given or given.get("title") in ("header", "footer"):
        return True
    if _HEARD & set((given.get("class") or "").lower().split()) and "display" not in look:
        return True
    if (given.get("id") or "").startswith("caption."):
        return True
    if not look:
        return False
    if look.get("display") == "none" or look.get("mso-hide") == "all":
        return True
    if look.get("visibility") in ("hidden", "collapse") or look.get("opacity", "1")[:4] in (
        "0", "0%", "0.0", "0.00", ".0",
    ):  # fmt: skip
        return True
    if "scale(0" in look.get("transform", "") and "scale(0." not in look.get("transform", ""):
        return True
    lies_off = look.get("position") in ("absolute", "fixed") and (
        _pixels(look.get("left"), 0) < _FAR or _pixels(look.get("top"), 0) < _FAR
    )
    clipped = look.get("clip", "").replace(",", " ").startswith(("rect(0", "rect(1px"))
    inset = look.get("clip-path", "").startswith(("inset(50%", "inset(100%", "circle(0"))
    small = look.get("overflow") == "hidden" and (
        _pixels(look.get("width"), 99) <= 1 or _pixels(look.get("height"), 99) <= 1
    )
    return lies_off or clipped or inset or small or _pixels(look.get("text-indent"), 0) < _FAR


def is_tiny(look: Look, *, above: bool) -> bool:
    """Whether letters are too small to be seen."""
    match = _LENGTH.fullmatch(look.get("font-size", ""))
    if match is None or not match[1].strip("-."):
        return above
    size, unit = float(match[1]), match[2]
    if unit in ("em", "%"):
        return above or not size
    return size <= _SPECK if unit in ("px", "pt", "") else not size


def _pixels(text: str | None, default: float) -> float:
    match = _LENGTH.fullmatch(text or "")
    if match is None or not match[1].strip("-."):
        return default
    return float(match[1]) * (16 if match[2] in ("em", "rem", "vw", "cm", "in") else 1)


def color(text: str) -> str:
    """A colour as `#rrggbb`, transparent, or '' for one that is not known."""
    bare = text.strip().lower()
    first = bare.split("(")[0].split()[:1]
    if bare.startswith("#"):
        digits = bare[1:7].split()[0] if bare[1:7].split() else ""
        if len(digits) in (3, 4):
            digits = "".join(sign * 2 for sign in digits[:3])
        return f"#{digits}" if re.fullmatch("[0-9a-f]{6}", digits) else ""
    match = _COLOR.match(bare)
    if match:
        if match[4] and float(match[4].rstrip(".") or 1) == 0:
            return "transparent"
        return "#" + "".join(f"{min(int(part), 255):02x}" for part in match.groups()[:3])
    return _NAMED.get(first[0], "") if first else ""


def is_unseen(ink: str, ground: str) -> bool:
    """Whether letters have the colour of what they stand on."""
    if ink == "transparent":
        return True
    if not ink or not ground.startswith("#"):
        return False
    pairs = zip(bytes.fromhex(ink[1:]), bytes.fromhex(ground[1:]), strict=True)
    return all(abs(one - other) <= _ALIKE for one, other in pairs)
