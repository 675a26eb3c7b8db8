"""From report files to their findings, one after another or on all processors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any

from reportctl.cli.files import PUBLISHED, find_previous, quoted
from reportctl.cli.settings import hidden_errors, relative, settings_for
from reportctl.finding import START, Failure, Finding
from reportctl.formatters.findings.checked import Checked
from reportctl.record import NamedTuple
from reportctl.report.load import Loaded, load
from reportctl.report.organs import same_organ
from reportctl.report.report import Report
from reportctl.report.shape import shape_finding
from reportctl.rules.check import Selection, check
from reportctl.rules.likeness import find_own
from reportctl.rules.rule import Alike, Review, Settings

MANY = 50
"""Files from which on further processes are started; they take a third of a second to begin."""
SIMILAR = ("X208", "X209")
"""The rules for which every text must have been read before the first file can be told."""
CHUNK = 8
"""Files that a process is given at a time."""


class Against(NamedTuple):
    """What reports are checked with; it is handed to other processes."""

    previous: Path | None = None
    """Last year's report, or None where it is looked for beside each report."""
    selection: Selection = Selection()
    jobs: int | None = None
    """Processes at a time; None for as many as there are processors."""


def check_files(
    paths: Sequence[Path], against: Against, crowd: Sequence[Path] = ()
) -> Iterator[Checked]:
    """The files with their findings, in the order given, each as soon as it is its turn.

    `crowd` are the files whose texts are compared with each other. Raises Failure where the only
    file cannot be read; among several it is a finding.
    """
    if not any(map(against.selection.selects, SIMILAR)):
        crowd = ()
    if against.jobs == 1 or max(len(paths), len(crowd)) < MANY:
        yield from _check(paths, against, crowd, map)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(against.jobs, initializer=_leave_interrupts) as pool:
        try:
            yield from _check(paths, against, crowd, partial(pool.map, chunksize=CHUNK))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that waits for this one."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _check(
    paths: Sequence[Path],
    against: Against,
    crowd: Sequence[Path],
    spread: Callable[..., Iterator[Any]],
) -> Iterator[Checked]:
    """The work, with `map` or with that of a pool of processes."""
    alike: Mapping[Path, tuple[Alike, ...]] = {}
    if len(crowd) > 1:
        from reportctl.cli.neighbours import find_alike, read_prose

        alike = find_alike(spread(read_prose, crowd))
    shared = [alike.get(path, ()) for path in paths]
    check_one = check_file if len(paths) == 1 else try_check_file
    yield from spread(partial(check_one, against=against), paths, shared)


def try_check_file(path: Path, alike: tuple[Alike, ...] = (), *, against: Against) -> Checked:
    """A report file with its findings, of which one is that it cannot be read."""
    try:
        return check_file(path, alike, against=against)
    except Failure as failure:
        return unreadable(path, str(failure))


def unreadable(path: Path, why: str) -> Checked:
    """What could not be entered or read, as a finding."""
    return Checked(str(path), None, "", (shape_finding("F117", why, START),))


def check_file(path: Path, alike: tuple[Alike, ...] = (), *, against: Against) -> Checked:
    """A report file with its findings; raises Failure where it cannot be read.

    `alike` is what it shares with its neighbours.
    """
    loaded = load(path)
    report = loaded.report
    findings: tuple[Finding, ...] = loaded.findings
    before = None
    try:
        before = _load_once(against.previous) if against.previous else find_previous(loaded)
    except Failure as failure:
        if against.previous:
            raise
        findings += (shape_finding("F117", f"没有和上年度比较：{failure}", START),)
    if against.previous and before and report:
        refuse_other_year(before, report)
    unseen: tuple[str, ...] = ()
    if report:
        last = before.report if before else None
        parts, digests = _load_parts(report)
        settings = settings_for(path).settings
        unseen = tuple(_unseen(against.selection, settings, last))
        review = Review(
            report,
            last,
            settings,
            alike + (find_own(report, last) if last else ()),
            parts,
            digests,
        )
        findings = check(review, findings, against.selection)
    return Checked(
        str(path),
        report.year if report else None,
        report.organ if report else "",
        findings,
        loaded.document.text,
        unseen=unseen,
        hidden=hidden_errors(report, settings_for(path).settings) if report else 0,
    )


def refuse_other_year(before: Loaded, report: Report) -> None:
    """Raise Failure where what `--previous` names is not the organ's report of the year before."""
    last = before.report
    if last is None:
        fault = before.findings[0]
        raise Failure(f"{before.path}:{fault.place.line}: {fault.message}；请先改正上年度的文件")
    if last.year != report.year - 1 or not same_organ(last.organ, report.organ):
        raise Failure(
            f"--previous {before.path} 是{last.organ}{last.year}年度的报告，"
            f"要的是{report.organ}{report.year - 1}年度的"
        )


def refuse_page(path: Path, option: str) -> None:
    """Raise Failure where an option that takes a report names a page, which fill reads."""
    if path.suffix.lower() in PUBLISHED:
        raise Failure(
            f"{option} {path} 不是 .toml 报告文件；请先读入：reportctl fill 年度.toml --from "
            f"{quoted(path)}"
        )


def _unseen(selection: Selection, settings: Settings, last: Report | None) -> Iterator[str]:
    """What was not looked at."""
    if selection.select:
        yield f"只用了规则 {'、'.join(selection.select)}"
    if selection.ignore:
        yield f"没有用规则 {'、'.join(selection.ignore)}"
    if settings.off:
        yield f"设置关闭了规则 {'、'.join(sorted(settings.off))}"
    if last is None and selection.selects("X2"):
        yield "没有上年度报告，跨年没有核对"


def _load_parts(report: Report) -> tuple[dict[str, Report | None], dict[str, str]]:
    """The reports that were added into this one, and the digests of their bytes, by file."""
    parts: dict[str, Report | None] = {}
    digests: dict[str, str] = {}
    for part in report.parts:
        if not part.file:
            continue
        from reportctl.cli.units import digest_of

        parts[part.file] = None
        path = report.path.parent / part.file
        with suppress(Failure):
            if path.is_file():
                loaded = load(path)
                parts[part.file] = loaded.report
                digests[part.file] = digest_of(loaded.snapshot.data)
    return parts, digests


def check_settings(paths: Sequence[Path], selection: Selection) -> Iterator[Checked]:
    """Each settings file that holds for one of the reports and has a fault, once."""
    told: set[Path] = set()
    for path in paths:
        local = settings_for(path)
        findings = tuple(one for one in local.findings if selection.selects(one.code))
        if local.path and findings and local.path not in told:
            told.add(local.path)
            yield Checked(relative(local.path), None, "", findings, local.text)


@cache
def _load_once(path: Path) -> Loaded:
    return load(path)
