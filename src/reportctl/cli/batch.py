"""From report files to their findings, one after another or on all processors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reportctl.cli.checking import (
    SIMILAR,
    Against,
    Found,
    Kept,
    Task,
    check_file,
    check_suspects,
    clear_loaded,
    try_check_file,
)
from reportctl.cli.settings_file import relative, settings_for
from reportctl.cli.workers import Workers
from reportctl.formatters.findings.checked import Checked
from reportctl.record import NamedTuple, replace
from reportctl.rules.check import Selection
from reportctl.rules.run import order

if TYPE_CHECKING:
    from reportctl.cli.neighbours import Crowd, Suspect

MANY = 50
"""Files from which on further processes are started; they take a third of a second to begin."""
CHUNK = 16
"""Files that a process is given at a time, about; those of a folder together, up to twice so many,
for a report is read once for itself and for the next year's."""


class Job(NamedTuple):
    """A file to be checked, or only to be compared with."""

    number: int
    path: Path
    checked: bool


class Batch:
    """The work on many files: `check` tells what each says by itself, `compare` the rest."""

    def __init__(self, paths: Sequence[Path], against: Against, crowd: Sequence[Path] = ()) -> None:
        """Nothing is read yet. `crowd` is empty where nobody asks for the rules about copies."""
        self.paths = paths
        self.against = against
        self.crowd: Crowd | None = None
        self._number: dict[Path, int] = {}
        self._again: dict[int, Checked | None] = {}
        """The files, by their number in the crowd, that accept a copy, as they were told."""
        if len(crowd) > 1 and any(map(against.selection.selects, SIMILAR)):
            from reportctl.cli.neighbours import Crowd

            # which of several copies is named depends on no order of the line
            crowd = sorted(crowd)
            self.crowd = Crowd(crowd)
            self._number = {path: number for number, path in enumerate(crowd)}

    def __enter__(self) -> Self:
        """With its processes, where there are many files."""
        few = max(len(self.paths), len(self._number)) < MANY
        self._workers = Workers(self.against.jobs, alone=few).__enter__()
        return self

    def __exit__(self, *why: object) -> None:
        """The processes end; what they have not begun is left."""
        clear_loaded(self.against)
        if self.crowd:
            self.crowd.__exit__()
        if self.against.store:
            from reportctl.cli.results import close_results

            close_results(self.against.store)
        self._workers.__exit__(*why)

    def check(self) -> Iterator[Checked]:
        """Each file with its findings in the order given; where a crowd is, without its copies."""
        if len(self.paths) == 1 and not self.crowd:
            yield check_file(self.paths[0], against=self.against)
            return
        jobs = [Job(self._number.get(path, -1), path, checked=True) for path in self.paths]
        named = set(self.paths)
        others = (
            Job(number, path, checked=False)
            for path, number in self._number.items()
            if path not in named
        )
        against, digests = self.against, self.crowd is not None
        work = partial(_check_chunk, against=against, digests=digests)
        known = partial(_look_up, against=against, digests=digests)
        for found in self._workers.run(work, chunks((*jobs, *others)), known):
            if self.crowd and found.number >= 0:
                if found.prose and not self.crowd.has(found.number):
                    self.crowd.put(found.number, found.prose)
                if found.again:
                    self._again[found.number] = found.checked
            if found.checked:
                yield found.checked

    def not_compared(self) -> list[Path]:
        """The neighbours that are no reports; known when all of `check` has been asked for."""
        crowd, named = self.crowd, set(self.paths)
        beside = ((path, number) for path, number in self._number.items() if path not in named)
        return [path for path, number in beside if crowd and not crowd.has(number)]

    def whole(self, first: Iterable[Checked]) -> Iterator[Checked]:
        """The files of `check`, copies included: where texts are compared, when all were read."""
        if not self.crowd:
            yield from first
            return
        checked = list(first)
        for places, found in self._compare():
            again = self._number[self.paths[places[0]]] in self._again
            for place in places:
                checked[place] = found if again else _add(checked[place], found)
        yield from checked

    def copies(self) -> Iterator[Checked]:
        """The files of which more is to be told than `check` told: that and nothing else."""
        for places, found in self._compare():
            first = self._again.get(self._number[self.paths[places[0]]])
            more = tuple(
                finding
                for finding in found.findings
                if (finding not in first.findings if first else finding.code in SIMILAR)
            )
            if more:
                yield replace(found, findings=more, hidden=0)

    def _compare(self) -> Iterator[tuple[list[int], Checked]]:
        """The files of which more is to be told, with their numbers among the paths.

        Only the findings on copies are new; a file that accepts one is told anew.
        """
        if not self.crowd:
            return
        at: dict[int, list[int]] = {}
        for number, path in enumerate(self.paths):
            if path in self._number:
                at.setdefault(self._number[path], []).append(number)
        suspects = self._suspects(at)
        numbers = sorted({*self._again, *suspects} & at.keys())
        tasks = [self._task(number, suspects.get(number, ())) for number in numbers]
        lots = [tasks[at : at + CHUNK] for at in range(0, len(tasks), CHUNK)]
        work = partial(_check_suspects, against=self.against)
        known = partial(_look_up_suspects, against=self.against)
        again = self._workers.run(work, lots, known)
        for number, kept in zip(numbers, again, strict=True):
            if kept.checked:
                yield at[number], kept.checked

    def _suspects(self, asked: Mapping[int, object]) -> dict[int, list[Suspect]]:
        """By number, what may be told of the files asked for."""
        assert self.crowd  # noqa: S101 - only then is it asked
        crowd = self.crowd
        if self.against.store is None:
            return crowd.suspects(asked)
        from reportctl.cli.cache import find_suspects

        return find_suspects(self.against.store, crowd.seal(asked), lambda: crowd.suspects(asked))

    def _task(self, number: int, suspects: Sequence[Suspect]) -> Task:
        """What a process needs to decide on a file."""
        assert self.crowd  # noqa: S101 - only then is there one
        paths = self.crowd.paths
        others = {other for suspect in suspects for other in suspect.likely}
        return Task(
            paths[number],
            tuple(suspects),
            {other: (self.crowd.name(other), paths[other]) for other in others},
        )


