"""Last year's report, from its report file or from a published page, Word or PDF file."""

from __future__ import annotations

import re
from pathlib import Path

from reportctl.cli.files import PUBLISHED, SETTINGS
from reportctl.finding import Failure
from reportctl.report.load import load
from reportctl.report.report import Report


def read_previous(path: Path, year: int | None, organ: str = "") -> Report:
    """The report of the year before `year`; raises Failure where it is another year's or organ's.

    A page is read as `fill --from` reads it; what was not read of it is `?` and is not carried on.
    """
    if path.suffix.lower() == ".toml":
        loaded = load(path)
        if loaded.report is None:
            fault = loaded.findings[0]
            raise Failure(f"{path}:{fault.place.line}: {fault.message}；请先改正上年度的文件")
        report = loaded.report
    else:
        from reportctl.cli.diff import read_sides

        report = read_sides([str(path)])[0].report
    if year is not None and report.year != year - 1:
        raise Failure(f"{path} 是 {report.year} 年度的报告，应是 {year - 1} 年度的")
    if organ and report.organ != organ:
        raise Failure(f"{path} 是{report.organ}的报告，不是{organ}的")
    return report


def offer_previous(path: Path, year: int) -> Path | None:
    """The one file beside a report's that bears the year before in its name, or None.

    A report file comes before a page; of several that are alike none is offered.
    """
    folder = path.parent
    last = re.compile(rf"(?<!\d){year - 1}(?!\d)")
    if not folder.is_dir():
        return None
    names = [file for file in sorted(folder.iterdir()) if last.search(file.stem)]
    reports = [file for file in names if file.suffix.lower() == ".toml" and file.name != SETTINGS]
    pages = [file for file in names if file.suffix.lower() in PUBLISHED]
    exact = [file for file in reports if file.name == f"{year - 1}.toml"]
    found = exact or reports or pages
    return found[0] if len(found) == 1 else None
