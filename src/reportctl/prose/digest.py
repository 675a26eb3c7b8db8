"""Which of many texts is most like one of them, without comparing all with all.

Of each text a thirteenth of its runs of eight characters is kept, chosen by the characters
themselves, so that two copies keep the same ones, and of each run a number. Texts that share many
of these are compared in full by whoever has them; a hundred thousand digests are looked through in
the memory of a small machine.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

from reportctl.prose.likeness import RUN, Passage, length
from reportctl.record import NamedTuple

KEPT = 13
"""One run in so many is kept."""
HOPE = 0.5
"""The share of kept runs from which on a text is compared in full; at most a few are."""
CANDIDATES = 3
CROWD = 100
"""Texts that are looked up by one run at the most: what all share tells nobody apart."""
LONG = 100
"""Characters of a paragraph that two units cannot have written alike by chance."""
NUMBER = 22
"""Bits of a text's number in an index; a run's mark has the bits above."""
_LOW = (1 << NUMBER) - 1


class Paragraph(NamedTuple):
    """A long paragraph without its text."""

    start: int
    end: int
    """Where it stands in the section's text."""
    number: int
    """The how-manieth paragraph of the section, headings not counted; from 1."""
    size: int
    """Its characters as they are compared."""
    mark: int
    """A number that only the same characters have."""


class Digest(NamedTuple):
    """What is kept of a text to find its like."""

    size: int
    """Characters that are compared."""
    marks: bytes
    """The marks of the runs that are kept, 8 bytes each, each once."""
    paragraphs: tuple[Paragraph, ...]
    """Those that are long."""


class Likely(NamedTuple):
    """The texts that one may be a copy of."""

    texts: tuple[int, ...]
    """At most a few, the likeliest first."""
    alike: int
    """How many texts seem to be as like as asked for, by the runs that are kept."""


def digest(passages: Sequence[Passage]) -> Digest:
    """The digest of a text."""
    marks = {_mark(run) & ~_LOW for passage in passages for run in _kept(passage.plain)}
    return Digest(
        length(passages),
        array("Q", marks).tobytes(),
        tuple(
            Paragraph(one.start, one.end, one.number, one.size, _mark(one.plain))
            for one in passages
            if one.size >= LONG
        ),
    )


class DigestIndex:
    """Texts that are compared with each other, such as one section of a year's reports."""

    def __init__(self, owners: Sequence[str], digests: Callable[[int], Digest]) -> None:
        """An index of as many texts as owners; texts of one owner are not compared."""
        self.owners = owners
        self.digests = digests
        places = array("Q")
        self._by_paragraph: dict[int, list[int]] = {}
        for number in range(len(owners)):
            text = digests(number)
            places.extend(mark | number for mark in array("Q", text.marks))
            for paragraph in text.paragraphs:
                self._by_paragraph.setdefault(paragraph.mark, []).append(number)
        self._places = array("Q", sorted(places))

    def likely(self, number: int, least: float) -> Likely:
        """What the text of this number may be a copy of, where a share of `least` is one."""
        marks = array("Q", self.digests(number).marks)
        hits: Counter[int] = Counter()
        own = 0
        for mark in marks:
            first = bisect_left(self._places, mark)
            found = self._places[first : first + CROWD]
            if len(found) < 2 or found[1] > mark | _LOW:  # noqa: PLR2004 - its own, and no other
                own += 1
                continue
            if found[-1] > mark | _LOW:
                found = found[: bisect_left(found, mark + _LOW + 1)]
            hits.update([place & _LOW for place in found])
        hits[number] += own
        hoped = {other: count for other, count in hits.items() if count >= HOPE * len(marks)}
        others = {o: count for o, count in hoped.items() if self.owners[o] != self.owners[number]}
        best = sorted(hoped.items(), key=lambda hit: (-hit[1], hit[0]))[: CANDIDATES + 1]
        alike = sum(count >= least * len(marks) for count in others.values())
        return Likely(tuple(other for other, _ in best if other in others), alike)

    def same(self, number: int, most: int) -> Iterator[tuple[Paragraph, int]]:
        """Its long paragraphs that stand in another text, with the first such.

        Paragraphs that more than `most` texts have are common stock and left out.
        """
        for paragraph in self.digests(number).paragraphs:
            others = [
                n
                for n in self._by_paragraph[paragraph.mark]
                if self.owners[n] != self.owners[number]
            ]
            if 0 < len(others) <= most:
                yield paragraph, others[0]


def _mark(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(errors="replace"), digest_size=8).digest(), "big")


def _kept(plain: str) -> Iterator[str]:
    """The runs that are kept: those that begin with certain pairs of characters."""
    codes = [ord(char) for char in plain[: 1 - RUN]]
    after = [ord(char) for char in plain[1 : 2 - RUN]]
    for at, (code, following) in enumerate(zip(codes, after, strict=True)):
        if (code * 31 + following) % KEPT == 0:
            yield plain[at : at + RUN]
