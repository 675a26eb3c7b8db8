"""Finds what a page's own styles say of each element that is opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportctl.readers.html_seen import hides, is_tiny
from reportctl.readers.html_select import Named, Selector, compile_selectors, nested, parted
from reportctl.record import NamedTuple, field, record

_READ = frozenset((
    "display", "visibility", "opacity", "text-decoration", "text-decoration-line",
    "vertical-align", "font-size", "font-weight", "color", "background", "background-color",
    "unicode-bidi", "direction", "position", "left", "top", "text-indent", "clip", "clip-path",
    "width", "height", "overflow", "transform", "mso-hide", "list-style", "list-style-type",
    "content", "-webkit-text-security", "right", "bottom", "float", "order", "flex-direction",
    "scale", "translate", "rotate", "filter", "margin", "margin-left", "margin-right", "margin-top",
    "letter-spacing", "max-width", "max-height", "content-visibility", "font",
    "-webkit-text-fill-color", "background-image", "font-variant-position", "zoom",
))  # fmt: skip
_MOST_RULES = 5_000
_DEEPEST = 8
"""Rules within rules, or within `@media` within `@media`."""
_VARIABLE = r"(--[\w-]{1,60})\s{0,9}:([^;}]{1,200})"
_VAR = r"var\(\s*(--[\w-]{1,60})\s*(?:,([^()]*))?\)"
_WIDTH = r"\((min|max)-width:\s*(\d{1,5}(?:\.\d{1,4})?)(px|r?em)\)"
_EM = 16
"""Pixels of the letters by which widths in em are told."""
_BRACE = re.compile(r"[{}]")
_BLOCK = r"\{[^{}]*\}"
_WIDE = 1280
"""Pixels of the screen on which a page is looked at."""
_FONT = r"(?:^|\s)((?:\d{1,4}\.?\d{0,4}|\.\d{1,4})(?:px|pt|em|rem|%|))(?=[\s/])"


class _Rule(NamedTuple):
    rank: tuple[int, int]
    """How specific it is, and where it stands."""
    selector: Selector
    says: dict[str, str]
    forced: dict[str, str]
    """What is marked important."""


@record
class Sheet:
    """The styles that a page brings along."""

    rules: dict[str, list[_Rule]] = field(default_factory=dict)
    """By the id, class, attribute or tag of the element they speak of."""
    _variables: dict[str, str] = field(default_factory=dict)
    """What names such as `--ink` stand for."""
    count: int = 0
    """How many rules there are."""

    def add(self, text: str, depth: int = 0, *, unsure: bool = False, within: str = "") -> None:
        """The rules of one `<style>`; `unsure` for those of which nobody knows if they hold.

        `within` is the selector of the rule in which the text stands.
        """
        if within:
            own = text
            for _ in range(_DEEPEST):
                own = re.sub(_BLOCK, ";", own)
            self._add_rule(within, own, unsure=unsure)
        at = 0
        while True:
            opens = text.find("{", at)
            if opens < 0 or self.count > _MOST_RULES:
                return
            prelude = text[at:opens].rpartition("}")[2].rpartition(";")[2].strip().lower()
            closes = text.find("}", opens)
            closes = len(text) if closes < 0 else closes
            if prelude.startswith("@"):
                closes = _closes(text, opens)
                holds = _holds(prelude)
                if holds is not False and depth < _DEEPEST:
                    doubt = unsure or holds is None
                    self.add(text[opens + 1 : closes], depth + 1, unsure=doubt, within=within)
            elif text.find("{", opens + 1, closes) < 0:
                self._add_rule(nested(prelude, within), text[opens + 1 : closes], unsure=unsure)
            else:
                closes = _closes(text, opens)
                if depth < _DEEPEST:
                    inner = nested(prelude, within)
                    self.add(text[opens + 1 : closes], depth + 1, unsure=unsure, within=inner)
            at = closes + 1

    def _add_rule(self, selectors: str, body: str, *, unsure: bool) -> None:
        for name, value in re.findall(_VARIABLE, body):
            self._variables.setdefault(name.lower(), value.strip().lower())
        says, forced = _declared(body)
        if not (says or forced):
            return
        for each in parted(selectors):
            self.count += 1
            for made, weight in compile_selectors(each):
                self.count += 1
                if self.count > _MOST_RULES:
                    return
                if made.generates != ("content" in says or "content" in forced):
                    continue
                kept = made._replace(unsure=made.unsure or unsure)
                own = kept.own
                key = own.id or next(iter(own.classes), "") or own.tag or "*"
                rule = _Rule((weight, self.count), kept, says, forced)
                self.rules.setdefault(key, []).append(rule)

    def look(self, element: Named, above: Sequence[Named]) -> dict[str, str]:
        """What the page's rules and the element's own style say of it.

        `content` is what they put before or after it, `unsure` what a rule may say of it that is
        not understood.
        """
        found: dict[str, str] = {}
        forced: dict[str, str] = {}
        doubtful: dict[str, str] = {}
        given = element.given
        if self.rules:
            keys = [element.tag, "*", given.get("id") or "", *(given.get("class") or "").split()]
            rules = [rule for key in keys for rule in self.rules.get(key, ())]
            for rule in sorted(rules, key=lambda rule: rule.rank):
                if not rule.selector.matches(element, above):
                    continue
                both = rule.says | rule.forced
                if rule.selector.unsure:
                    doubtful |= both
                elif rule.selector.generates:
                    found["content"] = both["content"]
                else:
                    found |= rule.says
                    forced |= rule.forced
        if own := given.get("style"):
            says, important = _declared(own)
            found, forced = found | says, forced | important
        found |= forced
        for key, text in found.items():
            if "var(" in text:
                found[key] = re.sub(
                    _VAR, lambda m: self._variables.get(m[1], (m[2] or "").strip()), text
                )
        if doubtful and (hides(doubtful, {}) or is_tiny(doubtful, above=False)):
            found["unsure"] = "1"
        return found


def _holds(prelude: str) -> bool | None:
    """Whether the rules within `@…` hold on a screen; None where that is not known."""
    name = prelude[1:].partition(" ")[0].partition("(")[0]
    said = prelude[1 + len(name) :].strip()
    if name in ("layer", "supports"):
        return None if said.startswith("not") else True
    if name != "media":
        return None if name.startswith(("container", "scope")) else False
    said = said.removeprefix("only ")
    found: list[bool | None] = []
    for each in said.split(" and "):
        width = re.fullmatch(_WIDTH, each.strip())
        if width:
            pixels = float(width[2]) * (1 if width[3] == "px" else _EM)
            found.append((pixels <= _WIDE) == (width[1] == "min"))
        else:
            found.append({"screen": True, "all": True, "print": False}.get(each.strip()))
    return False if False in found else None if None in found else True


def _closes(text: str, opens: int) -> int:
    """Where the brace closes that opens there."""
    depth, at = 0, opens
    for match in _BRACE.finditer(text, opens):
        depth += 1 if match[0] == "{" else -1
        at = match.start()
        if not depth:
            break
    return at


@lru_cache(256)
def _declared(body: str) -> tuple[dict[str, str], dict[str, str]]:
    """The properties that matter, and those of them that are marked important; only to read."""
    says: dict[str, str] = {}
    forced: dict[str, str] = {}
    for key, text in _declarations(body):
        (forced if "!important" in text else says)[key] = text.replace("!important", "").strip()
    return says, forced


def _declarations(body: str) -> Iterator[tuple[str, str]]:
    """The properties that matter."""
    for each in body.lower().split(";"):
        key, colon, text = each.partition(":")
        if not colon or (key := key.strip()) not in _READ:
            continue
        if key == "font":
            if size := re.search(_FONT, text):
                yield "font-size", size[1]
        elif key == "-webkit-text-fill-color":
            yield "color", text.strip()
        else:
            yield key, text.strip()
