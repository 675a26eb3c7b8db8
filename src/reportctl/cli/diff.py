"""`diff`: what changed between two reports or pages, or over the years."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.cli.files import find_previous, newest_reports, quoted, refuse_absent
from reportctl.cli.grammar import Line
from reportctl.cli.naming import infer_format
from reportctl.cli.sides import PAIR, Side, read_sides
from reportctl.cli.targets import Output
from reportctl.clock import within
from reportctl.comparison.changes import Comparison
from reportctl.comparison.compare import compare
from reportctl.comparison.peers import Peers, put_side_by_side
from reportctl.finding import Failure
from reportctl.formatters.changes.change_lines import differs
from reportctl.formatters.changes.formats import FORMATS, Options, format_changes
from reportctl.readers.limits import Work, most
from reportctl.record import NamedTuple
from reportctl.report.load import load
from reportctl.report.organs import fold_organ, same_organ
from reportctl.schema.load import editions, load_form
from reportctl.terminal.color import wants_color
from reportctl.terminal.pager import columns, page_out

if TYPE_CHECKING:
    from reportctl.comparison.trend import Trend


MOST = 5
"""Doubts about a source that are told; `fill` tells them all."""


class DiffRequest(NamedTuple):
    """What a `diff` line asks for."""

    names: tuple[str, ...] = ()
    """Files, folders, `-`; none means the newest two reports of the current folder."""
    format: str = "text"
    every: bool = False
    columns: bool = False
    only: tuple[str, ...] = ()
    exit_code: bool = False
    width: int | None = None
    output: Path | None = None
    pager: bool = True
    year: int | None = None
    """Of a folder of several organs the year whose reports are put side by side."""
    force: bool = False
    """Whether a file may be written over that is none of ours."""


def start(line: Line) -> int:
    """`reportctl diff`."""
    output = line.path("output")
    output = None if output == Path("-") else output  # as without it
    return diff(
        DiffRequest(
            line.words("文件"),
            infer_format(output, line.text("format"), FORMATS, "diff") or "text",
            "all" in line,
            "all-columns" in line,
            line.words("only"),
            "exit-code" in line,
            line.number("width"),
            output,
            "no-pager" not in line,
            line.number("year"),
            "force" in line,
        )
    )


def diff(asked: DiffRequest) -> int:
    """Tell what changed.

    1 where something could not be compared, or with `exit_code` where something changed; else 0.
    """
    if output := _output(asked):
        output.check()
    _refuse(asked)
    sides, left_out, note = read_sides(_names(asked.names), asked.year)
    # two reports have their time, and each further one as much again
    with within(most("comparing") * (len(sides) - 1), Work(sides[-1].name).too_much("comparing")):
        told = _compare(sides, asked)
    _warn(sides)
    options = _options(asked)
    _write(format_changes(asked.format, told, options), asked)
    next_known = sides[-1].name.endswith(".toml") and not isinstance(told, Peers)
    if next_known and asked.format == "text" and not asked.output:
        print(f"接着运行 reportctl validate {quoted(sides[-1].name)}", file=sys.stderr)
    if note:
        print(note, file=sys.stderr)
    for line in left_out:
        print(f"没有比较 {line}", file=sys.stderr)
    tables = set(asked.only) != {"prose"}
    whole = not left_out and all(side.is_whole(tables=tables) for side in sides)
    return int(not whole or (asked.exit_code and differs(told, options)))


def _refuse(asked: DiffRequest) -> None:
    known = {"tables", "prose"}
    for edition in editions():
        form = load_form(edition)
        for key in (*form.section_by_key, *form.rows, *(table.key for table in form.tables)):
            parts = key.split(".")
            known |= {".".join(parts[:at]) for at in range(1, len(parts) + 1)}
    for key in asked.only:
        if key not in known and key != "preface":
            raise Failure(f"--only 没有“{key}”；可写 tables、prose，或者 applications 一类的键")


def _names(names: Sequence[str]) -> list[str]:
    """The files that are meant: the newest two, or one and last year's beside it."""
    if not names:
        return [str(path) for path in newest_reports(Path(), PAIR)]
    if len(names) == 1 and not Path(names[0]).is_dir():
        refuse_absent(names)
        last = find_previous(load(Path(names[0]))) if names[0].endswith(".toml") else None
        if last is None:
            raise Failure(f"没有找到和 {names[0]} 比较的上年度报告，请写两个文件")
        return [str(last.path), names[0]]
    return list(names)


