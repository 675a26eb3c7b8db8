"""What the reports of a folder share with each other, found before each is checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportctl.finding import Failure
from reportctl.prose.likeness import RUN, Passage, Shared, compare, length
from reportctl.record import NamedTuple
from reportctl.report.load import load
from reportctl.rules.likeness import LEAST, LIKE, describe, point_at, sections_of
from reportctl.rules.rule import Alike

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
    alike: Shared
    others: int
    """How many further texts seem as like, by the runs that are kept."""


class Text(NamedTuple):
    """One of the texts."""

    name: str
    owner: str
    passages: tuple[Passage, ...]
    runs: tuple[str, ...]


class TextIndex:
    """Texts that are compared with each other, such as one section of a year's reports."""

    def __init__(self) -> None:
        """An empty index."""
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


LONG = 100
"""Characters of a paragraph that two units cannot have written alike by chance."""
FEW = 3
"""Units that may share a paragraph which is not common stock."""


class Prose(NamedTuple):
    """A report's sections as they are compared."""

    path: Path
    organ: str
    year: int
    sections: Mapping[str, tuple[Passage, ...]]

    @property
    def name(self) -> str:
        """What to call the report in a message."""
        return f"{self.organ}的报告（{self.path}）"


def read_prose(path: Path) -> Prose | None:
    """The sections of a report file, or None where it is no report, or cannot be read."""
    try:
        report = load(path).report
    except Failure:  # it is told when it is checked
        return None
    if report is None:
        return None
    return Prose(path, report.organ, report.year, sections_of(report))


def find_alike(texts: Iterable[Prose | None]) -> dict[Path, tuple[Alike, ...]]:
    """For each file what its report shares with others of its year, where that is to be told."""
    indexes: dict[tuple[int, str], tuple[TextIndex, list[Path]]] = {}
    for text in texts:
        for key, section in text.sections.items() if text else ():
            if text and length(section) >= LEAST:
                index, paths = indexes.setdefault((text.year, key), (TextIndex(), []))
                index.put(text.name, text.organ, section)
                paths.append(text.path)
    found: dict[Path, list[Alike]] = {}
    for (_, key), (index, paths) in indexes.items():
        for number, path in enumerate(paths):
            found.setdefault(path, []).extend(_alike(index, number, key))
    return {path: tuple(alike) for path, alike in found.items() if alike}


def _alike(index: TextIndex, number: int, key: str) -> Iterator[Alike]:
    nearest = index.nearest(number, float(LIKE))
    if nearest:
        told = describe(key, nearest.alike, nearest.name, own=False, others=nearest.others)
        yield from (told,) if told else ()
        return
    by_other: dict[str, list[Passage]] = {}
    for passage, text in index.same(number, LONG, FEW):
        by_other.setdefault(text.name, []).append(passage)
    whole = length(index.texts[number].passages)
    for other, same in by_other.items():
        yield point_at(key, same, other, length(same) / whole, own=False)
