"""`fill --sum`: a county's report out of the reports of its units, with a record of who is in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from reportctl.cli.files import SETTINGS, newest_reports, quoted, refusal, year_of
from reportctl.cli.grammar import Line
from reportctl.cli.init import put_schema
from reportctl.cli.settings_file import (
    hidden_errors,
    print_switched_off,
    refuse_settings,
    settings_for,
)
from reportctl.cli.targets import refuse_edit
from reportctl.cli.unadded import find_blanks, find_unadded
from reportctl.cli.unit_names import read_names
from reportctl.cli.unit_reports import (
    Unit,
    doubtful,
    find_bare,
    find_mixed,
    find_own,
    find_twice,
    load_units,
    suggest_names,
    unsound,
    without_whole,
)
from reportctl.document.edit import quote
from reportctl.document.save import save
from reportctl.document.toml import parse
from reportctl.fill.file_names import check_name
from reportctl.fill.merge import put_text
from reportctl.fill.roll_up import content_of_units, put_units
from reportctl.finding import Failure
from reportctl.record import record
from reportctl.report.load import Loaded, load
from reportctl.report.organs import find_missing, same_organ
from reportctl.report.report import Part, Report
from reportctl.report.shape import UNREAD_CELL
from reportctl.report.skeleton import write_report
from reportctl.rules.totals import check_sums
from reportctl.schema.load import form_for

MOST = 10
"""Lines of one kind that are told; the others are counted."""


@record(frozen=True, slots=True)
class SumRequest:
    """What a `fill --sum` line asks for."""

    path: Path
    """The sum's file."""
    reports: tuple[str, ...]
    """Files and folders."""
    units: Path | None = None
    """A list of the units that there are, one name on a line."""
    organ: str = ""
    year: int | None = None
    level: str = ""
    force: bool = False


def start_sum(line: Line) -> int:
    """`reportctl fill --sum`."""
    return sum_units(
        SumRequest(
            line.path("文件") or newest_reports(Path())[0],
            line.words("sum"),
            line.path("units"),
            line.text("organ"),
            line.number("year"),
            line.text("level"),
            "force" in line,
        )
    )


def sum_units(asked: SumRequest) -> int:
    """Add up the units' reports into FILE, which is made where it is absent.

    0 where the sum is whole; 1 where a report or a figure is not in it, where a report may
    be counted twice, is another county's or not expected, and where the sum itself has errors.
    Without a list of units, what was passed over in a folder may be one's report.
    """
    named = [Path(name) for name in asked.reports if not Path(name).is_dir()]
    refuse_edit(asked.path, [*named, *([asked.units] if asked.units else [])])
    old = load(asked.path) if asked.path.exists() else None
    if old and old.report is None:
        fault = old.findings[0]
        raise refusal(asked.path, fault, "请先改正再汇总")
    if old and old.report:
        _refuse_own(old.report, asked)
    refuse_settings(_places(asked), "改正后再汇总")
    found, others, broken, passed = load_units(asked.reports, asked.path, _year(asked, old))
    own = asked.organ or (old.report.organ if old and old.report else "")
    units, whole = without_whole(found, own)
    _refuse_years(units)
    edition = old.report.form.edition if old and old.report else None
    refused = [
        *_count_all("不能汇总的文件", broken, "{} 个文件不能汇总"),
        *_count_all("不能相加", list(find_mixed(units, edition)), "{} 份报告和其他的不能相加"),
        *_count_all("重复的报告", list(find_twice(units, force=asked.force)), "{} 处会重复计算"),
        *_count_all("有没有读出来的格", _unread(units), "{} 格没有读出来（?），请对照来源填上"),
        *_say_unsound(units, force=asked.force),
    ]
    if refused:
        raise Failure(f"{'；'.join(refused)}（见上），改正后再汇总")
    if not units:
        _print_all("没有加入", whole)
        raise Failure("没有找到要汇总的报告；请检查文件夹和年度（--year）")
    print_switched_off(
        (unit.loaded.path for unit in units),
        sum(hidden_errors(u.report, settings_for(u.loaded.path).settings) for u in units),
    )
    _refuse_smaller(asked, old, units)
    listed, missing, unexpected = _compare(asked, old, units)
    parts = [unit.part(asked.path) for unit in units] + [Part(name, "") for name in missing]
    kept = _write(asked, old, units, parts, listed)
    if others:
        _print_doubt(f"文件夹里另有 {len(others)} 份其他年度的报告，没有加入")
    if passed:
        from reportctl.formatters.findings.checked import count_passed

        _print_doubt("文件夹里" + count_passed(passed, "没有加入").lstrip("，"))
    _print_all("没有加入", whole)
    twice = list(doubtful(units, own, listed=listed > 0, force=asked.force))
    blanks, unadded, errors = (
        list(find_blanks(units)),
        list(find_unadded(units)),
        _errors(asked.path),
    )
    _print_all("请核对的单位", twice)
    _print_all("汇总机关自己的报告", list(find_own(units, own)))
    _print_all("名单上没有、已经加入的单位", unexpected)
    _print_all("有空白", blanks)
    _print_all("没有相加", unadded)
    _print_all("汇总有错", errors)
    print(f"已汇总 {len(units)} 个单位，写入 {asked.path}")
    print(f"接着运行 reportctl validate {quoted(asked.path)}")
    if missing:
        told = suggest_names(missing, unexpected)
        _print_all("汇总不完整，没有下列单位的报告", told, most=len(told))
    bare = [] if listed else _tell_unlisted(asked, units, others)
    # without a list a page or document in the folder may be all that there is of a unit
    beside = [] if listed else passed
    doubts = (whole, missing, unexpected, kept, twice, blanks, unadded, errors, bare, beside)
    return int(any(doubts))


