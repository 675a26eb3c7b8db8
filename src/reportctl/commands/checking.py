"""From report files to their findings, one after another or on all processors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from reportctl.commands.files import find_previous
from reportctl.commands.settings import settings_for
from reportctl.finding import Failure, Finding
from reportctl.report.load import Loaded, load
from reportctl.report.report import Report
from reportctl.rules.check import Selection, check
from reportctl.rules.rule import Review
from reportctl.telling.checked import Checked

MANY = 50
"""Files from which on further processes are started; they take a third of a second to begin."""
CHUNK = 8
"""Files that a process is given at a time."""


@dataclass(frozen=True, slots=True)
class Against:
    """What reports are checked with; it is handed to other processes."""

    previous: Path | None = None
    """Last year's report, or None where it is looked for beside each report."""
    selection: Selection = field(default_factory=Selection)


def check_files(paths: Sequence[Path], against: Against) -> Iterator[Checked]:
    """The files with their findings, in the order given, each as soon as it is its turn.

    Raises Failure where one cannot be read.
    """
    check_one = partial(check_file, against=against)
    if len(paths) < MANY:
        yield from map(check_one, paths)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor() as pool:
        try:
            yield from pool.map(check_one, paths, chunksize=CHUNK)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def check_file(path: Path, against: Against) -> Checked:
    """A report file with its findings; raises Failure where it cannot be read."""
    loaded = load(path)
    before = _load_once(against.previous) if against.previous else find_previous(loaded)
    findings: tuple[Finding, ...] = loaded.findings
    report = loaded.report
    if report:
        parts, digests = _load_parts(report)
        review = Review(
            report,
            before.report if before else None,
            settings_for(path).settings,
            parts=parts,
            digests=digests,
        )
        findings = check(review, loaded.findings, against.selection)
    return Checked(
        str(path),
        report.year if report else None,
        report.organ if report else "",
        findings,
        loaded.document.text,
    )


def _load_parts(report: Report) -> tuple[dict[str, Report | None], dict[str, str]]:
    """The reports that were added into this one, and the digests of their bytes, by file."""
    parts: dict[str, Report | None] = {}
    digests: dict[str, str] = {}
    for part in report.parts:
        if not part.file:
            continue
        from reportctl.commands.units import digest_of

        try:
            loaded = load(report.path.parent / part.file)
        except Failure:
            parts[part.file] = None
        else:
            parts[part.file] = loaded.report
            digests[part.file] = digest_of(loaded.snapshot.data)
    return parts, digests


def check_settings(paths: Sequence[Path], selection: Selection) -> Iterator[Checked]:
    """Each settings file that holds for one of the reports and has a fault, once."""
    told: set[Path] = set()
    for path in paths:
        local = settings_for(path)
        findings = tuple(one for one in local.findings if selection.takes(one.code))
        if local.path and findings and local.path not in told:
            told.add(local.path)
            yield Checked(_relative(local.path), None, "", findings, local.text)


def _relative(path: Path) -> str:
    """The path from the current folder, where it leads there without going up."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


@cache
def _load_once(path: Path) -> Loaded:
    return load(path)
