"""`fill FOLDER --from SOURCES`: one report out of each source, filed by organ and year."""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr
from functools import cache, partial
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportctl.cli.correction import Read, compare_with, say_there
from reportctl.cli.files import SETTINGS, is_folder, is_report_text, quoted, refuse_absent
from reportctl.cli.init import put_schema
from reportctl.cli.links import real_path
from reportctl.cli.naming import UNFIT
from reportctl.cli.settings_file import refuse_settings, settings_for, tell_faults
from reportctl.cli.workers import Workers
from reportctl.document.save import make_folder, reason, save
from reportctl.document.toml import read_toml
from reportctl.finding import Failure
from reportctl.readers.read import READERS
from reportctl.record import NamedTuple
from reportctl.report.load import build, load
from reportctl.report.organs import same_organ
from reportctl.rules.totals import check_sums
from reportctl.schema.load import load_form
from reportctl.terminal.progress import show_progress
from reportctl.terminal.safe import plain
from reportctl.terminal.width import width

if TYPE_CHECKING:
    from reportctl.cli.fill import FillRequest

MANY = 4
"""From so many sources on it pays to start further processes."""
HEADS = ("放入", "未读出", "勾稽错误", "来源 → 报告")


class Row(NamedTuple):
    """What became of one source."""

    source: str
    report: str = ""
    """The file that was written, or '' where none was."""
    placed: int = 0
    unread: int = 0
    errors: int = 0
    remark: str = ""
    """Why it was refused, or what is doubtful."""
    year: int = 0
    """Of the report, 0 where none was written."""

    @property
    def clean(self) -> bool:
        """Whether nobody need look at it."""
        return bool(self.report) and not (self.unread or self.errors or self.remark)

    @property
    def look(self) -> str:
        """What to look at, in words."""
        told = [f"{self.unread} 格没有读出来"] if self.unread else []
        told += [f"勾稽错误 {self.errors} 处"] if self.errors else []
        return "；".join([*told, *([self.remark] if self.remark else [])])


class Draft(NamedTuple):
    """What a source comes to before anything is written."""

    row: Row
    path: Path | None = None
    """The report file that it would be, None where it is to be none."""
    data: bytes = b""
    edition: int = 0
    """Of the form; 0 where there is nothing to write."""
    said: str = ""
    """What is to be told of it on stderr."""


def fill_folder(folder: Path, asked: FillRequest) -> int:
    """Read every source into a report of its own; 1 where one wants looking at, else 0.

    Nothing is written over: of two sources of one organ and year the second is refused.
    """
    if asked.settings or asked.forms or asked.report_format:
        raise Failure(f"{folder} 是文件夹：只能和 --from、--organ、--year、--level 同用")
    if asked.force:
        raise Failure(
            "整个文件夹不用 --force：去掉它再运行，已经有的报告逐份比较，要换哪一份，列出命令"
        )
    faults: list[Row] = []
    refuse_absent(asked.sources)
    sources = list(_expand(asked.sources, folder, faults))
    if not sources and not faults:
        raise Failure("来源的文件夹里没有能读入的文件")
    refuse_settings([folder / SETTINGS], "改正后再读入")
    make_folder(folder)
    # standard input belongs to this process
    with Workers(None, alone=len(sources) < MANY or "-" in sources) as workers:
        drafts = workers.run(
            partial(_read_lot, folder=folder, asked=asked), ([source] for source in sources)
        )
        read = list(show_progress(drafts, len(sources), "读入"))
    # what was there before the run is compared with every source of it
    chosen = _choose(draft for draft in read if not (draft.path and draft.path.exists()))
    flags = "--force --accept-other" if asked.accept_other else "--force"
    there = cache(load)  # several sources may be of one report
    rows = [*faults, *_doubt_years([_write(draft, chosen, flags, there) for draft in read])]
    print_rows(rows)
    written = sum(bool(row.report) for row in rows)
    look = sum(not row.clean for row in rows)
    print(
        f"读入 {len(rows)} 个来源：写成 {written} 份报告，没有读入 {len(rows) - written} 个，"
        f"要看一看的 {look} 个"
    )
    years = Counter(draft.row.year for draft in read if draft.row.year).most_common(1)
    year = f" --year {years[0][0]}" if years else ""
    print(f"接着运行 reportctl validate {quoted(folder)}{year}", file=sys.stderr)
    return int(look > 0)


