"""Which units' reports are added up, and what speaks against adding them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from pathlib import Path

from reportctl.cli.files import is_folder, walk
from reportctl.cli.links import real_path
from reportctl.cli.settings_file import settings_for
from reportctl.cli.targets import is_same
from reportctl.finding import Failure, Finding
from reportctl.record import NamedTuple, record
from reportctl.report.adding import add_up, older_of
from reportctl.report.load import Loaded, load
from reportctl.report.organs import (
    REGIONS,
    compare_organs,
    county_apart,
    fold_organ,
    is_in_short,
    leaves_out_place,
    same_organ,
)
from reportctl.report.report import Part, Report
from reportctl.rules.check import Selection, check
from reportctl.rules.rule import Review
from reportctl.schema.axis import At

UNSOUND = Selection(("F", "T", "C202", "C203", "L709"))
"""The rules whose errors make a report unfit to be added: shape, sums, figures that no count or
amount can be, whose it is."""

LIKE = 0.7
"""How alike two names are of which one may be the other misspelt; 1 is the same."""
OFFICES = ("办公室", "办公厅")
REACHED, SAME = 0.9, 0.5
"""Of the figures, how many that reach or equal what all others come to show a sum of them."""
SHORTEST, FIGURES = 4, 6
"""Characters of a name and figures from which on two reports are not alike by chance."""


@record(frozen=True, slots=True)
class Unit:
    """A unit's report that is to be added."""

    loaded: Loaded
    report: Report
    digest: str
    """SHA-256 of its bytes, in hex."""

    def part(self, sum_file: Path) -> Part:
        """How the sum's file records it."""
        return Part(self.report.organ, relative(self.loaded.path, sum_file), self.digest)


def digest_of(data: bytes) -> str:
    """The SHA-256 of a report's bytes, in hex."""
    from hashlib import sha256

    return sha256(data).hexdigest()


def relative(path: Path, sum_file: Path) -> str:
    """A path as `[[parts]]` names it: from the sum's folder, with `/`."""
    target, folder = real_path(path), real_path(sum_file).parent
    try:
        return Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return target.as_posix()


def is_text(path: str) -> bool:
    """Whether a path is UTF-8, and so can stand in a file."""
    try:
        return bool(path.encode())
    except UnicodeEncodeError:
        return False


class Gathered(NamedTuple):
    """The reports that were found for a sum."""

    units: list[Unit]
    others: list[str]
    """Whose reports of other years there are."""
    broken: list[str]
    """A line for each file that cannot be added: unreadable, no report, named for another year."""
    passed: list[str]
    """Files of the folders that may be reports and were not read: pages, TOML without [report]."""


def load_units(names: Iterable[str], sum_file: Path, year: int | None) -> Gathered:
    """The reports named, and those of folders for the year alone."""
    gathered = Gathered([], [], [], [])
    seen: set[Path] = set()
    for name in names:
        named = not is_folder(Path(name))
        walked = walk([Path(name)])
        gathered.broken.extend(f"{path}：{why}" for path, why in walked.faults)
        gathered.passed.extend(map(str, walked.passed))
        for path in walked.reports:
            real = real_path(path)
            if real in seen or (not named and is_same(path, sum_file)):
                continue  # a file that is named twice is one
            seen.add(real)
            if not is_text(relative(path, sum_file)):
                gathered.broken.append(f"{path}：名字不是 UTF-8，汇总文件里记不下，请先改名")
                continue
            try:
                loaded = load(path)
            except Failure as failure:
                gathered.broken.append(str(failure))
                continue
            if loaded.report is None:
                fault = loaded.findings[0]
                gathered.broken.append(f"{path}:{fault.place.line}: {fault.message}")
            elif not year or loaded.report.year == year:
                digest = digest_of(loaded.snapshot.data)
                gathered.units.append(Unit(loaded, loaded.report, digest))
            elif named:
                gathered.broken.append(
                    f"{path} 是{loaded.report.year}年度的报告，汇总的是{year}年度的；请不要加入它"
                )
            else:
                gathered.others.append(loaded.report.organ)
    return gathered


