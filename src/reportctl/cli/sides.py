"""The reports that a `diff` line names: files, pages, the years of an organ, a county's units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import starmap
from pathlib import Path

from reportctl.cli.files import SETTINGS, owners_of, refusal, walk, year_in_name
from reportctl.cli.links import real_path
from reportctl.cli.settings_file import settings_for, tell_faults
from reportctl.finding import Failure, Finding
from reportctl.record import NamedTuple
from reportctl.report.load import Loaded, load
from reportctl.report.organs import find_missing, fold_organ
from reportctl.report.report import Report

STANDARD_INPUT = "-"
PAIR = 2
_FIGURES, _NEARLY = 6, 0.9
"""Figures from which on two reports are not alike by chance, and the share that is the same."""
_TABLES = (".xlsx", ".xls", ".et", ".csv")
"""How files of tables end, which may have no title."""


class Side(NamedTuple):
    """One report that is compared."""

    name: str
    """As the user named it."""
    report: Report
    findings: tuple[Finding, ...] = ()
    """What is wrong with its shape, so that it was not compared."""
    doubts: tuple[str, ...] = ()
    """What of a source was not read, or is to be looked at."""

    @property
    def blank(self) -> bool:
        """Whether its tables have no figure at all."""
        cells = self.report.cells.values()
        return not any(cell.value is not None or cell.unread for cell in cells)

    def is_whole(self, *, tables: bool) -> bool:
        """Whether all of it could be compared; `tables` is whether these are compared too."""
        lost = tables and (self.blank or self.report.unread)
        return not (lost or self.findings or self.doubts)


class Read(NamedTuple):
    """What a line names."""

    sides: list[Side]
    left_out: list[str]
    """The reports of folders that cannot be compared, each with what is wrong with it."""
    note: str = ""
    """Which reports of a folder were not asked for, in a sentence."""


def read_sides(names: Sequence[str], year: int | None = None) -> Read:
    """The reports of files and folders, in the order given.

    A folder gives the years of its organ in order; one of several organs their reports of `year`,
    or of the newest year that two of them have. Raises Failure for what is no report, and for a
    file that is named twice.
    """
    found = [_expand(name, year) for name in names]
    files = [file for one in found for file in one.files]
    _refuse_twice(files)
    loaded = {str(one.path): one for each in found for one in each.loaded}
    sides = [_load(name, loaded.get(name)) for name in files if _is_report(name)]
    read = iter(sides)
    both = [next(read) if _is_report(name) else _read(name, sides) for name in files]
    left_out = [line for one in found for line in one.left_out]
    return Read(both, left_out, "；".join(one.note for one in found if one.note))


def _is_report(name: str) -> bool:
    return name.lower().endswith(".toml")


class _Expanded(NamedTuple):
    """The files behind a name."""

    files: list[str]
    left_out: tuple[str, ...] = ()
    note: str = ""
    loaded: tuple[Loaded, ...] = ()
    """What was read of a folder to know whose reports lie there."""


def _expand(name: str, year: int | None) -> _Expanded:
    path = Path(name)
    if name == STANDARD_INPUT or not path.is_dir():
        if year:
            raise Failure("--year 只用于有多个机关的文件夹；别的请写明文件名")
        return _Expanded([name])
    walked = walk([path])
    loaded = [load(file) for file in walked.reports]
    own = [one for one in loaded if one.path.parent == path]
    if len(_organs(loaded)) < PAIR or (len(own) >= PAIR and len(_organs(own)) == 1):
        if year:
            raise Failure(f"--year 只用于有多个机关的文件夹；{name} 里只有一个机关")
        years = _years(own)
        if len(years) < PAIR:
            raise Failure(f"{name} 里可以比较的报告不到两份，请写明文件名")
        files = sorted(years, key=lambda file: (years[file], file.name))
        beside = (fault for fault in walked.faults if fault[0].parent == path)
        passed = [file for file in walked.passed if file.parent == path]
        left_out = (*starmap(_say, beside), *_broken(own), *_no_reports(passed))
        notes = (*_pages_of(passed, set(years.values())), *_below(loaded, own))
        return _Expanded([str(file) for file in files], left_out, "；".join(notes), tuple(own))
    chosen = _of_one_year(name, loaded, year)
    broken = (*_broken(loaded), *_no_reports(walked.passed), *_faults(path))
    left_out = (*starmap(_say, walked.faults), *broken, *chosen.left_out)
    return chosen._replace(left_out=left_out, loaded=tuple(loaded))


def _say(file: Path, why: str) -> str:
    return f"{file}：{why}"


def _years(loaded: Iterable[Loaded]) -> dict[Path, int]:
    return {one.path: one.report.year for one in loaded if one.report}


def _organs(loaded: Iterable[Loaded]) -> set[str]:
    return {fold_organ(one.report.organ) for one in loaded if one.report}


def _broken(loaded: Iterable[Loaded]) -> tuple[str, ...]:
    return tuple(
        str(refusal(one.path, one.findings[0], "请先改正再比较"))
        for one in loaded
        if one.report is None
    )


def _faults(folder: Path) -> Iterator[str]:
    """A line for each fault of a folder's settings that have no list of units as they are."""
    place = folder / SETTINGS
    for told in () if settings_for(place).settings.units else tell_faults(place):
        yield f"单位名单：{told}"


