"""Which report files are meant: the newest of a folder, all below it, last year's beside one."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from reportctl.document.save import reason
from reportctl.finding import Failure, Finding
from reportctl.readers.limits import most
from reportctl.record import NamedTuple
from reportctl.report.load import Loaded, load
from reportctl.report.organs import find_owner, same_organ
from reportctl.report.report import Report

SETTINGS = "reportctl.toml"
"""The name of a county's settings; never a report."""
NO_REPORTS = frozenset((SETTINGS, "pyproject.toml"))
"""TOML files that are no reports."""
_REPORT = rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*\[report\][ \t]*[#\r\n]"
"""How a report file begins: blank lines and comments, then its first table."""
_HEAD = 8192
_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"


def newest_reports(folder: Path, count: int = 1) -> list[Path]:
    """The newest reports of a folder named after their year, oldest of them first."""
    named = sorted(file for file in folder.glob("*.toml") if re.fullmatch(r"\d{4}", file.stem))
    if len(named) < count:
        wanted = "报告文件（如 2021.toml）" if count == 1 else f"{count}个年度的报告文件"
        raise Failure(f"{folder.resolve()} 里没有{wanted}，请写明文件名")
    return named[-count:]


def year_in_name(path: Path) -> int | None:
    """The one year that a file is named after: 2023 of 2023年报告.toml and 云溪镇-2023.toml."""
    years = set(re.findall(_YEAR, path.stem))
    return int(years.pop()) if len(years) == 1 else None


def owners_of(file: Path, units: Iterable[str]) -> set[str]:
    """The units of a list after which a file that cannot be read, or its folder, is named."""
    listed = tuple(units)
    folder = find_owner(file.absolute().parent.name, "", listed)
    longest = max((name for name in listed if name in file.stem), key=len, default="")
    return {folder, longest} - {""}


def year_of(path: Path, asked: int | None) -> int | None:
    """The year of a new file: the one asked for, else its name's; raises Failure if they differ."""
    named = year_in_name(path)
    if asked is not None and named and asked != named:
        raise Failure(
            f"写明的是 {asked} 年度，文件名 {path.name} 的是 {named} 年度；请改文件名或年度"
        )
    return named if asked is None else asked


def year_asked(option: int | None, said: str) -> int | None:
    """The year of `--year` or of `--set report.year=…`; raises Failure where they differ."""
    if option and said and said != str(option):
        raise Failure(f"--year 写的是 {option}，--set 写的是 {said}；请只写一个年度")
    return option or (int(said) if said.isdecimal() else None)


def refusal(path: Path | str, finding: Finding, then: str = "请先改正") -> Failure:
    """What stops a command that needs a file to be a report, with what mends it."""
    told = f"{path}:{finding.place.line}: {finding.message}；"
    return Failure(f"{told}{finding.hint}，{then}" if finding.hint else told + then)


PUBLISHED = frozenset(
    (".htm", ".html", ".mht", ".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".txt", ".md")
)
"""Endings of published reports and drafts, which `fill` reads and nothing else."""


def refuse_page(path: Path, option: str) -> None:
    """Raise Failure where an option that takes a report names a page, which fill reads."""
    if path.suffix.lower() in PUBLISHED:
        raise Failure(
            f"{option} {path} 不是 .toml 报告文件；请先读入：reportctl fill 年度.toml --from "
            f"{quoted(path)}"
        )


class Walked(NamedTuple):
    """What lies behind the paths that a line names."""

    reports: tuple[Path, ...]
    """The files named, and every report file below the folders named, in order."""
    faults: tuple[tuple[Path, str], ...] = ()
    """What could not be entered or read, and why."""
    passed: tuple[Path, ...] = ()
    """Files in the folders that may be reports and were not taken: pages, TOML without [report]."""


def walk_reports(paths: Iterable[Path]) -> Iterator[Path]:
    """The reports of `walk`; raises Failure where something could not be entered or read."""
    walked = walk(paths)
    if walked.faults:
        raise Failure("；".join(f"{path} 读不出来：{why}" for path, why in walked.faults))
    yield from walked.reports


def walk_named(paths: Sequence[Path]) -> Walked:
    """As `walk`, for what a line names: nothing is the newest report here.

    Raises Failure too where there is none of the names.
    """
    if not paths:
        return Walked(tuple(newest_reports(Path())))
    refuse_absent([*map(str, paths)])
    return walk(paths)


def walk(paths: Iterable[Path]) -> Walked:
    """What the paths lead to; raises Failure for a page that is named and a folder without reports.

    Folders behind links are not entered.
    """
    reports: list[Path] = []
    faults: list[tuple[Path, str]] = []
    passed: list[Path] = []
    for path in paths:
        if not is_folder(path):
            if path.suffix.lower() in PUBLISHED and path.exists():
                raise Failure(
                    f"{path} 不是 .toml 报告文件；请先读入："
                    f"reportctl fill 年度.toml --from {quoted(path)}"
                )
            reports.append(path)
            continue
        found = _walk_folder(path)
        if not found.reports and not found.faults:
            from reportctl.formatters.findings.checked import count_passed

            others = count_passed([str(file) for file in found.passed])
            raise Failure(f"{path} 里没有报告文件（有 [report] 的 .toml）{others}")
        reports += found.reports
        faults += found.faults
        passed += found.passed
    return Walked(tuple(reports), tuple(faults), tuple(passed))


def is_folder(path: Path) -> bool:
    """Whether it is a folder, or one that may not be looked at."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether a name is taken by something that is no folder: a file, a pipe, a broken link."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return not is_folder(path)


def _walk_folder(folder: Path) -> Walked:
    reports: list[Path] = []
    faults: list[tuple[Path, str]] = []
    passed: list[Path] = []

    def note(error: OSError) -> None:
        faults.append((Path(error.filename), reason(error)))

    for above, _, names in os.walk(folder, onerror=note):
        others: list[str] = []
        made: set[str] = set()
        for name in names:
            stem, ending = os.path.splitext(name)  # noqa: PTH122 - most files are none of ours
            ending = ending.lower()
            if ending == ".toml" and name not in NO_REPORTS:
                file = os.path.join(above, name)  # noqa: PTH118 - as above
                try:
                    if _is_report(file):
                        reports.append(Path(file))
                        made.add(stem)
                    else:
                        others.append(name)
                except OSError as error:
                    faults.append((Path(file), reason(error)))
            elif ending in PUBLISHED and not name.startswith(("~$", ".")):
                others.append(name)
        # what was made from a report stands beside it under its name
        passed += (Path(above, o) for o in others if o.partition(".")[0] not in made)
    reports.sort(key=lambda file: file.parts)  # as paths compare themselves, and made once
    return Walked(tuple(reports), tuple(sorted(faults)), tuple(sorted(passed)))


def _is_report(file: Path | str) -> bool:
    """Whether a TOML file met in a folder is a report; raises OSError where it cannot be read."""
    status = os.stat(file)  # noqa: PTH116 - of a whole country
    if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= most("report_file"):
        return True  # a pipe, a copy that broke off, a file too large: refused when it is read
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - as above
        return b"[report]" in opened.read()


def refuse_absent(names: Sequence[str]) -> None:
    """Raise Failure where there is none of the names, with what the first may have meant."""
    if any(one == "-" or is_folder(Path(one)) or is_there(Path(one)) for one in names):
        return
    near = suggest_path(Path(names[0])) or "，请检查路径"
    raise Failure(f"没有 {names[0]} 这个文件或文件夹{near}")


def suggest_path(path: Path) -> str:
    """What a name that nothing has was probably meant to be, as the end of a sentence, or ''.

    Asked are its neighbours, then the folders below the current one for a name that holds it.
    """
    from difflib import get_close_matches

    above = path.parent
    beside = {one.stem: one for one in above.iterdir()} if is_folder(above) else {}
    # of two characters one may be wrong
    found = [beside[one] for one in get_close_matches(path.stem, beside, 1, 0.5)]
    if not found and above == Path():
        found = [one for one in sorted(Path().glob("*/*")) if path.name in one.name][:1]
    return f"，是不是 {found[0]}{'/' if is_folder(found[0]) else ''}？" if found else ""


def is_report_text(file: Path) -> bool:
    """Whether a file is a report file, under another ending than .toml by its first lines."""
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            return False
        if file.suffix.lower() == ".toml":
            return _is_report(file)
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
        return b"[report]" in head and re.match(_REPORT, head) is not None
    except (OSError, ValueError):  # whoever reads it says why
        return False


def quoted(path: Path | str) -> str:
    """A path as it is typed in a command line."""
    text = str(path)
    if not text or any(char in text for char in " \t'\"()&;|<>*?$`\\"):
        import shlex

        return shlex.quote(text) if os.name != "nt" else f'"{text}"'
    return text


Load = Callable[[Path], Loaded]


def find_previous(loaded: Loaded, read: Load = load) -> Loaded | None:
    """The same organ's report of the year before, beside this one: same name, other year."""
    return next(find_earlier(loaded.report, 1, read), None)


def find_earlier(report: Report | None, years: int, read: Load = load) -> Iterator[Loaded]:
    """The same organ's reports of up to so many years before, beside this one, latest first."""
    for year in range(report.year - 1, report.year - 1 - years, -1) if report else ():
        if report and (found := _find_year(report, year, read)):
            yield found


def names_of_year(report: Report, year: int) -> list[str]:
    """What a report of another year beside this one may be called, the likeliest first."""
    wanted, own = str(year), report.path.name
    renamed = re.sub(_YEAR, lambda m: wanted if m[0] == str(report.year) else m[0], own)
    return [name for name in dict.fromkeys((renamed, f"{wanted}.toml")) if name != own]


def _find_year(report: Report, year: int, read: Load) -> Loaded | None:
    years = report.year - year
    return next((o for o in _beside(report, year, read) if is_before(o, report, years)), None)


def _beside(report: Report, year: int, read: Load) -> Iterator[Loaded]:
    """The files beside a report that are named as its report of another year."""
    files = (report.path.parent / name for name in names_of_year(report, year))
    yield from (read(file) for file in files if is_there(file))


def find_unreadable(report: Report, year: int, read: Load) -> Loaded | None:
    """A file beside a report, named as that of another year, that is no report as it stands."""
    return next((other for other in _beside(report, year, read) if other.report is None), None)


def find_foreign(report: Report, year: int, read: Load) -> Path | None:
    """A file beside a report, named as that of another year, that is another report."""
    return next((other.path for other in _beside(report, year, read) if other.report), None)


def is_before(last: Loaded, report: Report, years: int = 1) -> bool:
    """Whether a file is the same organ's report of so many years before."""
    found = last.report
    return bool(
        found and found.year == report.year - years and same_organ(found.organ, report.organ)
    )
