"""`fill`: figures and text into a report file, from a source, from options, or at the screen."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from re import fullmatch

from reportctl.cli.files import newest_reports
from reportctl.cli.grammar import Line
from reportctl.cli.schemas import put_schema
from reportctl.cli.settings import settings_for
from reportctl.cli.targets import refuse_edit
from reportctl.document.document import Document
from reportctl.document.save import save
from reportctl.document.toml import parse
from reportctl.fill.content import content_of_reading
from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.finding import Failure
from reportctl.formatters.reading import list_cells, sum_up, write_json
from reportctl.readers.read import read_source
from reportctl.report.build import Built, build
from reportctl.report.load import load
from reportctl.report.report import Report
from reportctl.report.skeleton import write_report
from reportctl.rules.adding import check_sums


@dataclass(frozen=True, slots=True)
class Filling:
    """What a `fill` line asks for."""

    path: Path | None
    sources: tuple[str, ...] = ()
    """Paths of what to read; `-` is standard input."""
    settings: tuple[str, ...] = ()
    """KEY=VALUE."""
    organ: str = ""
    year: int | None = None
    level: str = ""
    force: bool = False
    report_format: str = ""
    """How to tell the place of each cell in its source: text or json; '' tells the sum only."""
    workbook: Path | None = None
    """Where to write the form as a workbook, after everything else."""


def start(line: Line) -> int:
    """`reportctl fill`."""
    if "sum" in line:
        from reportctl.cli.summing import start_sum

        return start_sum(line)
    return fill(
        Filling(
            line.path("文件"),
            line.words("from"),
            line.words("set"),
            line.text("organ"),
            line.number("year"),
            line.text("level"),
            "force" in line,
            line.text("report"),
            line.path("workbook"),
        )
    )


def fill(asked: Filling) -> int:
    """Put figures and text into FILE, made where it is absent; 1 where not all was read."""
    if not (asked.sources or asked.settings or asked.workbook):
        from reportctl.cli.at_screen import fill_at_screen

        return fill_at_screen(asked.path)
    if asked.workbook and not (asked.sources or asked.settings):
        return _hand_out(asked, asked.path, asked.workbook)
    path = asked.path or newest_reports(Path())[0]
    refuse_edit(path, map(Path, asked.sources))
    readings = [read_one(name) for name in asked.sources]
    if readings and not path.exists():
        document, snapshot = _begin(readings[0], asked, path), None
        rest = readings[1:]
    else:
        loaded = load(path)
        document, snapshot, rest = loaded.document, loaded.snapshot, readings
    for reading in rest:
        document = _merge(document, path, reading, asked)
    if asked.settings:
        from reportctl.fill.keys import set_key

        for setting in asked.settings:
            document = set_key(document, _report(document, path), setting)
    save(path, document.data, snapshot)
    built = build(document, path)
    if snapshot is None and built.report:
        put_schema(built.report.form, path)
    for name, reading in zip(asked.sources, readings, strict=True):
        print_reading(name, reading, asked.report_format)
    whole = all(reading.whole for reading in readings)
    if asked.sources or asked.settings:
        print_state(built, path, whole=whole)
    code = _hand_out(asked, path, asked.workbook) if asked.workbook else 0
    return code or int(not whole)


def _hand_out(asked: Filling, path: Path | None, output: Path) -> int:
    from reportctl.cli.workbook import HandOut, hand_out

    return hand_out(
        HandOut(path, output, asked.organ, asked.year, asked.level, asked.sources, asked.force)
    )


def read_one(name: str) -> Reading:
    """A source read onto the form; raises Failure where nothing of a report is in it."""
    source = read_source(sys.stdin.buffer.read()) if name == "-" else read_source(Path(name))
    reading = place(source)
    if not (reading.cells or reading.prose or reading.unread):
        told = source.doubts[0] if source.doubts else "没有找到年度报告的表格和各部分标题"
        raise Failure(f"{source.name}：{told}")
    return reading


def _begin(reading: Reading, asked: Filling, path: Path) -> Document:
    """The text of a new file."""
    organ = asked.organ or reading.organ
    named = int(path.stem) if fullmatch(r"20\d\d", path.stem) else None
    year = asked.year or reading.year or named
    if not organ:
        raise Failure("来源里没有找到机关名称，请用 --organ 写明")
    if year is None:
        raise Failure("来源里没有找到年度，请用 --year 写明")
    content = content_of_reading(reading, organ, year, asked.level)
    return parse(write_report(reading.form, content))


def _merge(document: Document, path: Path, reading: Reading, asked: Filling) -> Document:
    report = _report(document, path)
    if reading.form.edition != report.form.edition:
        raise Failure(
            f"来源用的是{reading.form.notice}的格式，{path} 是{report.form.notice}的，不能放在一起"
        )
    from reportctl.fill.merge import merge

    merged = merge(document, report, reading.written, reading.prose, force=asked.force)
    for kept in merged.kept:
        print(
            f"未改动 {kept.label}：文件中是 {kept.here}，来源是 {kept.there}（要覆盖请加 --force）"
        )
    return merged.document


def _report(document: Document, path: Path) -> Report:
    built = build(document, path)
    if built.report is None:
        fault = built.findings[0]
        raise Failure(f"{path}:{fault.place.line}: {fault.message}；请先改正再填写")
    return built.report


def print_reading(name: str, reading: Reading, report_format: str) -> None:
    """Say what was read from a source and what was not."""
    called = "标准输入" if name == "-" else name
    if report_format == "json":
        print(write_json(called, reading), end="")
        return
    print(sum_up(called, reading), end="")
    if report_format == "text":
        print(list_cells(reading), end="")


def print_state(built: Built, path: Path, *, whole: bool = True) -> None:
    """Say whether the file as it is now adds up; a misread figure shows here first.

    `whole` is whether all of the sources was read: of a part nothing is said to be in order.
    """
    if built.report is None:
        return
    settings = settings_for(path).settings
    errors = check_sums(built.report, built.findings, settings)
    for finding in errors:
        print(f"  {path}:{finding.place.line}: {finding.code} {finding.message}", file=sys.stderr)
    state = f"勾稽和格式错误 {len(errors)} 个" if errors else _in_order(built.report, whole=whole)
    state += "（按设置，有些规则没有查）" if settings.off and not errors else ""
    print(f"已写入 {path}：{state}；全面检查用 reportctl validate {path}", file=sys.stderr)


def _in_order(report: Report, *, whole: bool) -> str:
    """What the sums were found to hold for."""
    cells = report.cells.values()
    filled = sum(cell.value is not None for cell in cells)
    if not filled:
        return "表格里没有数字，没有可核对的合计"
    blank = len(report.form.cells) - filled
    if not whole or blank > len(report.form.cells) // 2:
        return f"表格只填了 {filled} 格，不能说是否勾稽相符"
    left = f"，另有 {blank} 格空白" if blank else ""
    return f"已填的 {filled} 格数字勾稽相符{left}"
