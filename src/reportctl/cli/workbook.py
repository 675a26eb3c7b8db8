"""`fill --workbook`: the form as an Excel workbook, to hand out and to read back."""

from __future__ import annotations

from pathlib import Path

from reportctl.cli.files import newest_reports
from reportctl.cli.naming import name_files
from reportctl.cli.targets import refuse_foreign
from reportctl.document.save import make_folder, save
from reportctl.document.toml import parse
from reportctl.finding import Failure
from reportctl.page.compose import compose
from reportctl.record import record
from reportctl.rendering.fonts import Look
from reportctl.rendering.formats import FORMATS
from reportctl.report.load import build, load
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.load import editions, form_for


@record(frozen=True, slots=True)
class HandOut:
    """What a `fill --workbook` line asks for."""

    path: Path | None
    """The report whose figures stand in it; where there is no such file, the form is blank."""
    output: Path
    """The workbook, or a folder for it."""
    organ: str = ""
    year: int | None = None
    level: str = ""
    sources: tuple[str, ...] = ()
    """What the same line reads; it is not replaced."""
    force: bool = False
    """Whether a workbook may be written over that somebody has filled."""


def hand_out(asked: HandOut) -> int:
    """Write the workbook; 0. Raises Failure where it is not known whose form it is."""
    report = _report_of(asked)
    files = name_files([report.path], ["xlsx"], asked.output)
    refuse_foreign(files, [report.path, *map(Path, asked.sources)], force=asked.force)
    output = files[0]["xlsx"]
    make_folder(output.parent)
    save(output, FORMATS["xlsx"].paint(compose(report), Look()), None, force=True)
    print(f"已生成 {output}：{report.organ} {report.year} 年度，{report.form.notice}格式")
    print(f"填好后运行 reportctl fill {report.path} --from {output}")
    return 0


def _report_of(asked: HandOut) -> Report:
    path = asked.path or (None if asked.organ else newest_reports(Path())[0])
    if path is None or not path.exists():
        return _blank(asked, path)
    loaded = load(path)
    if loaded.report is None:
        fault = loaded.findings[0]
        raise Failure(f"{path}:{fault.place.line}: {fault.message}；请先改正")
    return loaded.report


def _blank(asked: HandOut, path: Path | None) -> Report:
    """The form of an organ and a year, nothing filled in."""
    stem = path.stem if path else ""
    year = asked.year or (int(stem) if len(stem) == len("2021") and stem.isdecimal() else None)
    if not asked.organ:
        raise Failure(f"没有 {path} 这个文件；要空白表，请用 --organ 和 --year 写明机关和年度")
    if year is None:
        raise Failure("请用 --year 写明空白表的年度，如 --year 2025")
    if year < editions()[0]:
        raise Failure(f"没有 {year} 年度的格式；最早的是 {editions()[0]} 年度")
    text = write_report(form_for(year), Content(asked.organ, year, {"level": asked.level}))
    report = build(parse(text), path or Path(f"{year}.toml")).report
    if report is None:  # a name that TOML quotes is still a name
        raise ValueError(text)
    return report