def without_whole(units: Iterable[Unit], organ: str) -> tuple[list[Unit], list[str]]:
    """The units of an organ's sum, and a line for each report of the organ itself.

    Such a report holds what the units report, unless it says that it gives its own figures alone.
    """
    kept: list[Unit] = []
    told: list[str] = []
    for unit in units:
        name, scope = unit.report.organ, unit.report.scope
        if scope == "own" or not (same_organ(name, organ) or leaves_out_place(name, organ)):
            kept.append(unit)
        else:
            told.append(
                f"{unit.loaded.path} 是{name}自己的报告，汇总的就是{organ}的；"
                '如果填的只是本机关的数，请在其中写明 scope = "own"，再汇总'
            )
    return kept, told


def find_mixed(units: Sequence[Unit], edition: int | None) -> Iterator[str]:
    """A line for each report that is not of the others' edition."""
    counted = Counter(unit.report.form.edition for unit in units)
    wanted = edition or next((one for one, _ in counted.most_common(1)), None)
    for unit in units:
        report = unit.report
        if report.form.edition != wanted:
            yield (
                f"{report.path} 用的是{report.form.edition}年版的格式，其他的是{wanted}年版，"
                "不能相加；请先换成同一版格式"
            )


def find_twice(units: Sequence[Unit], *, force: bool = False) -> Iterator[str]:
    """A line for each unit that would count twice: under its own name, or in another sum.

    So may one under a name that differs in one character; `force` takes both.
    """
    for told in () if force else find_copies(units):
        yield f"{told}；请去掉一份，确是两个单位请加 --force"
    organs: dict[str, Path] = {}
    for unit in units:
        path, organ = unit.loaded.path, fold_organ(unit.report.organ)
        if organ in organs:
            yield f"{unit.report.organ} 加了两次：{organs[organ]} 和 {path}；请去掉一份"
        organs[organ] = path
    for unit in units:
        for part in unit.report.parts:
            other = organs.get(fold_organ(part.organ))
            if part.file and other and other != unit.loaded.path:
                yield f"{unit.loaded.path} 是汇总，已经包含{part.organ}；请去掉它或者 {other}"


def find_copies(units: Sequence[Unit]) -> Iterator[str]:
    """A line for each two reports with the same figures whose names differ in one character."""
    alike: dict[frozenset[tuple[At, int | Decimal]], list[Unit]] = {}
    for unit in units:
        figures = frozenset((at, c.value) for at, c in unit.report.cells.items() if c.value)
        if len(figures) >= FIGURES:
            alike.setdefault(figures, []).append(unit)
    for one, other in (pair for same in alike.values() for pair in combinations(same, 2)):
        first, second = fold_organ(one.report.organ), fold_organ(other.report.organ)
        slips = sum(a != b for a, b in zip(first, second, strict=False))
        if len(first) == len(second) >= SHORTEST and slips == 1:
            yield (
                f"{one.report.organ}（{one.loaded.path}）和{other.report.organ}"
                f"（{other.loaded.path}）的名称只差一个字，数字全部相同，可能是同一个单位"
            )


def unsound(units: Iterable[Unit]) -> Iterator[tuple[Unit, Finding]]:
    """The errors that make a report unfit to be added, unit by unit; accepted ones left out."""
    for unit in units:
        settings = settings_for(unit.loaded.path).settings
        folder = unit.loaded.path.absolute().parent.name
        review = Review(unit.report, settings=settings, folder=folder)
        found = check(review, unit.loaded.findings, UNSOUND)
        yield from ((unit, f) for f in found if f.severity == "error" and f.waived is None)


