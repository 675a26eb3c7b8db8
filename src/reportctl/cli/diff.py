"""`diff`: what changed between two reports or pages, or over the years."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.cli.files import find_previous, newest_reports, quoted, refusal
from reportctl.cli.grammar import Line
from reportctl.cli.naming import infer_format
from reportctl.cli.targets import refuse_loss, write_output
from reportctl.comparison.changes import Comparison
from reportctl.comparison.compare import compare
from reportctl.finding import Failure, Finding
from reportctl.formatters.changes.formats import FORMATS, Options, format_changes
from reportctl.record import NamedTuple
from reportctl.report.load import Loaded, load
from reportctl.report.organs import same_organ
from reportctl.report.report import Report
from reportctl.schema.load import editions, load_form
from reportctl.terminal.color import wants_color
from reportctl.terminal.pager import columns, page_out

STANDARD_INPUT = "-"


if TYPE_CHECKING:
    from reportctl.comparison.trend import Trend

PAIR = 2


class Differing(NamedTuple):
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


def start(line: Line) -> int:
    """`reportctl diff`."""
    output = line.path("output")
    output = None if output == Path("-") else output  # as without it
    return diff(
        Differing(
            line.words("文件"),
            infer_format(output, line.text("format"), FORMATS, "diff") or "text",
            "all" in line,
            "all-columns" in line,
            line.words("only"),
            "exit-code" in line,
            line.number("width"),
            output,
            "no-pager" not in line,
        )
    )


def diff(asked: Differing) -> int:
    """Tell what changed.

    1 where a report of a folder was left out, or with `exit_code` where something changed; else 0.
    """
    if asked.output:
        refuse_loss([asked.output], map(Path, asked.names))
    _refuse(asked)
    sides = read_sides(_names(asked.names))
    told = _compare(sides)
    _warn(sides)
    _write(format_changes(asked.format, told, _options(asked)), asked)
    if asked.format == "text" and not asked.output and sides[-1].name.endswith(".toml"):
        print(f"接着运行 reportctl validate {quoted(sides[-1].name)}", file=sys.stderr)
    left_out = [line for name in asked.names for line in _unopened(name)]
    for line in left_out:
        print(f"没有比较 {line}", file=sys.stderr)
    return int(bool(left_out) or (asked.exit_code and told.differs))


def _refuse(asked: Differing) -> None:
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
        last = find_previous(load(Path(names[0]))) if names[0].endswith(".toml") else None
        if last is None:
            raise Failure(f"没有找到和 {names[0]} 比较的上年度报告，请写两个文件")
        return [str(last.path), names[0]]
    return list(names)


def _compare(sides: Sequence[Side]) -> Comparison | Trend:
    if len(sides) == PAIR:
        _refuse_pair(*sides)
        return compare(sides[0].report, sides[1].report)
    from reportctl.comparison.trend import follow

    _refuse_years(sides)
    return follow([side.report for side in sides])


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
                "三份以上的报告应是同一机关的"
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


def _options(asked: Differing) -> Options:
    color = asked.format == "text" and not asked.output and wants_color(sys.stdout, os.environ)
    width = asked.width or columns(to_file=asked.output is not None)
    return Options(width, color, asked.every, asked.columns, asked.only)


def _write(told: str | bytes, asked: Differing) -> None:
    if asked.output:
        write_output(asked.output, told, map(Path, asked.names))
        print(f"已写入 {asked.output}")
    elif isinstance(told, bytes):
        if sys.stdout.isatty():
            raise Failure(f"{asked.format} 不是文本，请用 -o 写明输出到哪个文件")
        sys.stdout.buffer.write(told)
    elif asked.format == "text":
        page_out(told, pager=asked.pager)
    else:
        sys.stdout.write(told)


class Side(NamedTuple):
    """One report that is compared."""

    name: str
    """As the user named it."""
    report: Report
    findings: tuple[Finding, ...] = ()
    """What is wrong with its shape, so that it was not compared."""


def read_sides(names: Sequence[str]) -> list[Side]:
    """The reports of files and folders, in the order given; a folder gives its years in order.

    Raises Failure for what is no report, and for a file that is named twice.
    """
    files = [file for name in names for file in _expand(name)]
    _refuse_twice(files)
    sides = [_load(name) for name in files if _is_report(name)]
    read = iter(sides)
    return [next(read) if _is_report(name) else _read(name, sides) for name in files]


def _is_report(name: str) -> bool:
    return name.lower().endswith(".toml")


def _expand(name: str) -> list[str]:
    path = Path(name)
    if name == STANDARD_INPUT or not path.is_dir():
        return [name]
    years = {one.path: one.report.year for one in _load_folder(path) if one.report}
    if len(years) < 2:  # noqa: PLR2004 - it takes two to compare
        raise Failure(f"{name} 里可以比较的报告不到两份，请写明文件名")
    return [str(file) for file in sorted(years, key=lambda file: (years[file], file.name))]


def _unopened(name: str) -> Iterator[str]:
    """The reports of a folder that cannot be read, each with what is wrong with it."""
    if name != STANDARD_INPUT and Path(name).is_dir():
        for one in _load_folder(Path(name)):
            if one.report is None:
                yield str(refusal(one.path, one.findings[0], "请先改正再比较"))


def _load_folder(folder: Path) -> Iterator[Loaded]:
    """The report files of a folder, not of those below it, as they were read."""
    from reportctl.cli.files import walk_reports

    yield from (load(file) for file in walk_reports([folder]) if file.parent == folder)


def _refuse_twice(files: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in files:
        known = name if name == STANDARD_INPUT else str(Path(name).resolve())
        if known in seen:
            raise Failure(f"{name} 写了两次，同一个文件没有可比的；请写两个不同的文件")
        seen.add(known)


def _load(name: str) -> Side:
    loaded = load(Path(name))
    if loaded.report is None:
        fault = loaded.findings[0]
        raise refusal(name, fault, "请先改正再比较")
    grave = tuple(finding for finding in loaded.findings if finding.severity == "error")
    return Side(name, loaded.report, grave)


def _read(name: str, known: Sequence[Side]) -> Side:
    """A source that `fill --from` reads; who and when, if need be, from the file beside it."""
    from reportctl.cli.fill import read_one
    from reportctl.document.toml import parse
    from reportctl.fill.merge import content_of_reading
    from reportctl.report.load import build
    from reportctl.report.skeleton import write_report

    reading = read_one(name)
    beside = known[0].report if known else None
    organ = reading.organ or (beside.organ if beside else "")
    year = reading.year or (beside.year if beside else None)
    if year is None:
        raise Failure(f"{name}：没有找到年度；请先用 reportctl fill 读成报告文件，再比较")
    content = content_of_reading(reading, organ or "机关名称不明", year)
    built = build(parse(write_report(reading.form, content)), Path(name))
    if built.report is None:  # what the program wrote itself it can read
        raise AssertionError(built.findings)
    return Side(name, built.report)