def _add(first: Checked, more: Checked) -> Checked:
    """A file with further findings."""
    findings = sorted((*first.findings, *more.findings), key=order)
    return replace(first, findings=tuple(findings), text=more.text)


def chunks(jobs: Sequence[Job]) -> Iterator[list[Job]]:
    """The files in lots; those of a folder in one as far as it is not far longer than others."""
    lot: list[Job] = []
    for job in jobs:
        full = len(lot) >= CHUNK and lot[-1].path.parent != job.path.parent
        if full or len(lot) >= 2 * CHUNK:
            yield lot
            lot = []
        lot.append(job)
    if lot:
        yield lot


def _look_up(jobs: list[Job], *, against: Against, digests: bool) -> list[Found | None]:
    """What was kept of each file of a lot."""
    if against.store is None:
        return [None] * len(jobs)
    from reportctl.cli.cache import find
    from reportctl.cli.digests import forget_files

    kept = [find(job.path, against, (job.checked, digests)) for job in jobs]
    forget_files()
    return [one and Found(job.number, *one) for job, one in zip(jobs, kept, strict=True)]


def _look_up_suspects(tasks: list[Task], *, against: Against) -> list[Kept | None]:
    if against.store is None:
        return [None] * len(tasks)
    from reportctl.cli.cache import describe_task, find
    from reportctl.cli.digests import forget_files

    kept = [find(task.path, against, describe_task(task)) for task in tasks]
    forget_files()
    return kept


def _check_chunk(jobs: Iterable[Job], *, against: Against, digests: bool) -> list[Found]:
    found = [
        try_check_file(job.path, job.number, against=against, checked=job.checked, digests=digests)
        for job in jobs
    ]
    clear_loaded(against)
    return found


def _check_suspects(tasks: Iterable[Task], *, against: Against) -> list[Kept]:
    found = [check_suspects(task, against=against) for task in tasks]
    clear_loaded(against)
    return found


def check_settings(paths: Sequence[Path], selection: Selection) -> Iterator[Checked]:
    """Each settings file that holds for one of the reports and has a fault, once."""
    told: set[Path] = set()
    folders: set[Path] = set()
    for path in paths:
        if path.parent in folders:
            continue
        folders.add(path.parent)
        local = settings_for(path)
        findings = tuple(one for one in local.findings if selection.selects(one.code))
        if local.path and findings and local.path not in told:
            told.add(local.path)
            yield Checked(relative(local.path), None, "", findings, local.text)
