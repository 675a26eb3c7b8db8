"""`validate UNITS -o FOLDER`: each unit's findings as a file of its own, and an index of all."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

from reportctl.cli.files import NO_REPORTS, quoted
from reportctl.cli.naming import UNFIT, looks_like_file
from reportctl.cli.targets import is_foreign, refuse_foreign, write_made
from reportctl.document.save import make_folder
from reportctl.finding import Failure
from reportctl.format import Format
from reportctl.formatters.findings.checked import (
    ANSWER,
    REMARK,
    Catalogue,
    Checked,
    Options,
    count_findings,
    sum_up,
)
from reportctl.formatters.findings.formats import FORMATS
from reportctl.formatters.findings.index import INDEXES, Answered, Entry
from reportctl.formatters.findings.paper import of_office, tell_office, without_office
from reportctl.record import NamedTuple
from reportctl.report.organs import find_owner, fold_organ, same_organ
from reportctl.terminal.safe import escape

INDEX = "总表"
"""What the index is called."""
_NAMED = 5
"""Files that an earlier run left, that are named."""
_LONGEST = 60
"""Characters of a file's name; systems take 255 bytes."""


class Unit(NamedTuple):
    """What there is to tell one unit."""

    name: str
    """The organ, or the file that does not say whose it is."""
    checked: tuple[Checked, ...]
    passed: tuple[str, ...] = ()
    """Files in its folder that may be reports and were not checked."""

    @property
    def named(self) -> bool:
        """Whether it is known whose the files are."""
        return all(one.path != self.name for one in self.checked)

    def told(
        self, catalogue: Catalogue, options: Options
    ) -> tuple[Sequence[Checked], Catalogue, Options]:
        """What a formatter tells the unit: what is for it to mend, in words of the form.

        A file that does not say whose it is goes to nobody, and is told whole.
        """
        if not self.named:
            return self.checked, catalogue, options._replace(passed=self.passed)
        note = tell_office(self.checked)
        own = options._replace(passed=self.passed, title=self.name, paper=True, note=note)
        return without_office(self.checked), catalogue, own


def is_feedback_folder(output: Path | None, format_: str) -> bool:
    """Whether `-o` names a folder: one that is there, or a name without an ending.

    Raises Failure where the format is told in one piece.
    """
    if output is None or output.is_file() or (looks_like_file(output) and not output.is_dir()):
        return False
    if format_ in INDEXES:
        return True
    if output.is_dir():
        raise refuse_folder(output)
    return False


def refuse_folder(output: Path) -> Failure:
    """A folder for what is told in one piece."""
    return Failure(
        f"{output} 是文件夹：每个单位一份的，请加 --format {' 或 '.join(INDEXES)}；"
        "要一个文件的，请写文件名"
    )


class Feedback(NamedTuple):
    """What is asked for."""

    folder: Path
    format: str
    missing: Mapping[str, Sequence[int]]
    """The units of the settings that lack a report, with the years."""
    inputs: tuple[Path, ...]
    """What the command reads."""
    listed: tuple[str, ...] = ()
    """The units of the settings."""
    force: bool = False

    def write(self, checked: Sequence[Checked], catalogue: Catalogue, options: Options) -> bool:
        """Write the units' files and the index, and say what was found; whether all was written.

        A file that a unit has answered in, or that is not of an earlier run, stays and is named.
        Raises Failure, before anything is written, where an input would be lost.
        """
        folder, row = self.folder, FORMATS[self.format]
        units = part_units(checked, options.passed, self.listed)
        names = _names([unit.name for unit in units], row.suffix)
        index = folder / f"{INDEX}{row.suffix}"
        targets = [index, *(folder / name for name in names)]
        refuse_foreign(dict.fromkeys(targets, row), self.inputs, force=True)
        kept = [] if self.force else [each for each in targets if is_foreign(row, each)]
        make_folder(folder)
        entries = []
        for unit, name in zip(units, names, strict=True):
            if folder / name not in kept:
                _save(folder / name, row, row(*unit.told(catalogue, options)))
            entries.append(Entry(unit.name, unit.checked, name))
        answers, unread = self._answers(entries, index)
        if index not in kept:
            missing = _by_unit(self.missing, units)
            _save(index, row, INDEXES[self.format](entries, missing, options, answers))
        print(count_findings(sum_up(checked, options.passed)))
        self._print_written(targets, kept)
        waiting = of_office(one for unit in units if unit.named for one in unit.checked)
        if count := sum(1 for _ in waiting):
            told = "没有读出来的等，列在总表里，没有写进各单位的一份；先补上再发"
            print(f"{count} 处由本办补：{told}", file=sys.stderr)
        known = {*names, index.name}
        if left := sorted(file.name for file in folder.iterdir() if file.name not in known):
            more = "等" if len(left) > _NAMED else ""
            named = f"{'、'.join(left[:_NAMED])}{more}"
            told = f"{folder} 里另有 {len(left)} 个文件不是这次写的，没有动：{named}"
            print(told, file=sys.stderr)
        return not kept and not unread

    def _answers(self, entries: Sequence[Entry], index: Path) -> tuple[list[Answered], list[str]]:
        """What the units answered in the workbooks of the folder, told in a line; what is broken.

        A workbook as it was written here has none; the index is none.
        """
        from reportctl.cli.gathering import gather_answers

        row = FORMATS["xlsx"]
        unread: list[str] = []
        silent: list[str] = []
        books = sorted(self.folder.glob(f"*{row.suffix}"))
        came = [
            file
            for file in books
            if file.stem != index.stem and not file.name.startswith("~$") and is_foreign(row, file)
        ]
        answers = gather_answers(came, entries, unread, silent)
        if answers:
            units = len({one.unit for one in answers})
            print(f"单位答复 {len(answers)} 条（{units} 个单位），列在总表里")
        files = {one.name: Path(one.file).stem for one in entries}
        for file, unit in dict.fromkeys((one.file, one.unit) for one in answers):
            if files.get(unit, Path(file).stem) != Path(file).stem:
                print(f"{file} 里写的是{unit}的答复，列在{unit}名下", file=sys.stderr)
        if silent:
            told = f"改动过、没有读到答复的（{len(silent)}）：{'、'.join(silent)}"
            print(f"{told}；答复要填在“{ANSWER}”“{REMARK}”两列，请打开看一下", file=sys.stderr)
        for told in unread:
            print(f"答复没有读出来：{told}", file=sys.stderr)
        return answers, unread

    def _print_written(self, targets: Sequence[Path], kept: Sequence[Path]) -> None:
        index, *files = targets
        units = sum(file not in kept for file in files)
        told = "" if index in kept else f"，总表是 {index}"
        print(f"已写入 {self.folder}：{units} 个单位各一份{told}")
        if kept:
            other = quoted(self.folder.with_name(f"{self.folder.resolve().name}2"))
            print(
                f"填过答复或者改动过的没有覆盖，这次的结果没有写进去（{len(kept)}）："
                f"{'、'.join(file.name for file in kept)}；"
                f"要全部另写一份，请换一个文件夹，如 -o {other}",
                file=sys.stderr,
            )