def doubtful(
    units: Sequence[Unit], organ: str = "", *, listed: bool = False, force: bool = False
) -> Iterator[str]:
    """What adds nothing, and what may be a double count: a government and its office, two names.

    A government's office often reports on behalf of the government; `organ` is the sum's own.
    Where no list of units says who is one, neither is who names another county. What only `force`
    lets in is told too.
    """
    for unit in units:
        name = unit.report.organ
        if not listed and (place := county_apart(name, organ)):
            yield f"{name}（{unit.loaded.path}）是{place}的，汇总的是{organ}的，也加入了"
        if not any(cell.value is not None for cell in unit.report.cells.values()):
            yield f"{name}的报告里没有数字，没有加进什么"
        if not unit.report.scope and compare_organs(name, organ) == "office":
            yield (
                f"{name}的报告没有写明是本机关的还是代表{organ}的，按本机关的加入；"
                "请核对有没有重复计算，并在其中写明 scope"
            )
        if same_organ(name, organ) and (told := _holds_others(unit, units)):
            yield f"{unit.loaded.path} 里{told}，像是已经包含了其余单位，也加入了"
        if unit.report.scope == "region" and unit.report.level == "department":
            yield (
                f'{name}的报告写明是本行政区域汇总（scope = "region"），作为一个单位加入了，'
                "请核对有没有重复计算"
            )
    hidden = [unit for unit in units if _is_hidden(unit.loaded.path)]
    for unit in hidden if len(hidden) < len(units) else ():
        yield f"{unit.loaded.path} 在隐藏的文件夹里，也加入了，请核对有没有重复计算"
    yield from find_copies(units) if force else ()
    organs = {fold_organ(unit.report.organ): unit.report.organ for unit in units}
    for (one, first), (other, second) in combinations(organs.items(), 2):
        short, long = sorted((one, other), key=len)
        if is_in_short(short, long):
            yield f"{first}和{second}可能是同一个单位，都加入了，请核对有没有重复计算"
        if not (long.startswith(short) or long.endswith(short)):
            continue
        office = long.removeprefix(short) in OFFICES
        near = compare_organs(first, second) in ("office", "place")
        # a bureau's report may count its station's figures, a county's not those of its bureaus
        part = not listed and long.startswith(short) and not short.endswith((*REGIONS, "街道"))
        if office or near or part or leaves_out_place(first, second):
            yield f"{first}和{second}都在其中，请核对有没有重复计算"


def find_own(units: Iterable[Unit], organ: str) -> Iterator[str]:
    """A line for each unit that is the organ itself, with its own figures alone as it says."""
    for unit in units:
        if same_organ(unit.report.organ, organ):
            yield (
                f"{unit.loaded.path} 是{organ}自己的报告，写明只有本机关的数（scope = "
                '"own"），作为一个单位加入了，请核对其中没有各单位的数'
            )


def _holds_others(unit: Unit, units: Sequence[Unit]) -> str:
    """What shows that a report is a sum of all others, in Chinese; '' where nothing does.

    A unit that was mended later leaves figures of an earlier sum below; so nearly all that are not,
    or many that are the very sum of the others, show it too.
    """
    rest = [other.report for other in units if other is not unit]
    report = unit.report
    if not rest or any(other.form is not report.form for other in rest):
        return ""
    added = add_up(report.form, rest, older_of([report, *rest]))
    held = {at: cell.value or 0 for at, cell in report.cells.items()}
    pairs = [(held.get(at, 0), one.value) for at, one in added.items() if one.value]
    reached = sum(own >= value for own, value in pairs)
    same = sum(own == value for own, value in pairs)
    if len(pairs) < FIGURES or (reached < REACHED * len(pairs) and same < SAME * len(pairs)):
        return ""
    return f" {len(pairs)} 格中有 {reached} 格不小于其余单位之和"


def _is_hidden(path: Path) -> bool:
    """Whether a folder on the way to a file is one that file managers do not show."""
    return any(part.startswith(".") and part.strip(".") for part in path.parts[:-1])


def find_bare(names: Iterable[str], units: Sequence[Unit]) -> Iterator[str]:
    """The folders right in those that are named, units' by their names, that gave no report."""
    for folder in map(Path, names):
        for one in sorted(folder.iterdir()) if is_folder(folder) else ():
            no_unit = one.name.rstrip("年度").isdecimal() or one.name.startswith(".")
            gave = any(one in unit.loaded.path.parents for unit in units)
            if is_folder(one) and not no_unit and not gave:
                yield str(one)


def suggest_names(missing: Sequence[str], there: Sequence[str]) -> list[str]:
    """The missing units, each with the organ beside the list that it may be under another name."""
    from difflib import get_close_matches

    near = {name: get_close_matches(name, there, 1, LIKE) for name in missing}
    return [f"{name}（是不是 {near[name][0]}？）" if near[name] else name for name in missing]
