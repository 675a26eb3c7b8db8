"""The one guard of everything that a command writes: nothing that is read is ever replaced.

A command names its inputs and its targets here before it writes. An input is not replaced, however
it is named and whatever is forced; nor is a report or settings file by anything but the edit of
that file. A workbook that a unit has filled, or a Word file that was worked on, often bears the
report's own name: only what a renderer made and nobody has changed since is written over. An office
program sets its own date when it saves, ours is settled by the report's year.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from reportctl.cli.files import NO_REPORTS
from reportctl.cli.naming import MADE, WEBFORM
from reportctl.document.save import save
from reportctl.finding import Failure
from reportctl.terminal.safe import escape

_SETTLED = rb"modified[^>]*>\d{4}-01-01T00:00:00Z<"


def write_output(target: Path, data: str | bytes, inputs: Iterable[Path]) -> None:
    """Write what a command tells into the file that `-o` names; raises Failure as the guard does.

    `inputs` are the files and folders that the command reads.
    """
    refuse_loss([target], inputs)
    save(target, escape(data).encode() if isinstance(data, str) else data, None, force=True)


def refuse_loss(targets: Iterable[Path], inputs: Iterable[Path]) -> None:
    """Raise Failure where a target is an input, or a report or settings file."""
    known = [path for path in inputs if str(path) != "-"]
    for target in targets:
        _refuse_input(target, known)
        if target.suffix.lower() == ".toml":
            what = "设置文件" if target.name in NO_REPORTS else "报告文件"
            raise Failure(f"{target} 是{what}的名字，不能往里写别的；请换一个名字")
        if _is_report(target):
            raise Failure(f"{target} 是报告文件，没有覆盖；请换一个名字")


def refuse_edit(report: Path, inputs: Iterable[Path]) -> None:
    """Raise Failure where a report that is to be written is an input too, or can be no report."""
    _refuse_input(report, [path for path in inputs if str(path) != "-"])
    if report.name in NO_REPORTS or Path(_real(report)).name in NO_REPORTS:
        raise Failure(f"{report} 是设置文件的名字，不能当报告文件；请换一个名字，如 2021.toml")
    if report.suffix.lower() != ".toml":
        raise Failure(f"{report} 不是 .toml 文件；报告文件的名字要以 .toml 结尾，如 2021.toml")


def _refuse_input(target: Path, inputs: Iterable[Path]) -> None:
    for path in inputs:
        if is_same(target, path):
            raise Failure(f"{target} 是这次要读的文件，不能写到它上面；请换一个名字")


def is_same(one: Path, other: Path) -> bool:
    """Whether two names are one file: links followed, and as systems without capitals see it."""
    try:
        return one.samefile(other)
    except (OSError, ValueError):  # one of them is not there yet
        return os.path.normcase(_real(one)) == os.path.normcase(_real(other))


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def _is_report(target: Path) -> bool:
    """Whether a file that is there is a report under another ending, or leads to one."""
    try:
        if target.resolve().suffix.lower() == ".toml":
            return True
        with target.open("rb") as file:
            head = file.read(4096)
    except (OSError, ValueError, RuntimeError):
        return False
    return any(line.strip() == b"[report]" for line in head.splitlines())


def refuse_foreign(
    files: Iterable[Mapping[str, Path]],
    reports: Iterable[Path],
    *,
    force: bool | None,
    option: str = "-o",
) -> None:
    """Raise Failure where a file would be lost that is not a renderer's; never over an input.

    `option` is the one that names the files; `force` is None where the command has no --force.
    """
    inputs = list(reports)
    for each in files:
        refuse_loss([file for file in each.values() if file.exists()], inputs)
        for format_, file in each.items():
            if not force and file.is_file() and not _is_ours(format_, file):
                raise Failure(
                    f"{file} 已经存在，不是 reportctl 生成的{MADE[format_].word}，"
                    f"或者生成后改动过；没有覆盖，请在 {option} 后面换一个名字"
                    + ("，确要覆盖请加 --force" if force is not None else "")
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


def _ofd(file: Path) -> bool:
    """A seal is a part of its own, which the first part names."""
    import zipfile

    try:
        with zipfile.ZipFile(file) as package:
            head = package.read("OFD.xml")
    except zipfile.BadZipFile:
        return False
    return b"<ofd:Creator>reportctl<" in head and b"Signatures" not in head


def _begins(*words: str) -> Callable[[Path], bool]:
    """Whether all the words stand in a text file; what was changed in it cannot be seen."""
    wanted = [word.encode() for word in words]

    def check(file: Path) -> bool:
        data = file.read_bytes()
        return all(word in data for word in wanted)

    return check


MARKS: Mapping[str, Callable[[Path], bool]] = {
    "pdf": _pdf,
    "ofd": _ofd,
    "png": lambda file: b"tEXtSoftware\0reportctl" in file.read_bytes(),
    "html": _begins('<main id="report"', 'id="report-data"'),
    "html-fragment": _begins('<div lang="zh-CN">'),
    "docx": _office,
    "xlsx": _office,
    "md": _begins("# ", "\n## 一、"),
    "charts": _begins('<main id="report" class="charts">'),
    # the feedback of `validate`; a workbook that a unit has answered in is no longer ours
    "findings-html": _begins('<meta name="generator" content="reportctl">', "检查结果"),
    "findings-xlsx": _office,
    # the page takes the mark away as soon as somebody types in it
    WEBFORM: _begins('class="webform" data-made="reportctl"'),
}
"""By format what tells a file of ours."""
