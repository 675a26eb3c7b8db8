"""What was found in report files before, by all that it depends on; never by a date of a file.

A result is kept under a digest of the program's own files, the report's bytes and name, the
settings, the rules asked for, its folder where units are listed, and with the digests of the files
that were read beside the report: last year's and those added into it. Where a rule reads the
calendar, the day is kept too. What does not agree in one of these is checked anew. A broken or
locked file of results is as none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from reportctl.cli.checking import Against, Kept, Task, load_once
from reportctl.cli.digests import digest, digest_file, read_once
from reportctl.cli.files import is_before, is_there, names_of_year
from reportctl.cli.neighbours import Suspect
from reportctl.cli.results import Basis, Needs, Results, Store, results_of
from reportctl.cli.settings_file import settings_for
from reportctl.finding import Failure
from reportctl.rules.rule import Settings


def find(path: Path, against: Against, asked: object) -> Kept | None:
    """What was kept of a file, where all that it depended on is as it was."""
    data = read_once(os.fspath(path))
    if against.store is None or data is None:
        return None  # why it cannot be read is told by what is made
    results = results_of(against.store)
    return results.find(path, data, _describe_file(results, path, against, asked), today())


def find_suspects(
    place: Store, seal: bytes, make: Callable[[], dict[int, list[Suspect]]]
) -> dict[int, list[Suspect]]:
    """What was kept of a crowd, or what is made of it now."""
    results = results_of(place)
    found = results.find_suspects(seal)
    if found is None:
        found = make()
        results.keep_suspects(seal, found)
        results.write()
    return found


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
    if kept := find(path, against, asked):
        return kept
    results, day = results_of(store), today()
    about = _describe_file(results, path, against, asked)
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
            last = load_once(path.parent / name) if is_there(path.parent / name) else None
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


def _describe_file(results: Results, path: Path, against: Against, asked: object) -> bytes:
    """The settings that hold for a file and what is asked: see `describe`."""
    local = settings_for(path)
    # whose folder it is counts where there is a list of units
    folder = path.absolute().parent.name if local.settings.units else ""
    if not isinstance(asked, tuple):
        return describe(local.settings, against.selection, folder, asked)
    known = local.path, against.selection, folder, asked
    if known not in results.described:
        results.described[known] = describe(local.settings, against.selection, folder, asked)
    return results.described[known]


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


def describe_task(task: Task) -> list[object]:
    """What of other files a decision on copies depends on."""
    others = {number: (name, digest_file(path)) for number, (name, path) in task.others.items()}
    return [(one.key, [others[n] for n in one.likely], *one[2:]) for one in task.suspects]


def store_for(path: Path) -> Store:
    """Where results are kept: as the environment says, the settings, or in the usual place."""
    local = settings_for(path)
    named = local.path.parent / local.settings.cache if local.path and local.settings.cache else ""
    folder = os.environ.get("REPORTCTL_CACHE") or named or usual_folder()
    return Store(Path(folder), build())


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
