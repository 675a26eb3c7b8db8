"""Matches the selectors of a page's styles against elements as they are opened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Protocol

from reportctl.record import NamedTuple

Given = Mapping[str, str | None]
"""The attributes of a tag."""

_PART = r"""(?x)(?P<tag>[a-z][\w-]*|\*)|\#(?P<id>(?:[\w-]|\\.)+)|\.(?P<cls>(?:[\w-]|\\.)+)
    |\[\s*(?P<attr>[\w-]+)\s*(?:(?P<sign>[~|^$*]?)=\s*["']?(?P<val>[^"'\]]*?)["']?\s*[is]?\s*)?\]
    |::?(?P<pseudo>before|after)$|:not\((?P<but>[^():]+)\)|:nth-child\((?P<nth>[^()]+)\)
    |:(?P<first>first-child)|:(?P<state>hover|focus|active|visited|target|disabled|focus-within
    |focus-visible|checked|selection)|::?(?P<odd>[\w-]+(?:\([^()]*\))?)"""
_NTH = r"(?P<step>[+-]?\d{0,4})n\s*(?P<off>[+-]\s*\d{1,4})?|(?P<only>[+-]?\d{1,4})"
_LONGEST = 200
_EITHER = r":(is|where)\("
_COMPOUND = r"[^\s>+~]*$"
_PATH = r"[\s>+~]"
_TAG = r"[a-z][\w-]*"
_ANY = r"\*?:(?!:|root|host|link|any-link)"
"""How a piece begins that asks of any element what is not understood."""
_MOST = 64
"""Selectors that one with `:is(…)` stands for; further ones are not understood."""
_MOST_EITHER = 16
_LARGE, _OFTEN = 2_000, 4
"""Letters of an outer rule's selectors, and how often an inner one names them: beyond, the inner
rule is read as one that is not understood."""
_JOINED = r"(\((?:[^()\[\]]|\[[^\[\]]*\]|\([^()]*\))*\)|\[[^\[\]]*\])|([>+~])\s*"
"""What stands in brackets, or what joins two of a path."""


class Named(Protocol):
    """An element by which a selector is matched."""

    tag: str
    given: Given
    index: int
    """Its number among its siblings, from 1."""

    @property
    def before(self) -> Named | None:
        """The sibling before it."""


class Compound(NamedTuple):
    """One element's part of a selector."""

    tag: str = ""
    id: str = ""
    classes: frozenset[str] = frozenset()
    attributes: tuple[tuple[str, str, str | None], ...] = ()
    """Name, how the value is compared, and the value."""
    nth: tuple[str, ...] = ()
    without: tuple[Any, ...] = ()
    """Compounds that it must not match."""

    @property
    def weight(self) -> int:
        """How specific it is."""
        own = 100 * bool(self.id) + bool(self.tag)
        own += 10 * (len(self.classes) + len(self.attributes) + len(self.nth))
        return own + sum(int(each.weight) for each in self.without)

    def matches(self, element: Named) -> bool:
        """Whether the element is such a one."""
        if self.tag and self.tag != element.tag:
            return False
        given = element.given
        if self.id and self.id != given.get("id"):
            return False
        if self.classes and not self.classes <= set((given.get("class") or "").split()):
            return False
        return (
            all(key in given and _says(given[key] or "", how, v) for key, how, v in self.attributes)
            and all(_is_nth(element.index, each) for each in self.nth)
            and not any(each.matches(element) for each in self.without)
        )


class Selector(NamedTuple):
    """A whole selector."""

    path: tuple[tuple[str, Compound], ...]
    """From the outside inward, each with what joins it to the one before: a space, `>`, `+`."""
    generates: bool = False
    """Whether it speaks of what stands before or after the element."""
    unsure: bool = False
    """Whether it says more than is understood, so that it may match less."""

    @property
    def own(self) -> Compound:
        """What it says of the element itself."""
        return self.path[-1][1]

    @property
    def weight(self) -> int:
        """How specific it is."""
        return sum(compound.weight for _, compound in self.path)

    def matches(self, element: Named, above: Sequence[Named]) -> bool:
        """Whether it speaks of the element that stands in those, from the outside inward."""
        if not self.own.matches(element):
            return False
        here, at = element, len(above)
        for (_, compound), (how, _) in zip(self.path[-2::-1], self.path[:0:-1], strict=True):
            if how == "+":
                if here.before is None or not compound.matches(here.before):
                    return False
                here = here.before
                continue
            at -= 1
            while at >= 0 and how != ">" and not compound.matches(above[at]):
                at -= 1
            if at < 0 or not compound.matches(above[at]):
                return False
            here = above[at]
        return True


def compile_selector(text: str) -> Selector | None:
    """A selector; None for one that never holds of a page at rest, or means nothing here."""
    text = re.sub(_JOINED, lambda found: found[1] or f" {found[2]}", text.strip())
    if not text or len(text) > _LONGEST:
        return None
    path: list[tuple[str, Compound]] = []
    generates = unsure = broad = False
    for piece in text.split():
        how = piece[0] if piece[0] in ">+~" else " "
        made = _compound(piece.lstrip(">+~"))
        if made is None:
            return None
        compound, pseudo, odd = made
        broad = re.match(_ANY, piece.lstrip(">+~")) is not None
        if how == "~":
            how, unsure = " ", True
            path = path[:-1] or path
        path.append((how, compound))
        generates, unsure = generates or pseudo, unsure or odd
    if not path or (unsure and path[-1][1] == Compound() and not broad):
        return None
    return Selector(tuple(path), generates, unsure)


