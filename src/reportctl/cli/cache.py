"""What was found in report files before, by all that it depends on; never by a date of a file.

A result is kept under a digest of the program's own files, the report's bytes and name, the
settings, the rules asked for, and with the digests of the files that were read beside the report:
last year's and those added into it. Where a rule reads the calendar, the day is kept too. What does
not agree in one of these is checked anew. A broken or locked file of results is as none.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from reportctl.cli.checking import Against, Kept, load_once
from reportctl.cli.files import is_before, names_of_year
from reportctl.cli.neighbours import Prose
from reportctl.cli.settings_file import settings_for
from reportctl.document.save import read_bytes
from reportctl.document.toml import decode
from reportctl.finding import Failure, Finding, Place, ReadAs
from reportctl.formatters.findings.checked import Checked
from reportctl.record import NamedTuple
from reportctl.rules.rule import Settings

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
        with suppress(OSError, sqlite3.Error):
            place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file = sqlite3.connect(place.folder / NAME, PATIENCE, isolation_level=None)
            self._file.execute("PRAGMA synchronous = OFF")
            self._file.execute(
                "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, seal BLOB, value BLOB)"
            )

    def find(self, path: Path, data: bytes, about: bytes, day: str) -> Kept | None:
        """What came of these bytes before, where all that it depended on is as it was."""
        key = self._key(path, data, about)
        try:
            row = (
                self._file
                and self._file.execute(
                    "SELECT seal, value FROM results WHERE key = ?", (key,)
                ).fetchone()
            )
            if not row or row[0] != digest(key + row[1]):
                return None
            needs, then, value = marshal.loads(row[1])  # noqa: S302 - plain values, no code
            if (then and then != day) or any(digest_file(path.parent / n) != d for n, d in needs):
                return None
            return _unpack(path, data, value)
        except (sqlite3.Error, ValueError, EOFError, TypeError):
            return None

    def keep(self, path: Path, data: bytes, basis: Basis, kept: Kept) -> None:
        """Remember what came of these bytes."""
        with suppress(ValueError):  # a finding that has come to hold more than plain values
            key = self._key(path, data, basis.about)
            value = marshal.dumps((basis.needs, basis.day, _pack(kept)))
            self._new.append((key, digest(key + value), value))

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
                self._file.close()
        self._file = None

    def _key(self, path: Path, data: bytes, about: bytes) -> bytes:
        return digest(b"\0".join((self._build, about, path.name.encode(errors="replace"), data)))


@lru_cache(maxsize=1)
def results_of(place: Store) -> Results:
    """The results as this process has them open."""
    return Results(place)


def find_or_make(
    path: Path,
    against: Against,
    asked: object,
    make: Callable[[], Kept],
    unchanged: Callable[[], bool] = lambda: True,
) -> Kept:
    """What was kept of a file, or what is made of it now, which is kept if it was `unchanged`."""
    store = against.store
    if store is None:
        return make()
    results, day = results_of(store), today()
    about = describe(settings_for(path).settings, against.selection, asked)
    with suppress(Failure):  # it is told by what is made
        kept = results.find(path, read_bytes(path)[0], about, day)
        if kept:
            return kept
    needs, kept = _needs(path), make()
    with suppress(Failure):
        if needs is not None and needs == _needs(path) and unchanged():
            loaded = load_once(path)
            dated = loaded.report and any(waiver.until for waiver in loaded.report.waivers)
            basis = Basis(about, needs, day if dated else "")
            results.keep(path, loaded.snapshot.data, basis, kept)
    return kept


def _needs(path: Path) -> Needs | None:
    """What is read beside a report, or is not there; None where something cannot be read."""
    needs: list[tuple[str, bytes]] = []
    try:
        report = load_once(path).report
        for name in names_of_year(report, report.year - 1) if report else ():
            last = load_once(path.parent / name) if (path.parent / name).is_file() else None
            needs.append((name, digest(last.snapshot.data) if last else b""))
            if last and report and is_before(last, report):
                break
        for part in report.parts if report else ():
            file = path.parent / part.file
            there = bool(part.file) and file.is_file()
            needs.append((part.file, digest(load_once(file).snapshot.data) if there else b""))
    except Failure:
        return None
    return tuple(needs)


def today() -> str:
    """The reader's own calendar day."""
    return date.today().isoformat()  # noqa: DTZ011 - as rules read it


def describe(settings: Settings, *asked: object) -> bytes:
    """The settings and what is asked, in the same bytes in every process."""
    ordered = (
        sorted(settings.severities.items()),
        sorted(settings.off),
        settings.deadline,
        settings.fee_decimals,
        settings.units,
        sorted(settings.terms.items()),
    )
    return repr((ordered, asked)).encode(errors="replace")


def digest(data: bytes) -> bytes:
    """What only these bytes have."""
    return blake2b(data, digest_size=20).digest()


@lru_cache(maxsize=64)
def digest_file(path: Path) -> bytes:
    """The digest of a file; b"" where there is none, another value where it cannot be read."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a third of the cost of Path's
            return digest(file.read())
    except (FileNotFoundError, IsADirectoryError):
        return b""
    except (OSError, ValueError):
        return b"?"


def build() -> bytes:
    """A digest of the program: Python, and its own files by name, size and time."""
    from reportctl import __file__ as package

    known = [sys.version]
    for folder, folders, names in os.walk(Path(package).parent):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - three hundred files
            known.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}")
    return digest("\n".join(known).encode())


def usual_folder() -> Path:
    """The user's folder for what can be made again."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(home))) / "reportctl" / "results"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "reportctl" / "results"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "reportctl" / "results"


def _pack(kept: Kept) -> tuple[Any, ...]:
    one, prose = kept.checked, kept.prose
    told = one and (one.year, one.organ, tuple(map(_plain, one.findings)), one.unseen, one.hidden)
    said = prose and (prose.organ, prose.year, dict(prose.sections))
    return told, said, kept.again


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
