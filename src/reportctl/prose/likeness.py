"""How much of one text stands in another: copied sections and paragraphs (内容雷同).

Characters are compared, punctuation left out and every number counted as the same, so that a text
in which only the figures were renewed is a copy. The writer's own name is taken out, so that a
neighbour's text with another name in it is one too. Headings, tables and the sentences that every
report must have or may well have in these words (the legal basis, the period, that there is
nothing else to report) say nothing about copying and are left out.

A stretch counts as taken over where eight or more characters in a row stand in the other text.
Stock phrases of the trade are of up to fourteen characters (中华人民共和国政府信息公开条例), but
few follow on each other, so that texts written apart share about a tenth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportctl.prose.lexicon import listed
from reportctl.prose.sentences import fold, sentences
from reportctl.record import NamedTuple

RUN = 8
"""Characters in a row that must be the same."""
BRIEF = 10
"""A shorter sentence is left out: 本年度没有责任追究情况。 can hardly be said otherwise."""
LONGEST_HEADING = 30
_REQUIRED = listed("start", "required")
"""What the sentences say that stand in every report: the legal basis, the period, the contact."""
_NOTHING = listed("start", "nothing")
_NOTHING_LONGEST = 40
"""Characters of a sentence that says that there was nothing; it can hardly be said otherwise."""
_ORDINALS = frozenset("一二三四五六七八九十0123456789（）()、.．")
_OFFICES = listed("organ", "seats")


class Passage(NamedTuple):
    """A paragraph without what says nothing about copying."""

    start: int
    end: int
    """Where it stands in the section's text."""
    number: int
    """The how-manieth paragraph of the section, headings not counted; from 1."""
    plain: str
    """Its characters as they are compared."""

    @property
    def size(self) -> int:
        """How many these are."""
        return len(self.plain)


class Shared(NamedTuple):
    """How much of a text stands in another."""

    share: float
    """0 to 1, by characters."""
    passages: tuple[tuple[Passage, float], ...]
    """Its paragraphs, each with its own share."""


def passages(text: str, organ: str = "") -> tuple[Passage, ...]:
    """The paragraphs of a section's text as they are compared; `organ` wrote it."""
    return tuple(_passages(fold(text), organ))


def length(text: Sequence[Passage]) -> int:
    """How many characters there are to compare."""
    return sum(len(passage.plain) for passage in text)


def compare(text: Sequence[Passage], other: Sequence[Passage]) -> Shared:
    """How much of the text stands in the other."""
    runs = runs_of(tuple(passage.plain for passage in other))
    shares = [(passage, _covered(passage.plain, runs)) for passage in text]
    covered = sum(count for _, count in shares)
    whole = length(text)
    return Shared(
        covered / whole if whole else 0.0,
        tuple((passage, count / len(passage.plain)) for passage, count in shares),
    )


@lru_cache(maxsize=64)
def runs_of(plains: tuple[str, ...]) -> frozenset[str]:
    """Every eight characters in a row that a text has."""
    return frozenset(plain[i : i + RUN] for plain in plains for i in range(len(plain) - RUN + 1))


def _covered(plain: str, runs: frozenset[str]) -> int:
    """How many characters stand in runs that the other text has too."""
    count = end = 0
    same = [at for at in range(len(plain) - RUN + 1) if plain[at : at + RUN] in runs]
    for at in same:
        count += RUN if at >= end else at + RUN - end
        end = at + RUN
    return count


def _passages(text: str, organ: str) -> Iterator[Passage]:
    names = _names(fold(organ))
    start = number = 0
    for line in text.split("\n"):
        body = _body(line)
        if body is not None:
            number += 1
            said = "".join(
                line[s.start : s.end]
                for s in sentences(line)
                if s.end > body and not _usual(line[max(s.start, body) : s.end])
            )
            for name in names:
                said = said.replace(name, "□")
            plain = _plain(said)
            if plain:
                lead = len(line) - len(line.lstrip())
                yield Passage(start + lead, start + len(line.rstrip()), number, plain)
        start += len(line) + 1


def _body(line: str) -> int | None:
    """Where a paragraph begins after its number and run-in heading; None for no paragraph."""
    bare = line.strip(" *")
    if not bare or "|" in bare or "\t" in bare:
        return None
    numbered = bare[0] in _ORDINALS and any(sign in bare[:6] for sign in "）)、.．")
    if "。" not in bare and len(bare) <= LONGEST_HEADING:
        return None
    head, stop, _ = line.partition("。")
    return len(head) + len(stop) if numbered and len(head.strip()) <= LONGEST_HEADING // 2 else 0


def _usual(sentence: str) -> bool:
    """Whether every report may have the sentence in these words."""
    bare = sentence.strip()
    if len(bare) < BRIEF or any(words in bare for words in _REQUIRED):
        return True
    return len(bare) <= _NOTHING_LONGEST and any(word in bare for word in _NOTHING)


def _plain(text: str) -> str:
    """Characters only, each number as one 0."""
    plain = text.translate(_KEPT)
    while "00" in plain:
        plain = plain.replace("00", "0")
    return plain


class _Kept(dict[int, str | None]):
    """What becomes of each character, for `str.translate`, known when it is first met."""

    def __missing__(self, code: int) -> str | None:
        char = chr(code)
        self[code] = "0" if char.isdigit() else char if char.isalnum() or char == "□" else None
        return self[code]


_KEPT = _Kept()


def _names(organ: str) -> tuple[str, ...]:
    """What an organ is called, the longest name first."""
    names = [organ] if organ else []
    for office in _OFFICES:
        if organ.endswith(office) and len(organ) > len(office) + 1:
            place = organ.removesuffix(office)
            # 淮安市洪泽区 is called 洪泽区 too
            tail = max(place.rfind(sign, 0, len(place) - 1) for sign in "省市县区") + 1
            brief = place[tail:] if 0 < tail < len(place) - 1 else place
            names += [brief + office, place, brief]
            break
    return tuple(dict.fromkeys(names))
