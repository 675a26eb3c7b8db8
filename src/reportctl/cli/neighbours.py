"""What the reports of a folder share with each other, found before each is checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportctl.finding import Failure
from reportctl.prose.likeness import Passage, length
from reportctl.prose.shelf import Shelf
from reportctl.record import NamedTuple
from reportctl.report.load import load
from reportctl.rules.likeness import LEAST, LIKE, describe, point_at, sections_of
from reportctl.rules.rule import Alike

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
    shelves: dict[tuple[int, str], tuple[Shelf, list[Path]]] = {}
    for text in texts:
        for key, section in text.sections.items() if text else ():
            if text and length(section) >= LEAST:
                shelf, paths = shelves.setdefault((text.year, key), (Shelf(), []))
                shelf.put(text.name, text.organ, section)
                paths.append(text.path)
    found: dict[Path, list[Alike]] = {}
    for (_, key), (shelf, paths) in shelves.items():
        for number, path in enumerate(paths):
            found.setdefault(path, []).extend(_alike(shelf, number, key))
    return {path: tuple(alike) for path, alike in found.items() if alike}


def _alike(shelf: Shelf, number: int, key: str) -> Iterator[Alike]:
    nearest = shelf.nearest(number, float(LIKE))
    if nearest:
        told = describe(key, nearest.alike, nearest.name, own=False, others=nearest.others)
        yield from (told,) if told else ()
        return
    by_other: dict[str, list[Passage]] = {}
    for passage, text in shelf.same(number, LONG, FEW):
        by_other.setdefault(text.name, []).append(passage)
    whole = length(shelf.texts[number].passages)
    for other, same in by_other.items():
        yield point_at(key, same, other, length(same) / whole, own=False)