def _tell_unlisted(asked: SumRequest, units: Sequence[Unit], others: Sequence[str]) -> list[str]:
    """Say that no list of the units is there, and the units that seem to be missing."""
    _print_doubt("没有单位名单（reportctl.toml 的 units，或者 --units），缺哪个单位没有核对")
    bare = list(find_bare(asked.reports, units))
    late = [] if bare else find_missing(others, [unit.report.organ for unit in units])
    _print_all(f"没有{units[0].report.year}年度报告的文件夹", bare, most=len(bare))
    _print_all("只有其他年度报告的单位", late, most=len(late))
    return bare or late


def _errors(path: Path) -> list[str]:
    """A line for each error of arithmetic in the sum."""
    report = load(path).report
    found = check_sums(report, (), settings_for(path).settings) if report else ()
    return [f"{path}:{one.place.line}: {one.code} {one.message}" for one in found]


def _refuse_own(report: Report, asked: SumRequest) -> None:
    """Raise Failure where a file is another organ's or a unit's, or is filled in and is no sum."""
    at, what = report.path, "汇总" if report.parts else "报告"
    if asked.organ and report.organ and not same_organ(asked.organ, report.organ):
        raise Failure(f"{at} 是{report.organ}的{what}，不是{asked.organ}的；请换一个文件名")
    folders = {Path(name).resolve() for name in asked.reports if Path(name).is_dir()}
    if not report.parts and not folders.isdisjoint(at.resolve().parents[1:]):
        raise Failure(f"{at} 在要汇总的文件夹里，是一个单位的报告；请另写一个文件名")
    if not (asked.force or report.parts) and any(cell.value for cell in report.cells.values()):
        told = "确要汇总进去请加 --force"
        raise Failure(f"{at} 是填好的报告，不是汇总的结果，没有动它；请另写一个文件名，{told}")


def _year(asked: SumRequest, old: Loaded | None) -> int | None:
    """The year that is summed up: the file's own, the one asked for, the one in its name."""
    own = old.report.year if old and old.report else None
    if own and asked.year and own != asked.year:
        raise Failure(f"{asked.path} 是{own}年度的报告，不是{asked.year}年度")
    return own or year_of(asked.path, asked.year)


def _refuse_years(units: Sequence[Unit]) -> None:
    """Raise Failure where reports of several years were found and nobody said which is meant."""
    years = sorted({unit.report.year for unit in units})
    if len(years) > 1:
        told = "、".join(map(str, years))
        raise Failure(f"有 {told} 年度的报告，请用 --year 写明汇总哪一年，如 --year {years[-1]}")


def _refuse_smaller(asked: SumRequest, old: Loaded | None, units: Sequence[Unit]) -> None:
    """Raise Failure where units of the last sum would drop out of it."""
    parts = old.report.parts if old and old.report else ()
    before = [part.organ for part in parts if part.file]
    gone = find_missing(before, [unit.report.organ for unit in units])
    if gone and not asked.force:
        raise Failure(
            f"{asked.path} 原来汇总了 {len(before)} 个单位，这次没有其中的 {len(gone)} 个："
            f"{'、'.join(gone[:MOST])}{'等' if len(gone) > MOST else ''}；"
            "没有改动，确要改请加 --force"
        )


