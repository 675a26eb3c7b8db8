"""One report file checked: with last year's beside it, its parts, its settings, its like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.cli.files import (
    find_foreign,
    find_previous,
    find_unreadable,
    refusal,
)
from reportctl.cli.settings_file import hidden_errors, settings_for
from reportctl.clock import within
from reportctl.finding import START, Failure, Finding
from reportctl.formatters.findings.checked import Checked
from reportctl.readers.limits import Work, most
from reportctl.record import NamedTuple, replace
from reportctl.report.load import Loaded, load
from reportctl.report.organs import same_organ
from reportctl.report.report import Report
from reportctl.report.shape import UNREAD_CELL, shape_finding
from reportctl.rules.check import Selection, check
from reportctl.rules.likeness import find_own
from reportctl.rules.rule import Alike, Review, Settings
from reportctl.rules.totals import find_unadded
from reportctl.rules.years import find_gaps, find_uncompared

if TYPE_CHECKING:
    from reportctl.cli.neighbours import Prose, Suspect
    from reportctl.cli.results import Store

OWN = ("X206", "X207")
"""The rules for which the texts are compared with last year's."""
ACROSS = (*OWN, "X201", "X202", "X203", "X205", "X210", "X211", "X212")
"""The rules that need last year's report."""
SIMILAR = ("X208", "X209")
"""The rules for which every text must have been read before a file is told whole."""


class Against(NamedTuple):
    """What reports are checked with; it is handed to other processes."""

    previous: Path | None = None
    """Last year's report, or None where it is looked for beside each report."""
    selection: Selection = Selection()
    jobs: int | None = None
    """Processes at a time; None for as many as there are processors."""
    store: Store | None = None
    """Where results are kept that need not be found again."""


class Kept(NamedTuple):
    """What came of a file."""

    checked: Checked | None
    """None for a file that others are only compared with."""
    prose: Prose | None = None
    again: bool = False
    """Whether it accepts a copy, of which nothing can be said before all files were read."""


class Found(NamedTuple):
    """What came of a file among many."""

    number: int
    """Of the file in the crowd; -1 where there is none."""
    checked: Checked | None
    prose: Prose | None = None
    again: bool = False


class Task(NamedTuple):
    """A file of which more may be told once all were read."""

    path: Path
    suspects: tuple[Suspect, ...]
    others: Mapping[int, tuple[str, Path]]
    """The files that it is to be compared with, by number, and what to call their reports."""


def try_check_file(
    path: Path,
    number: int = -1,
    *,
    against: Against,
    checked: bool = True,
    digests: bool = False,
) -> Found:
    """A file among many; that it cannot be read is one of its findings.

    `checked` asks for its findings, those on copies aside where `digests` asks for what the search
    for these needs.
    """

    def make() -> Kept:
        return _find(path, against=against, checked=checked, digests=digests)

    if against.store is None:
        return Found(number, *make())
    from reportctl.cli.cache import find_or_make

    return Found(number, *find_or_make(path, against, (checked, digests), make))


def _find(path: Path, *, against: Against, checked: bool, digests: bool) -> Kept:
    try:
        report = load_once(path).report
    except Failure as failure:
        return Kept(unreadable(path, str(failure)) if checked else None)
    prose = None
    if report and digests:
        from reportctl.cli.neighbours import read_prose

        prose = read_prose(report)
    if not checked:
        return Kept(None, prose)
    try:
        told = check_file(path, against=against, whole=not digests)
    except Failure as failure:
        told = unreadable(path, str(failure))
    again = digests and report is not None and any(w.rule in SIMILAR for w in report.waivers)
    return Kept(told, prose, again)


def check_suspects(task: Task, *, against: Against) -> Kept:
    """The file with its findings on copies; nothing where no text of it is one.

    Where it accepts a copy it comes with all its findings.
    """
    if against.store is None:
        return Kept(_decide(task, against))
    from reportctl.cli.cache import describe_task, find_or_make
    from reportctl.cli.digests import digest, digest_file

    asked = describe_task(task)
    before = [digest_file(path) for _, path in task.others.values()]

    def unchanged() -> bool:
        used = (digest(load_once(path).snapshot.data) for _, path in task.others.values())
        return list(used) == before

    def make() -> Kept:
        return Kept(_decide(task, against))

    return find_or_make(task.path, against, asked, make, unchanged)


def _decide(task: Task, against: Against) -> Checked | None:
    from reportctl.cli.neighbours import decide

    try:
        report = load_once(task.path).report
        if report is None:
            return None
        others = {number: (name, _load_other(path)) for number, (name, path) in task.others.items()}
        alike = [one for suspect in task.suspects for one in decide(suspect, report, others)]
        accepts = any(waiver.rule in SIMILAR for waiver in report.waivers)
        if accepts:
            return check_file(task.path, tuple(alike), against=against)
        return _find_copies(report, tuple(alike), against) if alike else None
    except Failure as failure:
        return unreadable(task.path, str(failure))