def _no_reports(passed: Iterable[Path]) -> Iterator[str]:
    """A line for each TOML file that would be a report by its name, or cannot be read as TOML."""
    for file in passed:
        if file.suffix.lower() != ".toml":
            continue
        found = load(file)
        if found.findings and (year_in_name(file) or found.document.faults):
            yield str(refusal(file, found.findings[0], "请先改正再比较"))


def _pages_of(passed: Iterable[Path], years: set[int]) -> Iterator[str]:
    """A sentence on the pages of a folder that are named after years without a report."""
    pages = [file for file in passed if file.suffix.lower() != ".toml"]
    named = [str(file) for file in pages if (year_in_name(file) or min(years)) not in years]
    if named:
        yield f"{'、'.join(named)} 不是报告文件，没有比较；请先用 reportctl fill 读入"


def _below(loaded: Iterable[Loaded], own: Sequence[Loaded]) -> Iterator[str]:
    """A sentence on the reports of a folder's organ that lie in folders below it."""
    organs, years = _organs(own), set(_years(own).values())
    rest = (one.report for one in loaded if one.report and one not in own)
    found = [str(r.path) for r in rest if fold_organ(r.organ) in organs and r.year not in years]
    if found:
        yield f"{'、'.join(found)} 在下层文件夹里，没有比较；请写明文件名"


def _of_one_year(name: str, loaded: Sequence[Loaded], year: int | None) -> _Expanded:
    """The organs' reports of a year; of another edition than most of them are left out."""
    reports = [one.report for one in loaded if one.report]
    organs: dict[int, set[str]] = {}
    for report in reports:
        organs.setdefault(report.year, set()).add(fold_organ(report.organ))
    several = [known for known, there in organs.items() if len(there) >= PAIR]
    wanted = year or max(several, default=None)
    there = [report for report in reports if report.year == wanted]
    chosen = _without_sums(there)
    if len({fold_organ(report.organ) for report in chosen}) < PAIR:
        which = f"{year}年度的" if year else "同一年度的"
        raise Failure(f"{name} 里{which}报告不到两个机关，没有可以并列的；请写明文件名")
    _refuse_same_organ(chosen)
    edition = Counter(report.form.edition for report in chosen).most_common(1)[0][0]
    others = tuple(
        f"{report.path}：用的是{report.form.edition}年版的格式，其他的是{edition}年版"
        for report in chosen
        if report.form.edition != edition
    )
    files = [str(report.path) for report in chosen if report.form.edition == edition]
    rest = len(reports) - len(there)
    other = f"；另有 {rest} 份其他年度的报告没有比较（--year 另选年度）" if rest else ""
    missing = _missing(name, chosen, [one.path for one in loaded if one.report is None])
    lacking = f"；没有报告的单位（{len(missing)}）：{'、'.join(missing)}" if missing else ""
    sums = [str(report.path) for report in there if report not in chosen]
    added = f"；{'、'.join(sums)} 是其中单位的汇总，没有并列" if sums else ""
    note = f"比较的是{wanted}年度{added}{other}{lacking}" if rest or missing or sums else ""
    return _Expanded(files, others, note)


