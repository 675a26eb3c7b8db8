"""Which of many texts is most like one of them, without comparing all with all.

Of each text a thirteenth of its runs of eight characters is kept, chosen by the characters
themselves, so that two copies keep the same ones. Texts that share many of these are compared in
full. A thousand texts of three thousand characters take about a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reportctl.prose.likeness import RUN, Alike, Passage, compare
from reportctl.record import NamedTuple

KEPT = 13
"""One run in so many is kept."""
HOPE = 0.5
"""The share of kept runs from which on a text is compared in full; at most a few are."""
CANDIDATES = 3
CROWD = 100
"""Texts that are looked up by one run at the most: what all share tells nobody apart."""


class Nearest(NamedTuple):
    """The text that is most like another one."""

    name: str
    alike: Alike
    others: int
    """How many further texts seem as like, by the runs that are kept."""


class Text(NamedTuple):
    """A text on the shelf."""

    name: str
    owner: str
    passages: tuple[Passage, ...]
    runs: tuple[str, ...]


class Shelf:
    """Texts that are compared with each other, such as one section of a year's reports."""

    def __init__(self) -> None:
        """An empty shelf."""
        self.texts: list[Text] = []
        self._by_run: dict[str, list[int]] = {}
        self._by_passage: dict[str, list[int]] = {}

    def put(self, name: str, owner: str, passages: tuple[Passage, ...]) -> None:
        """Add a text; it is not compared with others of its owner's."""
        number = len(self.texts)
        runs = tuple({run for passage in passages for run in _kept(passage.plain)})
        self.texts.append(Text(name, owner, passages, runs))
        for run in runs:
            self._by_run.setdefault(run, []).append(number)
        for passage in passages:
            self._by_passage.setdefault(passage.plain, []).append(number)

    def nearest(self, number: int, least: float) -> Nearest | None:
        """The text most like the one put in as number so many, where their share is `least`."""
        text = self.texts[number]
        hits: Counter[int] = Counter()
        for run in text.runs:
            hits.update(self._by_run[run][:CROWD])
        hopeful = [
            (other, count)
            for other, count in hits.most_common(CANDIDATES + 1)
            if count >= HOPE * len(text.runs) and self.texts[other].owner != text.owner
        ]
        found = [(compare(text.passages, self.texts[n].passages), n) for n, _ in hopeful]
        alike = max(found, key=lambda one: (one[0].share, -one[1]), default=None)
        if alike is None or alike[0].share < least:
            return None
        likely = sum(
            count >= least * len(text.runs) and self.texts[other].owner != text.owner
            for other, count in hits.items()
        )
        return Nearest(self.texts[alike[1]].name, alike[0], max(0, likely - 1))

    def same(self, number: int, least: int, most: int) -> Iterator[tuple[Passage, Text]]:
        """Its paragraphs of so many characters that stand in another text, with the first such.

        Paragraphs that more than `most` texts have are common stock and left out.
        """
        text = self.texts[number]
        for passage in text.passages:
            if len(passage.plain) < least:
                continue
            others = [self.texts[n] for n in self._by_passage[passage.plain]]
            others = [other for other in others if other.owner != text.owner]
            if 0 < len(others) <= most:
                yield passage, others[0]


def _kept(plain: str) -> Iterator[str]:
    """The runs that are kept: those that begin with certain pairs of characters."""
    codes = [ord(char) for char in plain]
    for at in range(len(plain) - RUN + 1):
        if (codes[at] * 31 + codes[at + 1]) % KEPT == 0:
            yield plain[at : at + RUN]
