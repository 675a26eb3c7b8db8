"""Whose work a clause tells: the organ's own, its office's, or that of another unit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from reportctl.prose.lexicon import listed
from reportctl.prose.tokens import YEARS, Token, joins
from reportctl.prose.understood import Reach
from reportctl.record import NamedTuple
from reportctl.report.organs import COUNTIES, has_in_order

_SHORTEST = 3
"""Characters of the shortest name of a unit."""
_BRANCH = "分局"
_NEAR = 8
"""Tokens at the beginning of a clause in which a unit's name may end."""
_ENDS = listed("unit", "organ")
_GOVERNS = listed("organ", "governs")
_TAILS = frozenset(listed("organ", "tails"))
_OFFICE, _SYSTEM = "办公室", "系统"
_PASSIVE = frozenset(listed("organ", "through"))
_UNLIKE = listed("organ", "unlike")
"""Words that begin as names of units end: 局面, 区域."""
_NONE = listed("organ", "none")
_WHOLE, _SITES = listed("organ", "units"), listed("organ", "sites")
_FAR = tuple("".join(listed("organ", "places")))
_BOARDS = (*_FAR, "局", "委", "厅")
"""How a unit begins whose name may be long."""
_COUNTED = frozenset("一二三四五六七八九")
_SEVERAL = rf"([^，]{{2,14}}?等[^，]{{0,4}}?(?:{'|'.join(listed('organ', 'many'))}))"
_UNITS = tuple(word for name in ("units", "sites", "many") for word in listed("organ", name))
"""How the names end of units that a clause may begin with."""
_LAST = frozenset(word[-1] for word in _UNITS)
_LEVELS = "".join(COUNTIES)
_PLACED = f"[^{_LEVELS}][^，、]{{1,20}}?((?<!城)[{_LEVELS}乡镇])"
"""The places in an organ's name: 云州市, 临江区; 城乡建设局 is none."""
_GOVERNED = listed("organ", "governed")
"""Verbs and prepositions behind which an organ is named that is not the one who acts."""


class Actor(NamedTuple):
    """Who did what is told."""

    reach: Reach
    name: str
    """The words that name it, or '' for the organ itself."""
    named: int = 0
    """How many tokens of the clause are the organ's own name."""


def actor_of(tokens: Sequence[Token], end: int, organ: str, *, told: bool) -> Actor | None:
    """Whose work is told by the words before the verb; None where they do not say.

    `told` is whether a figure follows: 均由办公室受理 names no other unit for what comes next.
    """
    first = 0
    while first < end and not (tokens[first].word.verb or tokens[first].word.columns):
        first += 1
    whole = [token for token in tokens[:first] if token.kind not in YEARS]
    said = "".join([token.text for token in whole])
    if not told and (said.startswith(_GOVERNED) or any(t.text in _PASSIVE for t in whole)):
        return None
    named = own_name(tokens[:end], organ)
    head = [t for t in tokens[named:first] if t.kind not in YEARS] if named else whole
    if whose := [token for token in tokens[named:end] if "who" in token.word.marks]:
        behind = tokens[first].start if first < end else tokens[-1].end
        other = next((t for t in whose if t.has("who", "other") and t.start >= behind), None)
        if other:
            return Actor("other", other.text)
        if any(t.has("who", "outside") and not _itself(tokens, t, organ) for t in whose):
            return Actor("other", "".join(token.text for token in head) or said)
        office = next((token for token in whose if token.has("who", "office", "government")), None)
        if office in head and (every := _with_all(head[head.index(office) + 1 :])):
            # 县政府办及各乡镇、各部门收到
            return Actor("own", every, named)
        if office and office.has("who", "office"):
            return Actor("office", said if office in head and not named else office.text, named)
        seat = next((t for t in whose if t.has("who", "seat") and t.start >= behind), None)
        if seat:
            # 公开县政府及县政府办公室规范性文件12件
            return Actor("own", seat.text, named)
        if government := _government(tokens[first:end]):
            # 承办市政府信息公开申请3件
            return Actor("office", government)
    if units := [t for t in whose if t in head and t.has("who", "own", "seat", "other")]:
        # 全县乡镇 are a part, 各乡镇和各部门 are all
        own = units[-1].has("who", "own", "seat") and not _above(units[-1].text, organ)
        return Actor("own", units[-1].text, named) if own else Actor("other", said)
    if whose and (government := _government(head)):
        return Actor("office", government)
    if named:
        return Actor("own", "", named)
    if said.endswith(_SYSTEM) and said.removesuffix(_SYSTEM).endswith(_ENDS):
        return Actor("other", said)
    while head and head[-1].has("fill") and not head[-1].text.endswith(_ENDS):
        head.pop()
    said = "".join(token.text for token in head)
    unit = bool(head) and head[-1].kind == "unknown" and said.endswith(_ENDS)
    if unit and len(said) >= _SHORTEST and not said.endswith(_NONE):
        return Actor("other", said)
    return None if told else begun_by(tokens)


