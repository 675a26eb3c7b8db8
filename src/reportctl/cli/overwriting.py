"""Whether a file may be written over: only what a painter made and nobody has changed since.

A workbook that a unit has filled, or a Word file that was worked on, often bears the report's own
name; an office program sets its own date when it saves, ours is settled by the report's year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from reportctl.cli.naming import OUTPUTS
from reportctl.finding import Failure

_SETTLED = rb"modified[^>]*>\d{4}-01-01T00:00:00Z<"


def refuse_foreign(
    files: Iterable[Mapping[str, Path]], reports: Iterable[Path], *, force: bool
) -> None:
    """Raise Failure where a file would be lost that is not a painter's; never over a report."""
    sources = {report.resolve() for report in reports}
    for each in files:
        for format_, file in each.items():
            if file.resolve() in sources:
                raise Failure(f"{file} 就是要排版的报告，请在 -o 后面换一个名字")
            if not force and file.is_file() and not _is_ours(format_, file):
                raise Failure(
                    f"{file} 已经存在，不是 render 生成的{OUTPUTS[format_].word}，"
                    "或者生成后改动过；没有覆盖，请用 -o 换一个名字，确要覆盖请加 --force"
                )


def _is_ours(format_: str, file: Path) -> bool:
    try:
        return not file.stat().st_size or MARKS[format_](file)
    except (OSError, KeyError, EOFError):
        return False


def _pdf(file: Path) -> bool:
    """A seal or a signature is added behind the first end of the file."""
    data = file.read_bytes()
    return b"/Creator(Typst" in data and data.count(b"%%EOF") == 1


def _office(file: Path) -> bool:
    import re
    import zipfile

    try:
        with zipfile.ZipFile(file) as package:
            return bool(re.search(_SETTLED, package.read("docProps/core.xml")))
    except zipfile.BadZipFile:
        return False


def _begins(*words: str) -> Callable[[Path], bool]:
    """Whether all the words stand in a text file; what was changed in it cannot be seen."""
    wanted = [word.encode() for word in words]

    def check(file: Path) -> bool:
        data = file.read_bytes()
        return all(word in data for word in wanted)

    return check


MARKS: Mapping[str, Callable[[Path], bool]] = {
    "pdf": _pdf,
    "html": _begins('<main id="report"', 'id="report-data"'),
    "html-fragment": _begins('<div lang="zh-CN">'),
    "docx": _office,
    "xlsx": _office,
    "md": _begins("# ", "\n## 一、"),
    "charts": _begins('<main id="report" class="charts">'),
}
"""By format what tells a file of ours."""