def _by_unit(
    missing: Mapping[str, Sequence[int]], units: Sequence[Unit]
) -> dict[str, Sequence[int]]:
    """The years that lack a report by the unit's name in its own reports, where it has any."""
    names = {fold_organ(unit.name): unit.name for unit in units}
    return {
        names.get(fold_organ(name))
        or next((unit.name for unit in units if same_organ(name, unit.name)), name): years
        for name, years in missing.items()
    }


def _save(file: Path, row: Format, told: str | bytes) -> None:
    write_made(file, row, escape(told).encode() if isinstance(told, str) else told)


def _names(names: Sequence[str], suffix: str) -> list[str]:
    """A file name for each unit, none of them twice."""
    taken = {INDEX.casefold()}
    found = []
    for name in names:
        stem = re.sub(UNFIT, "-", name).strip(" .-")[:_LONGEST] or "报告"
        number, free = 1, stem
        while free.casefold() in taken:
            number += 1
            free = f"{stem} {number}"
        taken.add(free.casefold())
        found.append(free + suffix)
    return found


def part_units(
    checked: Iterable[Checked], passed: Iterable[str], listed: Sequence[str] = ()
) -> list[Unit]:
    """The files by the unit whose they are, in the order in which the units first come.

    A unit is called as it is listed, however short a report writes its name. A file that does not
    say whose it is goes to the unit whose alone its folder is, or after whom of those listed the
    folder is named, else it is told by itself.
    """
    listed_as = _lookup(listed)
    found: dict[str, list[Checked]] = {}
    names: dict[str, str] = {}
    owners: dict[str, set[str]] = {}
    nameless = []
    for one in checked:
        if not one.organ:
            nameless.append(one)
            continue
        name = listed_as(one.organ)
        key = fold_organ(name)
        found.setdefault(key, []).append(one)
        names.setdefault(key, name)
        owners.setdefault(_folder(one.path), set()).add(key)
    owner = _only(owners)
    for one in nameless:
        settings = Path(one.path).name in NO_REPORTS
        named = find_owner(Path(one.path).absolute().parent.name, "", listed)
        key = (not settings and (owner(one.path) or fold_organ(named))) or one.path
        found.setdefault(key, []).append(one)
        names.setdefault(key, one.path if settings else named or one.path)
    others: dict[str, list[str]] = {}
    for path in passed:
        others.setdefault(owner(path), []).append(path)
    return [
        Unit(names[key], tuple(sorted(group, key=lambda one: one.path)), tuple(others.get(key, ())))
        for key, group in found.items()
    ]


def _lookup(listed: Sequence[str]) -> Callable[[str], str]:
    """Of an organ's name the one under which it alone is listed, or the name itself."""
    known = {fold_organ(name): name for name in listed}

    @cache
    def listed_as(organ: str) -> str:
        if name := known.get(fold_organ(organ)):
            return name
        same = [name for name in listed if same_organ(name, organ)]
        return same[0] if len(same) == 1 else organ

    return listed_as


def _folder(path: str) -> str:
    return str(Path(path).parent)


def _only(owners: Mapping[str, set[str]]) -> Callable[[str], str]:
    """Of a path the key of the unit that alone has reports in its folder, or ''."""

    def owner(path: str) -> str:
        keys = owners.get(_folder(path), set())
        return next(iter(keys)) if len(keys) == 1 else ""

    return owner