def _itself(tokens: Sequence[Token], token: Token, organ: str) -> bool:
    """Whether 分局 is what the organ calls itself: 分局全年收到, but not 各分局收到."""
    at = tokens.index(token)
    alone = not at or tokens[at - 1].kind in {"date", "relative", "mark"}
    return alone and organ.endswith(token.text)


def _above(name: str, organ: str) -> bool:
    """Whether 市局 is the one above: in the report of its branch, or of a county's bureau."""
    bureau = name[:1] in _LEVELS and name[1:] == "局"
    return bureau and (organ.endswith(_BRANCH) or is_of_another_place(name, organ))


def begun_by(tokens: Sequence[Token]) -> Actor | None:
    """The unit that a clause begins with, whatever it is told to have done: 县教育局高度重视……"""
    for at, token in enumerate(tokens):
        if token.kind in YEARS or "fill" in token.word.marks:
            continue
        if token.kind != "unknown":
            return None
        said = "".join([near.text for near in tokens[at : at + _NEAR]])
        named = not (_LAST.isdisjoint(said) or said.startswith(_GOVERNED))
        named = named and any(word in said for word in _UNITS)
        name = _name(said) if named else ""
        return Actor("other", name) if name and not name.endswith(_NONE) else None
    return None


def _name(said: str) -> str:
    """The unit that a text begins with, behind its place: 高新区招商局; or ''."""
    one = _one(said)
    if one.endswith(_FAR):
        return one + _one(said.partition(one)[2])
    several = not one and "等" in said and re.match(_SEVERAL, said)
    return several[1] if several else one


def _one(said: str) -> str:
    """The unit at the beginning of a text, told by its kind from what ends alike; or ''.

    A pattern of all these words takes longer to make than a report's clauses to look through.
    """
    start = 2 if said[:1] in _COUNTED and said[1:2] == "是" else 0
    said = said[start:].partition("、")[0].partition("，")[0]
    far = said.startswith(_BOARDS)
    for ends, most in ((_WHOLE, 13 if far else 8), (_SITES, 11 if far else 4)):
        for at in range(2, min(most + 1, len(said))):
            if said.startswith(ends, at) and not (ends is _SITES and said.startswith(_UNLIKE, at)):
                return said[:at] + next(end for end in ends if said.startswith(end, at))
    return ""


def own_name(tokens: Sequence[Token], organ: str) -> int:
    """Up to where the words at the beginning of a clause are the organ's name: 市卫生健康委."""
    start = next((n for n, t in enumerate(tokens) if t.kind not in YEARS), 0)
    said, found, strange = "", 0, False
    place = next((organ.removesuffix(end) for end in _GOVERNS if organ.endswith(end)), "")
    for at, token in enumerate(tokens[start:], start):
        if token.kind not in {"word", "unknown"} or len(said) > len(organ):
            break
        said, strange = said + token.text, strange or token.kind == "unknown"
        long = strange and len(said) >= _SHORTEST
        if long and (said == place or (said.endswith(_ENDS) and is_short_for(said, organ))):
            found = at + 1
        elif said in _TAILS and organ.endswith(said):
            # 总局收到
            found = at + 1
            break
    # 市卫健委系统收到申请12件: with those below it
    return 0 if found and [t.text for t in tokens[found : found + 1]] == [_SYSTEM] else found


def is_of_another_place(name: str, organ: str) -> bool:
    """Whether a name begins with the level of another place: 市税务局 for a county's."""
    own = re.findall(_PLACED, organ)
    return bool(own) and name.startswith(COUNTIES) and name[0] != own[-1]


def is_short_for(name: str, organ: str) -> bool:
    """Whether a name is an organ's with some characters left out: 高新区城管局."""
    if name.endswith("办") and organ.endswith(_OFFICE):
        # 市人防办 of 云州市人民防空办公室
        return len(name) >= _SHORTEST and has_in_order(organ.removesuffix(_OFFICE), name[:-1])
    name = name.removesuffix("办事处").removesuffix("办")
    organ = organ.removesuffix("办事处")
    if name.endswith("委"):
        organ = organ.removesuffix("员会")
    # a town, a street and a zone are what their government is called by
    for governs in _GOVERNS:
        if not name.endswith(governs[-1]):
            organ = organ.removesuffix(governs)
    if name and organ.endswith(name):
        return True
    if organ.endswith(_BRANCH) and not name.endswith(_BRANCH):
        # 市局 is above its branch
        return False
    return bool(name) and name[-1] == organ[-1:] and has_in_order(organ, name)


def _with_all(behind: Sequence[Token]) -> str:
    """What names all the others beside an office: 及各乡镇、各部门, but not 及部分乡镇; or ''."""
    said = [t for t in behind if not t.word.fills]
    joined = said and joins(said[0]) and all(joins(t) or t.has("who") for t in said)
    every = [t.text for t in said if t.has("who", "own")] if joined else []
    return every[-1] if every else ""


def _government(head: Sequence[Token]) -> str:
    """A government that is named by its kind: 县政府, but not 县政府网站."""
    for one, after in zip_longest(head, head[1:]):
        if one.has("who", "government") and not (after and after.has("part", "channel")):
            return one.text
    return ""
