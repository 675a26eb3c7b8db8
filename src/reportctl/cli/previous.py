"""Last year's report, from its report file or from a published page, Word or PDF file."""

from __future__ import annotations

import re
from pathlib import Path

from reportctl.cli.files import SETTINGS, refusal
from reportctl.report.load import load
from reportctl.report.report import Report

PAGES = (".html", ".htm", ".docx", ".xlsx", ".mht", ".pdf", ".md", ".txt")
"""Endings of what is read, the most certain first."""


def read_previous(path: Path) -> Report:
    """A report file, or a page as `fill --from` reads it; raises Failure where it is neither."""
    if path.suffix.lower() == ".toml":
        loaded = load(path)
        if loaded.report is None:
            fault = loaded.findings[0]
            raise refusal(path, fault, "请先改正上年度的文件")
        return loaded.report
    from reportctl.cli.sides import read_sides

    return read_sides([str(path)]).sides[0].report


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
    pages = [file for end in PAGES for file in names if file.suffix.lower() == end]
    exact = [file for file in reports if file.name == f"{year - 1}.toml"]
    found = exact or reports or pages
    # a page and its PDF are one report
    return found[0] if found and len({file.stem for file in found}) == 1 else None
