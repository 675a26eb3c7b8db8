"""`fill --workbook` and `fill --webform`: the form as a file to fill in and read back."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from reportctl.cli.files import (
    find_earlier,
    find_foreign,
    find_unreadable,
    newest_reports,
    quoted,
    refusal,
    year_of,
)
from reportctl.cli.init import form_of
from reportctl.cli.naming import MADE, WEBFORM, name_files
from reportctl.cli.previous import read_previous
from reportctl.cli.targets import refuse_foreign, write_made
from reportctl.document.save import make_folder
from reportctl.document.toml import parse
from reportctl.fill.identity import check_options
from reportctl.finding import Failure
from reportctl.page.blocks import Grid
from reportctl.page.compose import compose
from reportctl.record import NamedTuple, record
from reportctl.rendering.formats import FORMATS
from reportctl.rendering.look import Look
from reportctl.report.figures import UNREAD, write_figure
from reportctl.report.load import build, load
from reportctl.report.organs import same_organ
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report

LOST = frozenset(("F103", "F105", "F106", "F107", "F108", "F109", "F112"))
"""Findings on what stands in a file and would not stand in a form of it."""


@record(frozen=True, slots=True)
class FormRequest:
    """What a `fill --workbook` or `fill --webform` line asks for."""

    path: Path | None
    """The report whose figures stand in it; where there is no such file, the form is blank."""
    outputs: Mapping[str, Path]
    """By format, `xlsx` or `webform`, the file, or a folder for it."""
    organ: str = ""
    year: int | None = None
    level: str = ""
    previous: Path | None = None
    """Last year's report, whose figures stand beside; where it is None, the one beside the file."""
    sources: tuple[str, ...] = ()
    """What the same line reads; it is not replaced."""
    force: bool = False
    """Whether a form may be written over that somebody has filled."""


def write_forms(asked: FormRequest) -> int:
    """Write the forms; 0.

    Raises Failure where it is not known whose form it is, or the line says another's than the file.
    """
    filled = _filled(asked)
    report, file = filled.report, filled.report.path
    files = {
        name: name_files([file], [name], output, OPTIONS[name])[0]
        for name, output in asked.outputs.items()
    }
    inputs = [file, *map(Path, asked.sources), *([asked.previous] if asked.previous else [])]
    for name, each in files.items():
        targets = {file: MADE[format_] for format_, file in each.items()}
        refuse_foreign(targets, inputs, force=asked.force, option=OPTIONS[name])
    for each in files.values():
        for name, output in each.items():
            data = _webform(filled, asked) if name == WEBFORM else _workbook(report)
            make_folder(output.parent)
            write_made(output, MADE[name], data)
            print(f"已生成 {output}：{report.organ} {report.year} 年度，{report.form.notice}格式")
            force = " --force" if filled.stands else ""
            print(WAYS[name].format(output=quoted(output), file=quoted(file), force=force))
    return 0


OPTIONS = {"xlsx": "--workbook", WEBFORM: "--webform"}
"""The option that asks for each."""
WAYS = {
    "xlsx": "填好后运行 reportctl fill {file} --from {output}{force}",
    WEBFORM: "双击 {output} 用浏览器填写；在网页里按“导出报告文件”，就是填好的报告",
}
"""What to do with a form, once it is written."""


class _Filled(NamedTuple):
    """The report whose form is written."""

    report: Report
    stands: bool
    """Whether there is a file of it."""


def _workbook(report: Report) -> bytes:
    page = compose(report)
    blocks = (_add_up(block) if isinstance(block, Grid) else block for block in page.blocks)
    return FORMATS["xlsx"].render(page._replace(blocks=tuple(blocks)), Look())


def _add_up(grid: Grid) -> Grid:
    """The grid to fill in: a blank total has the sum of what stands there, and so its formula.

    A total over what was not read stays blank.
    """
    cells = {cell.name: cell for cell in grid.cells if cell.name}
    for added in grid.sums:
        total, parts = cells.get(added.total), [cells.get(name) for name in added.parts]
        figures = [part.value for part in parts if part and part.value is not None]
        if total is None or total.text or not figures:
            continue
        if all(part and part.text != UNREAD for part in parts):
            value = sum(figures)
            cells[added.total] = total._replace(value=value, text=write_figure(value))
    return grid._replace(cells=tuple(cells.get(cell.name, cell) for cell in grid.cells))


def _webform(filled: _Filled, asked: FormRequest) -> bytes:
    from reportctl.page.webform import compose_form
    from reportctl.rendering.webform import render

    report = filled.report
    if asked.previous:
        last: Report | None = read_previous(asked.previous)
        if last and (last.year != report.year - 1 or not same_organ(last.organ, report.organ)):
            raise Failure(
                f"--previous 是{last.organ} {last.year} 年度的报告，"
                f"要的是{report.organ} {report.year - 1} 年度的"
            )
    else:
        found = next(find_earlier(report, 1), None)
        last = found.report if found else None
    without = "" if last else _why_alone(report)
    if without:
        print(f"上年度的数没有列出：{without}；可以加 --previous 写明", file=sys.stderr)
    file = report.path.name if filled.stands else f"{report.organ}-{report.year}.toml"
    file = file.encode(errors="replace").decode()  # a page holds no name that is no UTF-8
    return render(compose_form(report, file, last, without))


def _why_alone(report: Report) -> str:
    """Why last year's report was not found beside one."""
    year = report.year - 1
    if other := find_unreadable(report, year, load):
        return f"旁边的 {other.path.name} 不是能读的报告"
    if foreign := find_foreign(report, year, load):
        return f"旁边的 {foreign.name} 写的是别的机关或者年度"
    return f"同一文件夹里没有 {year} 年度的报告"


def _filled(asked: FormRequest) -> _Filled:
    path = asked.path or (None if asked.organ else newest_reports(Path())[0])
    if path is None or not path.exists():
        return _Filled(_blank(asked, path), stands=False)
    loaded = load(path)
    lost = [
        finding
        for finding in loaded.findings
        if loaded.report is None or (finding.code in LOST and finding.key != "report.edition")
    ]
    if lost or loaded.report is None:
        raise refusal(path, lost[0])
    check_options(loaded.report, asked.organ, asked.year, asked.level)
    return _Filled(loaded.report, stands=True)


def _blank(asked: FormRequest, path: Path | None) -> Report:
    """The form of an organ and a year, nothing filled in."""
    year = year_of(path, asked.year) if path else asked.year
    if not asked.organ:
        raise Failure(f"没有 {path} 这个文件；要空白表，请用 --organ 和 --year 写明机关和年度")
    if year is None:
        raise Failure("请用 --year 写明空白表的年度，如 --year 2025")
    text = write_report(form_of(year), Content(asked.organ, year, {"level": asked.level}))
    report = build(parse(text), path or Path(f"{year}.toml")).report
    if report is None:  # a name that TOML quotes is still a name
        raise ValueError(text)
    return report