def compile_selectors(text: str) -> Iterator[tuple[Selector, int]]:
    """The selectors for which one with `:is(…)`, `:where(…)` stands, and how specific they are."""
    if not re.search(_EITHER, text):
        if made := compile_selector(text):
            yield made, made.weight
        return
    if len(re.findall(_EITHER, text)) > _MOST_EITHER:
        text = ":nested"
    found = [
        made._replace(unsure=made.unsure or unsure)
        for each, unsure in _expanded(text)
        if (made := compile_selector(each))
    ]
    weight = max((made.weight for made in found), default=0)
    if ":where(" in text:  # what it asks for weighs nothing
        plain = [compile_selector(each) for each, _ in _expanded(_without_where(text))]
        weight = max((made.weight for made in plain if made), default=0)
    yield from ((made, weight) for made in found)


def nested(selectors: str, within: str) -> str:
    """The selectors of a rule that stands in another one's, `&` being what that one speaks of."""
    if not within:
        return selectors
    found = []
    for each in parted(selectors):
        if each.count("&") > _OFTEN:
            found.append(":nested")
            continue
        above = ":nested" if len(within) > _LARGE else f":is({within})"
        found.append(each.replace("&", above) if "&" in each else f"{above} {each.strip()}")
    return ",".join(found)


def parted(selectors: str) -> list[str]:
    """The selectors of a list; commas in brackets part none."""
    cuts, depth = [-1], 0
    for mark in re.finditer(r"[,()]", selectors):
        depth += {"(": 1, ")": -1}.get(mark[0], 0)
        if mark[0] == "," and depth <= 0:
            cuts.append(mark.start())
    return [selectors[begin + 1 : end] for begin, end in pairwise([*cuts, len(selectors)])]


def _bracket(text: str, begin: int) -> int:
    """Where the bracket closes that was opened just before."""
    depth = 1
    for mark in re.finditer(r"[()]", text[begin:]):
        depth += 1 if mark[0] == "(" else -1
        if not depth:
            return begin + mark.start()
    return len(text)


def _without_where(text: str) -> str:
    while (at := text.find(":where(")) >= 0:
        text = f"{text[:at]}{text[_bracket(text, at + 7) + 1 :]}"
    return text


def _expanded(text: str) -> list[tuple[str, bool]]:
    """The texts without `:is(…)`, and whether each may say more than is meant."""
    waiting = [(text, False)]
    done: list[tuple[str, bool]] = []
    while waiting and len(done) < _MOST:
        said, unsure = waiting.pop()
        either = re.search(_EITHER, said)
        if either is None:
            done.append((said, unsure))
            continue
        closes = _bracket(said, either.end())
        head, rest = said[: either.start()], said[closes + 1 :]
        unsure = unsure or head.count("(") > head.count(")")
        own = re.search(_COMPOUND, head)
        outer, mine = (head[: own.start()], own[0]) if own else (head, "")
        for one in reversed(parted(said[either.end() : closes])):
            each = one.strip()
            if re.search(_PATH, each):
                waiting.append((f"{each}{rest}", unsure or bool(head.strip())))
                continue
            tags = re.match(_TAG, mine), re.match(_TAG, each)
            if tags[1] and tags[0]:
                if tags[0][0] != tags[1][0]:
                    continue
                each = each[tags[1].end() :]
            first, last = (each, mine) if tags[1] and not tags[0] else (mine, each)
            waiting.append((f"{outer}{first}{last}{rest}", unsure))
    return done


def _compound(piece: str) -> tuple[Compound, bool, bool] | None:
    """One part, whether it generates text, and whether not all of it is understood."""
    tag = identity = ""
    classes: set[str] = set()
    attributes: list[tuple[str, str, str | None]] = []
    nth: list[str] = []
    without: list[Compound] = []
    generates = odd = False
    at, parts = 0, re.compile(_PART)
    while at < len(piece):
        part = parts.match(piece, at)
        if part is None:
            return Compound(tag, identity, frozenset(classes)), generates, True
        at = part.end()
        tag = part["tag"] or tag
        identity = (part["id"] or identity).replace("\\", "")
        if part["state"]:
            return None
        if part["cls"]:
            classes.add(part["cls"].replace("\\", ""))
        if part["attr"]:
            attributes.append((part["attr"], part["sign"] or "", part["val"]))
        if part["nth"] or part["first"]:
            nth.append(part["nth"] or "1")
        if part["but"]:
            but = _compound(part["but"])
            without += [but[0]] if but else []
            odd = odd or (but is not None and but[2])
        generates = generates or bool(part["pseudo"])
        odd = odd or bool(part["odd"])
    tag = "" if tag == "*" else tag
    made = Compound(
        tag, identity, frozenset(classes), tuple(attributes), tuple(nth), tuple(without)
    )
    return made, generates, odd


def _says(given: str, how: str, wanted: str | None) -> bool:
    if wanted is None:
        return True
    if how in ("^", "$", "*") and not wanted:
        return False
    return {
        "": given == wanted,
        "^": given.startswith(wanted),
        "$": given.endswith(wanted),
        "*": wanted in given,
        "~": wanted in given.split(),
        "|": given == wanted or given.startswith(f"{wanted}-"),
    }[how]


def _is_nth(index: int, said: str) -> bool:
    """Whether the number of a child is one of `odd`, `3`, `2n+1`."""
    said = {"odd": "2n+1", "even": "2n"}.get(said.strip(), said.strip())
    match = re.fullmatch(_NTH, said)
    if match is None:
        return False
    if match["only"]:
        return index == int(match["only"])
    step = int({"": "1", "+": "1", "-": "-1"}.get(match["step"], match["step"]))
    rest = index - int((match["off"] or "0").replace(" ", ""))
    return rest == 0 if not step else rest % step == 0 and rest // step >= 0
