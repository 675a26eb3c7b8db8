"""The file in which results of checks are kept: by key, sealed, bounded, open to several."""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportctl.cli.checking import Kept
from reportctl.cli.digests import digest, digest_file
from reportctl.cli.neighbours import Prose, Suspect
from reportctl.document.toml import decode
from reportctl.finding import Finding, Place, ReadAs
from reportctl.formatters.findings.checked import Checked
from reportctl.record import NamedTuple
from reportctl.rules.rule import Alike, Span

NAME = "results.sqlite3"
LARGEST = 256 * 2**20
"""Bytes of the file of results from which on the older half of them goes."""
PATIENCE = 10.0
"""Seconds to wait for another run that is writing."""


class Store(NamedTuple):
    """Where results are kept, and the program of which they are."""

    folder: Path
    build: bytes


Needs = tuple[tuple[str, bytes], ...]
"""The files read beside a report, from its folder, with their digests; b"" for one that is not
there."""


class Basis(NamedTuple):
    """What a result depends on beside the program and the file."""

    about: bytes
    """The settings and what is asked: see `describe`."""
    needs: Needs
    day: str
    """The day, or '' where no rule read the calendar."""


class Results:
    """The results of one process: asked one by one, written in lots."""

    def __init__(self, place: Store) -> None:
        """Open the file, or make it."""
        self._build = place.build
        self._new: list[tuple[bytes, bytes, bytes]] = []
        self._file: sqlite3.Connection | None = None
        self.described: dict[object, bytes] = {}
        """What `cache.describe` gave, by what it was asked."""
        with suppress(OSError, sqlite3.Error):
            place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = sqlite3.connect(
                place.folder / NAME, timeout=PATIENCE, isolation_level=None
            )
            self._file.execute("PRAGMA synchronous = OFF")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, seal BLOB, value BLOB)"
            )

    def find(self, path: Path, data: bytes, about: bytes, day: str) -> Kept | None:
        """What came of these bytes before, where all that it depended on is as it was."""
        folder = os.path.dirname(path)  # noqa: PTH120 - asked of every file of a second run
        value = self._find(self._key(path, data, about))
        with suppress(ValueError, TypeError):
            needs, then, packed = value
            changed = (then and then != day) or any(
                digest_file(os.path.join(folder, name)) != data  # noqa: PTH118 - as above
                for name, data in needs
            )
            return None if changed else _unpack(path, data, packed)
        return None

    def keep(self, path: Path, data: bytes, basis: Basis, kept: Kept) -> None:
        """Remember what came of these bytes."""
        value = (basis.needs, basis.day, _pack(kept))
        self._keep(self._key(path, data, basis.about), value)

    def find_suspects(self, seal: bytes) -> dict[int, list[Suspect]] | None:
        """The files of a crowd that may be copies, as they were found before."""
        value = self._find(digest(self._build + seal))
        with suppress(ValueError, TypeError, AttributeError):
            return {number: list(map(_unpack_suspect, one)) for number, one in value.items()}
        return None

    def keep_suspects(self, seal: bytes, found: Mapping[int, Sequence[Suspect]]) -> None:
        """Remember them."""
        packed = {number: list(map(_pack_suspect, one)) for number, one in found.items()}
        self._keep(digest(self._build + seal), packed)

    def _find(self, key: bytes) -> Any:  # noqa: ANN401 - plain values of any kind
        """What was kept under a key; None where nothing was, or it is damaged."""
        with suppress(sqlite3.Error, ValueError, EOFError, TypeError):
            row = (
                self._file
                and self._file.execute(
                    "SELECT seal, value FROM results WHERE key = ?", (key,)
                ).fetchone()
            )
            if row and row[0] == digest(key + row[1]):
                return marshal.loads(row[1])  # noqa: S302 - plain values, no code
        return None

    def _keep(self, key: bytes, value: Any) -> None:  # noqa: ANN401 - as above
        with suppress(ValueError):  # a finding that has come to hold more than plain values
            data = marshal.dumps(value)
            self._new.append((key, digest(key + data), data))

    def write(self) -> None:
        """Write what was remembered."""
        with suppress(sqlite3.Error):
            if self._file and self._new:
                self._file.execute("BEGIN IMMEDIATE")
                self._file.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", self._new)
                self._file.execute("COMMIT")
        self._new.clear()

    def trim(self, largest: int = LARGEST) -> None:
        """Let the older half go where the file has grown too large; close it."""
        with suppress(sqlite3.Error, OSError):
            if self._file:
                pages = self._file.execute("PRAGMA page_count").fetchone()[0]
                if pages * self._file.execute("PRAGMA page_size").fetchone()[0] > largest:
                    self._file.execute(
                        "DELETE FROM results WHERE rowid <= (SELECT rowid FROM results ORDER BY"
                        " rowid LIMIT 1 OFFSET (SELECT count(*) / 2 FROM results))"
                    )
                    self._file.execute("VACUUM")
        self.close()

    def close(self) -> None:
        """Close the file; nothing is kept any more."""
        with suppress(sqlite3.Error):
            if self._file:
                self._file.close()
        self._file = None

    def __del__(self) -> None:
        """What nobody holds any more is closed."""
        self.close()

    def _key(self, path: Path, data: bytes, about: bytes) -> bytes:
        return digest(b"\0".join((self._build, about, path.name.encode(errors="replace"), data)))


def results_of(place: Store) -> Results:
    """The results as this process has them open; a file of SQLite cannot be shared by two."""
    return _results_of(place, os.getpid())


@lru_cache(maxsize=2)
def _results_of(place: Store, _process: int) -> Results:
    return Results(place)


def close_results(place: Store) -> None:
    """Let what is too much go, and close the file."""
    results_of(place).trim()
    _results_of.cache_clear()


def _pack(kept: Kept) -> tuple[Any, ...]:
    one, prose = kept.checked, kept.prose
    told = one and (one.year, one.organ, tuple(map(_plain, one.findings)), one.unseen, one.hidden)
    said = prose and (prose.organ, prose.year, dict(prose.sections))
    return told, said, kept.again


def _pack_suspect(one: Suspect) -> tuple[Any, ...]:
    same = [(tuple(alike.span), *alike[1:]) for alike in one.same]
    return one.key, one.likely, one.others, same


def _unpack_suspect(values: Sequence[Any]) -> Suspect:
    key, likely, others, same = values
    return Suspect(key, likely, others, tuple(Alike(Span(*span), *rest) for span, *rest in same))


def _plain(finding: Finding) -> tuple[Any, ...]:
    reading = finding.reading and tuple(finding.reading)
    return (*finding[:3], tuple(finding.place), *finding[4:8], reading, *finding[9:])


def _unpack(path: Path, data: bytes, value: Sequence[Any]) -> Kept:
    told, said, again = value
    checked = None
    if told:
        year, organ, findings, unseen, hidden = told
        found = tuple(map(_finding, findings))
        text = (decode(data) or "") if found else ""
        checked = Checked(str(path), year, organ, found, text, unseen=unseen, hidden=hidden)
    return Kept(checked, said and Prose(*said), again)


def _finding(values: Sequence[Any]) -> Finding:
    code, severity, message, place, key, column, hint, waived, reading, *rest = values
    return Finding(
        *(code, severity, message, Place(*place), key, column, hint, waived),
        reading and ReadAs(*reading),
        *rest,
    )
