"""Which report files are meant: the newest of a folder, all below it, last year's beside one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportctl.finding import Failure
from reportctl.report.load import Loaded, load

SETTINGS = "reportctl.toml"
"""The name of a county's settings; never a report."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def newest_reports(folder: Path, count: int = 1) -> list[Path]:
    """The newest reports of a folder named after their year, oldest of them first."""
    named = sorted(file for file in folder.glob("*.toml") if re.fullmatch(r"\d{4}", file.stem))
    if len(named) < count:
        wanted = "报告文件（如 2021.toml）" if count == 1 else f"{count}个年度的报告文件"
        raise Failure(f"{folder.resolve()} 里没有{wanted}，请写明文件名")
    return named[-count:]


PUBLISHED = frozenset(
    (".htm", ".html", ".mht", ".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".txt", ".md")
)
"""Endings of published reports and drafts, which `fill` reads and nothing else."""


def walk_reports(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and every report file below the folders named, in order."""
    for path in paths:
        if not path.is_dir():
            if path.suffix.lower() in PUBLISHED and path.exists():
                raise Failure(
                    f"{path} 不是 .toml 报告文件；请先读入：reportctl fill 年度.toml --from {path}"
                )
            yield path
            continue
        found = [file for file in sorted(path.rglob("*.toml")) if _is_report(file)]
        if not found:
            raise Failure(f"{path} 里没有报告文件（有 [report] 的 .toml）")
        yield from found


def _is_report(file: Path) -> bool:
    """Whether a TOML file met in a folder is a report; other TOML files are passed over."""
    if file.name in {SETTINGS, "pyproject.toml"} or not file.is_file():
        return False
    try:
        return b"[report]" in file.read_bytes()
    except OSError:
        return True  # it is told when it is read


def find_previous(loaded: Loaded) -> Loaded | None:
    """The same organ's report of the year before, beside this one: same name, other year."""
    return next(find_earlier(loaded, 1), None)


def find_earlier(loaded: Loaded, years: int) -> Iterator[Loaded]:
    """The same organ's reports of up to so many years before, beside this one, latest first."""
    report = loaded.report
    for year in range(report.year - 1, report.year - 1 - years, -1) if report else ():
        if found := _find_year(loaded, year):
            yield found


def _find_year(loaded: Loaded, year: int) -> Loaded | None:
    report, wanted, folder = loaded.report, str(year), loaded.path.parent
    if report is None:
        return None
    renamed = _YEAR.sub(lambda m: wanted if m[0] == str(report.year) else m[0], loaded.path.name)
    for name in dict.fromkeys((renamed, f"{wanted}.toml")):
        file = folder / name
        if name != loaded.path.name and file.is_file():
            last = load(file)
            if last.report and last.report.organ == report.organ and last.report.year == year:
                return last
    return None