def _compare(sides: Sequence[Side], asked: DiffRequest) -> Comparison | Trend | Peers:
    if len(sides) == PAIR:
        _refuse_pair(*sides)
        return compare(sides[0].report, sides[1].report)
    reports = [side.report for side in sides]
    organs = {fold_organ(report.organ) for report in reports}
    if len(organs) == len(reports) and len({report.year for report in reports}) == 1:
        if set(asked.only) == {"prose"}:
            raise Failure("多个机关并列时只比较表格，--only 不能写 prose")
        _refuse_editions(sides)
        return put_side_by_side(reports, every=asked.every, columns=asked.columns)
    from reportctl.comparison.trend import follow

    _refuse_years(sides)
    return follow(reports)


def _refuse_editions(sides: Sequence[Side]) -> None:
    first = sides[0]
    for side in sides:
        if side.report.form is not first.report.form:
            raise Failure(
                f"{first.name} 用的是{first.report.form.edition}年版的格式，{side.name} 用的是"
                f"{side.report.form.edition}年版，不能并列；请去掉一份"
            )


def _refuse_pair(old: Side, new: Side) -> None:
    one, other = old.report, new.report
    if one.year == other.year:
        return
    if not same_organ(one.organ, other.organ):
        raise Failure(
            f"{old.name} 是{one.organ}{one.year}年，{new.name} 是{other.organ}{other.year}年："
            "不同机关只能比较同一年度的报告"
        )
    if one.year > other.year:
        raise Failure(
            f"{old.name} 是{one.year}年，{new.name} 是{other.year}年，次序反了；"
            f"请用 reportctl diff {_quoted(new.name)} {_quoted(old.name)}"
        )


def _refuse_years(sides: Sequence[Side]) -> None:
    first = sides[0]
    years: dict[int, str] = {}
    for side in sides:
        if not same_organ(first.report.organ, side.report.organ):
            raise Failure(
                f"{first.name} 是{first.report.organ}，{side.name} 是{side.report.organ}："
                "三份以上的报告应是同一机关各年度的，或者各机关同一年度的"
            )
        if side.report.year in years:
            raise Failure(
                f"{years[side.report.year]} 和 {side.name} 都是{side.report.year}年："
                "三份以上的报告应是不同年度的"
            )
        years[side.report.year] = side.name


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _warn(sides: Sequence[Side]) -> None:
    """Say on stderr what could not be compared."""
    for side in sides:
        for finding in side.findings:
            where = f"{side.name}:{finding.place.line}:{finding.place.col}"
            print(f"{where}: {finding.code} {finding.message}（这里没有比较）", file=sys.stderr)
        for doubt in side.doubts[:MOST]:
            print(f"{side.name}：{doubt}", file=sys.stderr)
        if (more := len(side.doubts) - MOST) > 0:
            print(f"{side.name}：另有 {more} 处没有读入或要核对", file=sys.stderr)
        if side.blank:
            print(f"{side.name}：表格里没有数字，没有可比的", file=sys.stderr)


def _options(asked: DiffRequest) -> Options:
    color = asked.format == "text" and not asked.output and wants_color(sys.stdout, os.environ)
    width = asked.width or columns(to_file=asked.output is not None)
    return Options(width, color, asked.every, asked.columns, asked.only)


def _output(asked: DiffRequest) -> Output | None:
    if asked.output is None:
        return None
    inputs = tuple(map(Path, asked.names))
    return Output(asked.output, FORMATS[asked.format], inputs, asked.force)


def _write(told: str | bytes, asked: DiffRequest) -> None:
    if output := _output(asked):
        output.write(told)
    elif isinstance(told, bytes):
        if sys.stdout.isatty():
            raise Failure(f"{asked.format} 不是文本，请用 -o 写明输出到哪个文件")
        sys.stdout.buffer.write(told)
    elif asked.format == "text":
        page_out(told, pager=asked.pager)
    else:
        sys.stdout.write(told)