def _choose(drafts: Iterable[Draft]) -> dict[Path, str]:
    """For each report that can be written the source to write it from, the fullest of several.

    A picture of a report, whose figures are only recognised, stands behind every document.
    """
    best: dict[Path, tuple[tuple[bool, int], str]] = {}
    for draft in drafts:
        rank = (not draft.row.source.lower().endswith(READERS[".png"].endings), draft.row.placed)
        known = best.get(draft.path) if draft.path else None
        if draft.path and (known is None or rank > known[0]):
            best[draft.path] = rank, draft.row.source
    return {path: source for path, (_, source) in best.items()}


def _doubt_years(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with a remark on each that is not of the year of which most are."""
    years = Counter(row.year for row in rows if row.year)
    usual, count = years.most_common(1)[0] if years else (0, 0)
    for row in rows:
        if row.year and row.year != usual and 2 * count > sum(years.values()):
            told = f"是{row.year}年度的，其他的多是{usual}年度"
            yield row._replace(remark="；".join(filter(None, (row.remark, told))))
        else:
            yield row


def _expand(names: Sequence[str], target: Path, faults: list[Row]) -> Iterator[str]:
    """The files named, and every file below the folders named that may be a report.

    A report file below the target is where it belongs. A folder that cannot be read is a row of the
    faults.
    """
    home = real_path(target)

    def note(error: OSError) -> None:
        faults.append(Row(str(error.filename), remark=reason(error)))

    for name in names:
        if name == "-" or not is_folder(Path(name)):
            yield name
            continue
        files = (
            Path(above, each) for above, _, found in os.walk(name, onerror=note) for each in found
        )
        for file in sorted(files):
            if file.name.startswith((".", "~$")):
                continue
            there = home in real_path(file).parents
            if file.suffix != ".toml" or (is_report_text(file) and not there):
                yield str(file)


def _read_lot(lot: Sequence[str], folder: Path, asked: FillRequest) -> list[Draft]:
    """What is to be written of each source; whatever is wrong with one is its own row."""
    found = []
    for source in lot:
        said = StringIO()
        try:
            with redirect_stderr(said):
                draft = _read_one(source, folder, asked)
        except Failure as failure:
            draft = Draft(Row(source, remark=_why(source, failure)))
        except OSError as error:
            draft = Draft(Row(source, remark=reason(error)))
        found.append(draft._replace(said=said.getvalue()))
    return found


def _why(source: str, failure: Failure) -> str:
    return str(failure).removeprefix(f"{Path(source).name}：")


def _read_one(source: str, folder: Path, asked: FillRequest) -> Draft:
    from reportctl.cli.fill import begin, read_one

    if source != "-" and is_report_text(Path(source)):
        return Draft(Row(source, remark=_place_report(source, folder)))
    reading = read_one(source)
    organ, year = asked.organ or reading.organ, asked.year or reading.year
    if not organ or year is None:
        return Draft(Row(source, remark=f"没有找到{'年度' if organ else '机关名称'}，请单独读入"))
    if reading.unfilled:
        return Draft(Row(source, remark="是还没有填的表，没有数字和正文"))
    path = _target(folder, organ, year)
    try:
        document, certain = begin(source, reading, asked, path)
    except Failure as failure:  # of another organ or year than the line asks for: nobody's rival
        return Draft(Row(source, remark=_why(source, failure)))
    report = build(document, path).report
    if report is None:  # what the program wrote itself it can read
        raise AssertionError(document.text)
    remarks = [] if certain else ["机关或年度请核对"]
    settings = settings_for(path).settings
    remarks += tell_faults(path)  # of a unit's own folder
    if settings.units and not any(same_organ(name, organ) for name in settings.units):
        remarks.append("单位名单上没有")
    if not reading.whole and not reading.unread:
        lacking = f"（来源中没有 {len(reading.missing)} 格）" if reading.missing else ""
        remarks.append(f"没有全部读出{lacking}")
    if reading.doubts:
        more = f"（另有 {len(reading.doubts) - 1} 处）" if len(reading.doubts) > 1 else ""
        remarks.append(f"请核对：{reading.doubts[0]}{more}")
    errors = check_sums(report, (), settings)
    row = Row(
        source,
        str(path),
        sum(cell.value is not None for cell in report.cells.values()),
        len(reading.unread),
        sum(finding.code.startswith("T") for finding in errors),
        "；".join(remarks),
        year,
    )
    return Draft(row, path, document.data, report.form.edition)


def _place_report(source: str, folder: Path) -> str:
    """What to do with a report file among the sources."""
    report = load(Path(source)).report
    if report is None:
        return f"已经是报告文件；请先改正，运行 reportctl validate {quoted(source)}"
    path = _target(folder, report.organ, report.year)
    if not path.exists():
        return f"已经是报告文件；请放进 {path.parent}，文件名 {path.name}"
    told, differs = compare_with(path, report)
    return f"已经是报告文件；{told}" + ("；要换，拷到那里" if differs else "")


def _target(folder: Path, organ: str, year: int) -> Path:
    """The file of a report: in the one folder here that is named after the organ, else beside."""
    beside = folder / f"{re.sub(UNFIT, '', organ)}-{year}.toml"
    named = [one for one in folder.iterdir() if is_folder(one) and same_organ(one.name, organ)]
    return beside if beside.exists() or len(named) != 1 else named[0] / f"{year}.toml"


def _write(draft: Draft, chosen: Mapping[Path, str], flags: str, there: Read) -> Row:
    """The draft as a report file; why it is none is its own row."""
    try:
        return _write_one(draft, chosen, flags, there)
    except Failure as failure:
        return Row(draft.row.source, remark=_why(draft.row.source, failure))
    except OSError as error:
        return Row(draft.row.source, remark=reason(error))


def _write_one(draft: Draft, chosen: Mapping[Path, str], flags: str, there: Read) -> Row:
    row, path = draft.row, draft.path
    if path and chosen.get(path, row.source) != row.source:
        again = f"reportctl fill {quoted(path)} --from {quoted(row.source)} {flags}"
        told = f"和 {chosen[path]} 是同一机关同一年度的；要用这一份，运行 {again}"
        return Row(row.source, remark=told)
    if path and path.exists():
        new = build(read_toml(draft.data), path).report
        return Row(row.source, remark=say_there(path, new, row.source, flags, there))
    print(draft.said, end="", file=sys.stderr)
    if path:
        save(path, draft.data, None)
        put_schema(load_form(draft.edition), path)
    return row


def print_rows(rows: Sequence[Row]) -> None:
    """The table of what became of each source, then what wants looking at."""
    lines = [HEADS, *((*_counts(row), _names(row)) for row in rows)]
    columns = [max(width(line[at]) for line in lines) for at in range(len(HEADS) - 1)]
    for line in lines:
        figures = zip(line, columns, strict=False)
        told = [" " * (wide - width(one)) + one for one, wide in figures]
        print("  ".join([*told, line[-1]]).rstrip())
    doubtful = [row for row in rows if not row.clean]
    if doubtful:
        print("\n要看一看的：")
    for row in doubtful:
        done = "" if row.report else "没有读入。"
        print(f"  {plain(row.source)}\n    {done}{plain(row.look)}")


def _counts(row: Row) -> tuple[str, str, str]:
    """What was counted; of a source of which no report was made nothing was looked at."""
    if not row.report:
        return ("—", "—", "—")
    return (str(row.placed), str(row.unread), str(row.errors))


def _names(row: Row) -> str:
    """Source and report without their folders, which the line has named."""
    made = Path(row.report)
    shown = f"{made.parent.name}/{made.name}" if made.stem.isdecimal() else made.name
    return plain(Path(row.source).name + (f" → {shown}" if row.report else "（没有读入）"))
