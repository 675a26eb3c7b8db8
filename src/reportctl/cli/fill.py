"""`fill`: figures and text into a report file, from a source, from options, or at the screen."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stdout
from pathlib import Path

from reportctl.cli.answers import is_feedback
from reportctl.cli.files import (
    is_report_text,
    newest_reports,
    refusal,
    year_asked,
    year_of,
)
from reportctl.cli.fill_state import print_state
from reportctl.cli.grammar import Line
from reportctl.cli.init import form_of, put_schema
from reportctl.cli.settings_file import settings_for, tell_faults
from reportctl.cli.targets import refuse_edit
from reportctl.document.document import Document
from reportctl.document.save import save
from reportctl.document.toml import parse
from reportctl.fill.file_names import (
    check_name,
    other_organ_in_name,
    other_owner,
    tell_file,
    tell_folders,
)
from reportctl.fill.identity import Identity, check_identity, check_options, name_options
from reportctl.fill.merge import content_of_reading, put_reading
from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.fill.recognise import level_of
from reportctl.finding import Failure
from reportctl.formatters.fill_result import list_cells, list_kept, sum_up, write_json
from reportctl.readers.limits import most
from reportctl.readers.read import read_source
from reportctl.record import field, record, replace
from reportctl.report.load import Loaded, build, load
from reportctl.report.organs import find_owner
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report

FORMS = {"workbook": "xlsx", "webform": "webform"}
"""The options that write the form, and the format of each."""


@record(frozen=True, slots=True)
class FillRequest:
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
    forms: Mapping[str, Path] = field(default_factory=dict)
    """By format, `xlsx` or `webform`, where to write the form, after everything else."""
    previous: Path | None = None
    """Last year's report, for the form."""
    accept_other: bool = False
    """Whether to take a source of another organ, year or edition."""


def start(line: Line) -> int:
    """`reportctl fill`."""
    if "sum" in line:
        from reportctl.cli.summing import start_sum

        return start_sum(line)
    return fill(
        FillRequest(
            line.path("文件"),
            line.words("from"),
            line.words("set"),
            line.text("organ"),
            line.number("year"),
            line.text("level"),
            "force" in line,
            line.text("report"),
            {name: path for option, name in FORMS.items() if (path := line.path(option))},
            line.path("previous"),
            "accept-other" in line,
        )
    )


def fill(asked: FillRequest) -> int:
    """Put figures and text into FILE, made where it is absent.

    1 where not all of the sources was read, where something of them is to be looked at, and where
    the file as it is now has errors by the count of `validate`; else 0.
    """
    if not (asked.sources or asked.settings or asked.forms):
        from reportctl.cli.interactive import fill_interactively

        return fill_interactively(asked.path)
    if asked.forms and not (asked.sources or asked.settings):
        return _write_forms(asked, asked.path, (asked.organ, asked.year, asked.level))
    if asked.path and (asked.path.is_dir() or (asked.sources and not asked.path.suffix)):
        from reportctl.cli.county import fill_folder

        return fill_folder(asked.path, asked)
    path = asked.path or newest_reports(Path())[0]
    refuse_edit(path, map(Path, asked.sources))
    if asked.report_format != "json":
        return _put(asked, path)[0]
    with redirect_stdout(sys.stderr):  # its object stands on stdout alone
        code, readings = _put(asked, path)
    print(write_json({_called(name): reading for name, reading in readings.items()}), end="")
    return code