def _unread(units: Sequence[Unit]) -> list[str]:
    """A line for each cell that was not read; --force does not lift this."""
    return [
        f"{unit.loaded.path}:{finding.place.line}: {finding.code} {finding.message}"
        for unit in units
        if unit.report.unread
        for finding in unit.loaded.findings
        if finding.code == UNREAD_CELL
    ]


def _count_all(title: str, lines: Sequence[str], told: str) -> list[str]:
    """Name them all; how many there are, as half a sentence, or nothing."""
    _print_all(title, lines, most=len(lines))
    return [told.format(len(lines))] if lines else []


def _say_unsound(units: Sequence[Unit], *, force: bool) -> list[str]:
    """Name every error of a report; half a sentence, or nothing where --force lifts them."""
    wrong = [(unit, found) for unit, found in unsound(units) if found.code != UNREAD_CELL]
    lines = [f"{u.loaded.path}:{f.place.line}: {f.code} {f.message}" for u, f in wrong]
    _print_all("报告有错" + ("，仍按 --force 加入" if force else ""), lines, most=len(lines))
    count = len({unit.loaded.path for unit, _ in wrong})
    return [f"{count} 个单位的报告有错，确要照原数汇总请加 --force"] if count and not force else []


def _compare(
    asked: SumRequest, old: Loaded | None, units: Sequence[Unit]
) -> tuple[int, list[str], list[str]]:
    """How many units are listed, the missing and the unexpected ones.

    The list is the one that is named, that of the settings, or the units of the last sum.
    """
    there = [unit.report.organ for unit in units]
    if asked.units:
        names = read_names(asked.units)
    elif listed := _listed(asked):
        own = asked.organ or (old.report.organ if old and old.report else "")
        names = [name for name in listed if not same_organ(name, own)]
    else:
        # without a list, a unit that was in the last sum and is gone now is missing
        before = old.report.parts if old and old.report else ()
        known = (old.report.listed if old and old.report else 0) or 0
        return known, find_missing([part.organ for part in before], there), []
    return len(names), find_missing(names, there), find_missing(there, names)


def _listed(asked: SumRequest) -> tuple[str, ...]:
    """The units of the settings that hold for the sum, else for the folders that are added up."""
    lists = (settings_for(place).settings.units for place in _places(asked))
    return next((tuple(units) for units in lists if units), ())


def _places(asked: SumRequest) -> list[Path]:
    """Where settings are looked for: beside the sum, then in the folders that are added up."""
    return [asked.path, *(Path(name) / SETTINGS for name in asked.reports if Path(name).is_dir())]


def _write(
    asked: SumRequest, old: Loaded | None, units: Sequence[Unit], parts: list[Part], listed: int
) -> list[str]:
    """Write the sum; a line for each figure of the file that was left as it is."""
    reports = [unit.report for unit in units]
    if old and old.report:
        document = old.document
        if asked.level:
            document = put_text(document, ("report", "level"), quote(asked.level))
        done = put_units(document, old.report, reports, parts, listed=listed, force=asked.force)
        save(asked.path, done.document.data, old.snapshot)
        kept = [f"{one.label}：文件中是 {one.here}，各单位之和是 {one.there}" for one in done.kept]
        _print_all("未改动（要覆盖请加 --force）", kept)
        print(f"改动了 {done.changed} 格")
        return kept
    if not asked.organ:
        raise Failure(f"{asked.path} 是新文件，请用 --organ 写明汇总机关的名称")
    check_name(asked.path, asked.organ)
    content = content_of_units(reports, parts, asked.organ, asked.level, listed)
    form = reports[0].form
    if form is not form_for(content.year):
        _print_doubt(f"{content.year}年度通常用{form_for(content.year).notice}的格式")
    save(asked.path, parse(write_report(form, content)).data, None)
    put_schema(form, asked.path)
    return []


def _print_all(title: str, lines: Sequence[str], most: int = MOST) -> None:
    if not lines:
        return
    _print_doubt(f"{title}（{len(lines)}）：")
    for line in lines[:most]:
        _print_doubt(f"  {line}")
    if len(lines) > most:
        _print_doubt(f"  另有 {len(lines) - most} 项")


def _print_doubt(line: str) -> None:
    print(line, file=sys.stderr)