def _find_copies(report: Report, alike: tuple[Alike, ...], against: Against) -> Checked:
    """The report with what is to be told of its copies alone."""
    only = tuple(filter(against.selection.selects, SIMILAR))
    review = Review(report, settings=settings_for(report.path).settings, alike=alike)
    findings = check(review, selection=Selection(only))
    text = load_once(report.path).document.text
    return Checked(str(report.path), report.year, report.organ, findings, text)


def _load_other(path: Path) -> Report | None:
    with suppress(Failure):
        return load_once(path).report
    return None


def unreadable(path: Path, why: str) -> Checked:
    """What could not be entered or read, as a finding."""
    return Checked(str(path), None, "", (shape_finding("F117", why, START),))


def check_file(
    path: Path, alike: tuple[Alike, ...] = (), *, against: Against, whole: bool = True
) -> Checked:
    """A report file with its findings; raises Failure where it cannot be read.

    `alike` is what it shares with its neighbours; where it is not `whole`, they are not known yet
    and nothing is said of a waiver of the rules about them.
    """
    with within(most("checking"), Work(str(path)).too_much("checking")):
        return _check(load_once(path), alike, against, whole=whole)


def check_loaded(loaded: Loaded) -> Checked:
    """As `check_file`, of a file that is at hand as it now stands."""
    with within(most("checking"), Work(str(loaded.path)).too_much("checking")):
        return _check(loaded, (), Against(), whole=True)


def _check(loaded: Loaded, alike: tuple[Alike, ...], against: Against, *, whole: bool) -> Checked:
    path, report = loaded.path, loaded.report
    findings: tuple[Finding, ...] = loaded.findings
    before = None
    why = "没有上年度报告"
    try:
        named = against.previous
        before = load_once(named) if named else find_previous(loaded, load_once)
        if report and not before and (bad := find_unreadable(report, report.year - 1, load_once)):
            raise refusal(bad.path, bad.findings[0], "先改正它再核对跨年的数")
        if report and not before and (other := find_foreign(report, report.year - 1, load_once)):
            why = f"旁边的 {other.name} 写的是别的机关或者年度"
    except Failure as failure:
        if against.previous:
            raise
        why = "上年度报告读不出来"
        findings += (shape_finding("F117", f"没有和上年度比较：{failure}", START),)
    if against.previous and before and report:
        refuse_other_year(before, report)
    unseen: tuple[str, ...] = ()
    hidden = 0
    if report:
        last = before.report if before else None
        own = find_own(report, last) if last and any(map(against.selection.selects, OWN)) else ()
        units, settings = load_parts(report), settings_for(path).settings
        unseen = tuple(_unseen(against.selection, settings, report, last, why))
        hidden = hidden_errors(report, settings)
        if not whole and any(waiver.rule in SIMILAR for waiver in report.waivers):
            kept = tuple(waiver for waiver in report.waivers if waiver.rule not in SIMILAR)
            report = replace(report, waivers=kept)
        folder = path.absolute().parent.name
        review = Review(report, last, settings, alike + own, *units, folder)
        findings = check(review, findings, against.selection)
    return Checked(
        str(path),
        report.year if report else None,
        report.organ if report else "",
        findings,
        loaded.document.text if findings else "",
        unseen=unseen,
        hidden=hidden,
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


def _unseen(
    selection: Selection, settings: Settings, report: Report, last: Report | None, why: str
) -> Iterator[str]:
    """What was not looked at; `why` there is no report of the year before."""
    if selection.select:
        yield f"只用了规则 {'、'.join(selection.select)}"
    if selection.ignore:
        yield f"没有用规则 {'、'.join(selection.ignore)}"
    if settings.off:
        yield f"设置关闭了规则 {'、'.join(sorted(settings.off))}"
    if last is None and any(map(selection.selects, ACROSS)):
        yield f"{why}，跨年没有核对"
    across = (*find_uncompared(report, last), *find_gaps(report, last)) if last else ()
    quiet = UNREAD_CELL.startswith(tuple(settings.off)) or any(
        x.rule == UNREAD_CELL for x in report.waivers
    )
    told = selection.selects(UNREAD_CELL) and not quiet
    for codes, clause in (*find_unadded(report, told=told), *across):
        if any(map(selection.selects, codes)):
            yield clause


def load_parts(report: Report) -> tuple[dict[str, Report | None], dict[str, str]]:
    """The reports that were added into this one, and the digests of their bytes, by file."""
    parts: dict[str, Report | None] = {}
    digests: dict[str, str] = {}
    for part in report.parts:
        if not part.file:
            continue
        from reportctl.cli.unit_reports import digest_of

        parts[part.file] = None
        path = report.path.parent / part.file
        with suppress(Failure):
            if path.is_file():
                loaded = load_once(path)
                parts[part.file] = loaded.report
                digests[part.file] = digest_of(loaded.snapshot.data)
    return parts, digests


@lru_cache(maxsize=64)
def load_once(path: Path) -> Loaded:
    """As `load`; what was read stays at hand for the next year's report until `clear_loaded`."""
    return load(path)


def clear_loaded(against: Against | None = None) -> None:
    """Forget what was read; write what is kept of it."""
    load_once.cache_clear()
    if against and against.store:
        from reportctl.cli.digests import forget_files
        from reportctl.cli.results import results_of

        forget_files()
        results_of(against.store).write()