def _put(asked: FillRequest, path: Path) -> tuple[int, Mapping[str, Reading]]:
    """What `fill` does to one file; the exit code, and what was read from each source."""
    readings = {name: read_one(name) for name in asked.sources}
    whole, rest = all(reading.whole for reading in readings.values()), list(readings.items())
    snapshot = None
    if path.exists():
        loaded = load(path)
        document, snapshot = loaded.document, loaded.snapshot
        if loaded.report and not asked.sources:
            check_options(loaded.report, asked.organ, asked.year, asked.level)
    elif rest:
        document, done = begin(*rest.pop(0), asked, path)
        whole = whole and done
    else:
        document = _blank(asked, path)
    for name, reading in rest:
        document, done = merge_one(document, path, name, reading, asked)
        whole = whole and done
    if asked.settings:
        unset = _report(document, path)
        document = _set_all(document, path, asked.settings)
    built = build(document, path)  # what asks for more than any report is refused unwritten
    units = settings_for(path).settings.units  # and what cannot be checked
    saved = save(path, document.data, snapshot)
    if snapshot is None and built.report:
        put_schema(built.report.form, path)
    if asked.report_format != "json":
        for name, reading in readings.items():
            print_reading(name, reading, asked.report_format)
    doubted = any(reading.doubts for reading in readings.values())
    if asked.settings and built.report:
        from reportctl.fill.agreement import tell_changed

        print_set(unset, built.report)
        for told in tell_changed(unset, built.report):
            print(f"请核对：{told}", file=sys.stderr)
            doubted = True
    for told in tell_faults(path):
        print(f"请核对：{told}", file=sys.stderr)
    doubted |= any(fault.severity == "error" for fault in settings_for(path).findings)
    organ = built.report.organ if built.report else ""
    folder = path.absolute().parent.name
    if organ and (owner := find_owner(folder, organ, units) or other_owner(folder, organ)):
        print(f"请核对：文件夹是{owner}的，报告写的是{organ}", file=sys.stderr)
        doubted = True
    changed = snapshot is None or document.data != snapshot.data
    written = Loaded(path, document, saved, *built)
    errors = print_state(written, whole=whole, doubted=doubted, changed=changed)
    code = _write_forms(asked, path, ("", None, "")) if asked.forms else 0
    return code or int(not whole or doubted or errors > 0), readings


def _set_all(document: Document, path: Path, settings: Sequence[str]) -> Document:
    """The file with all settings carried out; raises Failure where two of them set one place."""
    from reportctl.fill.set_key import places_of, set_key, split_setting

    first: dict[str, str] = {}
    for setting in settings:
        report = _report(document, path)
        for key in places_of(report, split_setting(setting)[0]):
            if (other := first.setdefault(key, setting)) != setting:
                raise Failure(f"--set {other} 和 --set {setting} 写的是同一处，请只写一个")
        document = set_key(document, report, setting)
    return document


def _blank(asked: FillRequest, path: Path) -> Document:
    """A new file for what `--set` writes; organ and year stand in the line or in the file's name.

    Raises Failure where they do not.
    """
    from reportctl.fill.set_key import split_setting

    facts = dict(map(split_setting, asked.settings))
    year = year_of(path, year_asked(asked.year, facts.get("report.year", "")))
    organ = asked.organ or facts.get("report.organ", "")
    if not organ or year is None:
        wanted = (("机关（--organ 名称）", organ), ("年度（--year 年）", year))
        absent = "和".join(words for words, known in wanted if not known)
        raise Failure(f"没有 {path} 这个文件；要新建，请写明{absent}")
    check_name(path, organ)
    content = Content(organ, year, {"level": asked.level or level_of(organ) or "", "scope": "own"})
    return parse(write_report(form_of(year), content))


def _called(name: str) -> str:
    return "标准输入" if name == "-" else name


def _write_forms(asked: FillRequest, path: Path | None, whose: tuple[str, int | None, str]) -> int:
    """The forms of the line; `whose` is what it says of organ, year and level."""
    from reportctl.cli.blank_form import FormRequest, write_forms

    return write_forms(
        FormRequest(path, asked.forms, *whose, asked.previous, asked.sources, asked.force)
    )


