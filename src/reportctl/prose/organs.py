"""Names of organs in a text, and what an organ calls itself: 我镇, 我局."""

from __future__ import annotations

from reportctl.prose.lexicon import listed
from reportctl.prose.sentences import occurrences
from reportctl.record import NamedTuple


class Organ(NamedTuple):
    """The name of an organ, as far back as the words before it allow."""

    start: int
    end: int
    text: str
    """May begin with words that are not part of the name; what matters is how it ends."""
    kind: str
    """Its last words: 人民政府, 办事处, 局, 委员会 …"""


class Self(NamedTuple):
    """A word with which the writer speaks of the own organ or place: 我镇, 我局."""

    start: int
    end: int
    kind: str
    """镇 乡 街道 局 委 办 县 区 市 省 …"""


_SUFFIXES = listed("organ", "suffixes")
_NO_BUREAU = listed("organ", "none")
_BEFORE = frozenset("由与和经向请到在对及是为据按受同将把从被让或于的照送交系表级属")
"""Characters before which a name cannot go on: 由, 与, 根据, 按照, 报送, 联系, 代表, 所属."""
_LONGEST = 24
_SELVES = listed("organ", "selves")


def organs(text: str) -> tuple[Organ, ...]:
    """The organs that a folded text names, in its order."""
    found: list[Organ] = []
    for suffix in _SUFFIXES:
        for at in occurrences(text, suffix):
            end = at + len(suffix)
            if not any(one.start <= at < one.end for one in found) and _names(text, at, suffix):
                start = _start(text, at)
                found.append(Organ(start, end, text[start:end], suffix))
    return tuple(sorted(found))


def _names(text: str, at: int, suffix: str) -> bool:
    """Whether the word ends a name: 工作格局 and 政务大厅 do not."""
    around = text[max(0, at - 1) : at + 2]
    return len(suffix) > 1 or not any(word in around for word in _NO_BUREAU)


def _start(text: str, at: int) -> int:
    """Where a name begins that goes on to here."""
    start = at
    while start > max(0, at - _LONGEST):
        before = text[start - 1]
        if before in _BEFORE or not "\u4e00" <= before <= "\u9fff":
            break
        start -= 1
    return start


def selves(text: str) -> tuple[Self, ...]:
    """Where the writer says 我镇, 我局 and the like."""
    found = []
    for at in occurrences(text, "我"):
        kind = next((kind for kind in _SELVES if text.startswith(kind, at + 1)), "")
        if kind and text[at - 1 : at] not in {"自", "忘"}:
            found.append(Self(at, at + 1 + len(kind), kind))
    return tuple(found)