def _without_sums(reports: Sequence[Report]) -> list[Report]:
    """The reports but those that are the sum of others of them: these would count twice."""
    organs = {fold_organ(report.organ) for report in reports if not report.parts}
    return [one for one in reports if organs.isdisjoint(fold_organ(p.organ) for p in one.parts)]


def _missing(folder: str, reports: Sequence[Report], broken: Iterable[Path]) -> list[str]:
    """The units of the folder's settings that have none of these reports and no broken file."""
    names = settings_for(Path(folder) / SETTINGS).settings.units
    years = {report.year for report in reports}
    unread = {o for file in broken if year_in_name(file) in years for o in owners_of(file, names)}
    missing = find_missing(names, [report.organ for report in reports])
    return [name for name in missing if name not in unread]


def _refuse_same_organ(reports: Iterable[Report]) -> None:
    """Raise Failure where an organ has two reports of the year: it is not known which counts."""
    seen: dict[str, Report] = {}
    twice = []
    for report in reports:
        first = seen.setdefault(fold_organ(report.organ), report)
        if first is not report:
            twice.append(f"{report.organ}（{first.path} 和 {report.path}）")
    if twice:
        raise Failure(f"同一机关同一年度有两份报告，请各去掉一份：{'、'.join(twice)}")


def _refuse_twice(files: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in files:
        known = name if name == STANDARD_INPUT else str(real_path(Path(name)))
        if known in seen:
            raise Failure(f"{name} 写了两次，同一个文件没有可比的；请写两个不同的文件")
        seen.add(known)


def _load(name: str, known: Loaded | None) -> Side:
    loaded = known or load(Path(name))
    if loaded.report is None:
        fault = loaded.findings[0]
        raise refusal(name, fault, "请先改正再比较")
    grave = tuple(finding for finding in loaded.findings if finding.severity == "error")
    return Side(name, loaded.report, grave)


def _read(name: str, known: Sequence[Side]) -> Side:
    """A source that `fill --from` reads; who and when, if need be, from the file beside it."""
    from reportctl.cli.fill import read_one
    from reportctl.document.toml import parse
    from reportctl.fill.merge import content_of_reading
    from reportctl.fill.sums import tell_sums
    from reportctl.report.load import build
    from reportctl.report.skeleton import write_report

    reading = read_one(name)
    beside = known[0].report if known else None
    organ = reading.organ or (beside.organ if beside else "")
    year = reading.year or (beside.year if beside else None)
    if year is None:
        raise Failure(f"{name}：没有找到年度；请先用 reportctl fill 读成报告文件，再比较")

    def built(year: int) -> Report:
        content = content_of_reading(reading, organ or "机关名称不明", year)
        made = build(parse(write_report(reading.form, content)), Path(name))
        if made.report is None:  # what the program wrote itself it can read
            raise AssertionError(made.findings)
        return made.report

    report, slip = built(year), ""
    if beside and year != beside.year and _has_figures_of(report, beside):
        report = built(beside.year)
        slip = f"请核对：写的是{year}年，数字是{beside.year}年的，按{beside.year}年的比较"
    left = (f"未放入 {one.spot}“{one.text[:20]}”：{one.why}" for one in reading.left_out)
    gone = [f"来源中没有 {len(reading.missing)} 格"] if reading.missing else []
    if not reading.title and not name.lower().endswith(_TABLES):
        gone.append("没有读到标题，标题没有比较")
    # a sum that does not hold is compared like any other
    sums = tell_sums(reading.form, reading.cells, reading.older)
    doubts = (f"请核对：{doubt}" for doubt in reading.doubts if doubt not in sums)
    return Side(name, report, doubts=(*filter(None, [slip]), *left, *gone, *doubts))


def _has_figures_of(report: Report, other: Report) -> bool:
    """Whether nearly all figures of two reports are the same: one of them names a wrong year."""
    figures = {at: cell.value for at, cell in other.cells.items() if cell.value}
    same = sum(at in report.cells and report.cells[at].value == figures[at] for at in figures)
    return len(figures) >= _FIGURES and same >= _NEARLY * len(figures)