def read_one(name: str) -> Reading:
    """A source read onto the form; raises Failure where nothing of a report is in it.

    A report file is refused: as plain text it would go into another with its keys and comments.
    """
    if name != "-" and is_report_text(Path(name)):
        raise Failure(
            f"{name} 已经是报告文件，不用读入，没有改动什么；要用它，改名换掉原来的那一份"
        )
    source = (
        read_source(sys.stdin.buffer.read(most("file") + 1))
        if name == "-"
        else read_source(Path(name))
    )
    if is_feedback(source):
        raise Failure(
            f"{source.name}：这是检查结果（单位答复），不是报告；"
            "请放回放检查结果的文件夹（如 反馈/），再检查一次，答复列在总表里"
        )
    reading = place(source)
    if not (reading.cells or reading.prose or reading.unread):
        told = source.doubts[0] if source.doubts else "没有找到年度报告的表格和各部分标题"
        raise Failure(f"{source.name}：{told}")
    names = list(tell_folders(Path(name), reading.organ, reading.year))
    if not any(doubt.startswith("文件名") for doubt in reading.doubts):
        names += tell_file(Path(name), reading.organ)
    return replace(reading, doubts=(*reading.doubts, *names))


def begin(name: str, reading: Reading, asked: FillRequest, path: Path) -> tuple[Document, bool]:
    """The text of a new file out of a source, and whether it is certainly that organ's and year's.

    Raises Failure where the options or the file's name say that it is another's.
    """
    year = year_of(path, asked.year) or reading.year
    organ = asked.organ or reading.organ
    if not organ:
        raise Failure("来源里没有找到机关名称，请用 --organ 写明")
    if year is None:
        raise Failure("来源里没有找到年度，请用 --year 写明")
    check_name(path, asked.organ)
    named = other_organ_in_name(path.stem, organ)
    told = name_options(asked.organ, asked.year) or f"文件名 {path.name}"
    certain = _same(name, reading, Identity(asked.organ or named, year, None, told), asked)
    content = content_of_reading(reading, organ, year, asked.level)
    return parse(write_report(reading.form, content)), certain


def merge_one(
    document: Document, path: Path, name: str, reading: Reading, asked: FillRequest
) -> tuple[Document, bool]:
    """A file with a source put into it, and whether all of it went in.

    Raises Failure where the source is another organ's, year's or edition's.
    """
    report = _report(document, path)
    organ, year = "" if reading.organ else asked.organ, None if reading.year else asked.year
    check_options(report, organ, year, asked.level)  # what a source names is compared with it
    whose = Identity(report.organ, report.year, report.form.edition, str(path))
    options = Identity(asked.organ, asked.year, None, name_options(asked.organ, asked.year))
    certain = _same(name, reading, whose, asked) and _same(name, reading, options, asked)
    put = put_reading(document, report, reading, force=asked.force)
    print(list_kept(put), end="")
    return put.document, certain and not (put.kept or put.lost or put.blank)


def _same(name: str, reading: Reading, whose: Identity, asked: FillRequest) -> bool:
    """Whether a source certainly is what the file is; tells what is doubtful."""
    doubts = check_identity(_called(name), reading, whose, accept=asked.accept_other)
    for doubt in doubts:
        print(f"请核对：{doubt}", file=sys.stderr)
    return not doubts


def _report(document: Document, path: Path) -> Report:
    built = build(document, path)
    if built.report is None:
        fault = built.findings[0]
        raise refusal(path, fault, "请先改正再填写")
    return built.report


def print_set(before: Report, after: Report) -> None:
    """Say which cells were set, by their whole printed name: a key may be a part of it."""
    for at, cell in after.cells.items():
        was = before.cells[at].written if at in before.cells else ""
        if cell.written != was:
            told = f"{was or '空白'} → {cell.written or '空白'}"
            print(f"{'·'.join(after.form.trail(at))}：{told}", file=sys.stderr)


def print_reading(name: str, reading: Reading, report_format: str) -> None:
    """Say what was read from a source and what was not."""
    print(sum_up(_called(name), reading), end="")
    if report_format == "text":
        print(list_cells(reading), end="")
