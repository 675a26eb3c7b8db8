"""What the reports of a folder share with each other: found over digests, told file by file."""

from __future__ import annotations

import marshal
import zlib
from array import array
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Self

from reportctl.prose.digest import Digest, DigestIndex, Paragraph, digest
from reportctl.prose.likeness import Passage, compare, length
from reportctl.record import NamedTuple
from reportctl.report.report import Report
from reportctl.rules.likeness import LEAST, LIKE, describe, point_at, sections_of
from reportctl.rules.rule import Alike

FEW = 3
"""Units that may share a paragraph which is not common stock."""
IN_MEMORY = 2**23
"""Bytes of digests from which on they lie in a temporary file."""


class Prose(NamedTuple):
    """A report's sections as they are looked up."""

    organ: str
    year: int
    sections: Mapping[str, bytes]
    """The digest of each section that says enough, and what is compared of it, packed."""


class Suspect(NamedTuple):
    """A section that stands in other reports too, of which this has to be told."""

    key: str
    likely: tuple[int, ...]
    """The files that are to be compared with it, by number."""
    others: int
    """How many of all seem to be copies."""
    same: tuple[Alike, ...]
    """Its paragraphs that stand elsewhere, to be told where it is no copy."""


def read_prose(report: Report) -> Prose:
    """The sections of a report as they are looked up."""
    sections = {
        key: _pack(digest(section), section)
        for key, section in sections_of(report).items()
        if length(section) >= LEAST
    }
    return Prose(report.organ, report.year, sections)


def _pack(one: Digest, text: Sequence[Passage]) -> bytes:
    """A digest, and the letters of each passage, which are fewer bytes than the report to read."""
    said = "\n".join(passage.plain for passage in text).encode("utf-8", "surrogatepass")
    paragraphs = tuple(map(tuple, one.paragraphs))
    return marshal.dumps((one.size, one.marks, paragraphs, zlib.compress(said, 1)))


def _digest_at(read: Callable[[int], bytes], at: int) -> Digest:
    size, marks, paragraphs, _ = marshal.loads(read(at))  # noqa: S302 - written by this program
    return Digest(size, marks, tuple(Paragraph(*one) for one in paragraphs))


def _text_at(read: Callable[[int], bytes], at: int) -> tuple[Passage, ...]:
    """The passages of a section, without their places."""
    said = zlib.decompress(marshal.loads(read(at))[3])  # noqa: S302 - as above
    return tuple(Passage(0, 0, 0, one) for one in said.decode("utf-8", "surrogatepass").split("\n"))


class Crowd:
    """The files whose texts are compared with each other; their digests lie in a file if many."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """A crowd of files of which nothing is known yet; their numbers are those of the list."""
        self.paths = paths
        self.organs: list[str | None] = [None] * len(paths)
        self._seal = blake2b(digest_size=20)
        self._file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed with the crowd
        self._entries: dict[tuple[int, str], array[int]] = {}
        """Number, offset and length of each section."""

    def __enter__(self) -> Self:
        """To be closed."""
        return self

    def __exit__(self, *why: object) -> None:
        """The temporary file is gone."""
        self._file.close()

    def has(self, number: int) -> bool:
        """Whether a file was put in; one may be named twice."""
        return self.organs[number] is not None

    def put(self, number: int, prose: Prose) -> None:
        """What was read of a file."""
        self.organs[number] = prose.organ
        whose = number, str(self.paths[number]), prose.organ, prose.year, *prose.sections
        self._seal.update(repr(whose).encode(errors="replace"))
        for key, data in prose.sections.items():
            self._seal.update(data)
            index = self._entries.setdefault((prose.year, key), array("Q"))
            index.extend((number, self._file.seek(0, 2), len(data)))
            self._file.write(data)

    def seal(self, asked: Iterable[int]) -> bytes:
        """What only these files, with what was put in of them, have."""
        return self._seal.digest() + repr(sorted(asked)).encode()

    def suspects(self, asked: Container[int]) -> dict[int, list[Suspect]]:
        """By the numbers of the files asked for, what may be told of their sections."""
        found: dict[int, list[Suspect]] = {}
        for (_, key), entries in self._entries.items():
            numbers, read = self._in_order(entries)
            owners = [self.organs[number] or "" for number in numbers]
            index = DigestIndex(owners, partial(_digest_at, read))
            for at, number in enumerate(numbers):
                if number not in asked:
                    continue
                likely, alike = index.likely(at, LIKE)
                same = tuple(self._same(index, at, key, numbers))
                if same or _is_copy(at, likely, read):
                    files = tuple(numbers[other] for other in likely)
                    found.setdefault(number, []).append(Suspect(key, files, alike, same))
        return found

    def name(self, number: int) -> str:
        """What to call a report in a message."""
        return f"{self.organs[number]}的报告（{self.paths[number]}）"

    def _in_order(self, entries: array[int]) -> tuple[array[int], Callable[[int], bytes]]:
        """The files of an index in their order, and what gives the section of each, packed."""
        rows = sorted(zip(entries[0::3], entries[1::3], entries[2::3], strict=True))

        def read(at: int) -> bytes:
            _, offset, size = rows[at]
            self._file.seek(offset)
            return self._file.read(size)

        return array("Q", (number for number, _, _ in rows)), read

    def _same(self, index: DigestIndex, at: int, key: str, files: Sequence[int]) -> Iterator[Alike]:
        by_other: dict[int, list[Paragraph]] = {}
        for paragraph, other in index.same(at, FEW):
            by_other.setdefault(files[other], []).append(paragraph)
        if not by_other:
            return
        whole = index.digests(at).size
        for number, same in by_other.items():
            share = sum(one.size for one in same) / whole
            yield point_at(key, same, self.name(number), share, own=False)


def _is_copy(at: int, likely: Sequence[int], read: Callable[[int], bytes]) -> bool:
    """Whether a text is a copy of one that it may be a copy of; their reports need not be read."""
    text = _text_at(read, at) if likely else ()
    return any(compare(text, _text_at(read, other)).share >= LIKE for other in likely)


Others = Mapping[int, tuple[str, Report | None]]
"""Reports by the number of their file, with what to call each."""


def decide(suspect: Suspect, report: Report, others: Others) -> tuple[Alike, ...]:
    """What is to be told of a section: that it is a copy of a report, or what paragraphs are."""
    key = suspect.key
    text = sections_of(report)[key]
    found = [
        (compare(text, sections_of(other)[key]), number, name)
        for number in suspect.likely
        for name, other in (others[number],)
        if other and key in sections_of(other)
    ]
    if found:
        shared, _, name = max(found, key=lambda one: (one[0].share, -one[1]))
        if shared.share >= LIKE:
            more = max(0, suspect.others - 1)
            told = describe(key, shared, name, own=False, others=more)
            return (told,) if told else ()
    return suspect.same
