"""`init`: the commented skeleton of a report, and the JSON Schema that stands beside it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from reportctl.cli.files import is_folder, is_there, quoted, year_of
from reportctl.cli.grammar import Line
from reportctl.cli.previous import offer_previous, read_previous
from reportctl.cli.targets import refuse_edit
from reportctl.document.save import NOTES, save
from reportctl.document.toml import read_toml
from reportctl.finding import Failure
from reportctl.record import record
from reportctl.report.facts import YEARS
from reportctl.report.figures import UNREAD
from reportctl.report.keys import LISTS
from reportctl.report.organs import same_organ
from reportctl.report.report import LEVELS, SCOPES, Report
from reportctl.report.skeleton import Content, schema_name, write_report
from reportctl.schema.form import At, Form
from reportctl.schema.load import EDITIONS, editions, form_for


@record(frozen=True, slots=True)
class InitRequest:
    """What an `init` line asks for."""

    path: Path
    organ: str = ""
    year: int | None = None
    level: str = ""
    previous: Path | None = None
    last_text: bool = False
    """Whether last year's prose is put into comments."""
    force: bool = False


def start(line: Line) -> int:
    """`reportctl init`."""
    return init(
        InitRequest(
            line.paths("文件")[0],
            line.text("organ"),
            line.number("year"),
            line.text("level"),
            line.path("previous"),
            "last-text" in line,
            "force" in line,
        )
    )


def init(asked: InitRequest) -> int:
    """Write the skeleton; 1 where what last year's report hands on is unread or does not add up.

    Raises Failure where FILE is there already, and where its name, `--year` and last year's report
    do not agree on the year.
    """
    refuse_edit(asked.path, [asked.previous] if asked.previous else [])
    last = read_previous(asked.previous) if asked.previous else None
    year = year_of(asked.path, asked.year)
    if year is None and re.search(r"\d{4}", asked.path.stem):
        raise Failure(f"从文件名 {asked.path.name} 看不出是哪一年度，请用 --year 写明")
    if year is None:  # the clerk's own calendar
        year = last.year + 1 if last else date.today().year - 1  # noqa: DTZ011
    offered = None if last else offer_previous(asked.path, year)
    take = f"--previous {quoted(offered)}" if offered else ""
    organ = asked.organ or (last.organ if last else "")
    if not organ:
        told = f"；或者用 {take} 从旁边的上年度报告带入" if take else ""
        raise Failure(f"请用 --organ 写明机关名称，如 --organ 舞泉镇人民政府{told}")
    if last and last.year != year - 1:
        raise Failure(
            f"--previous 是 {last.year} 年度的报告，新报告是 {year} 年度的，"
            f"--previous 应是 {year - 1} 年度的"
        )
    if last and not same_organ(last.organ, organ):
        raise Failure(
            f"--previous 是{last.organ}的报告，新报告是{organ}的，没有带入；"
            f"同一机关改了名的，请先用旧名 --organ {last.organ} 生成，再在文件里改名"
        )
    if not asked.path.stem.isascii():
        from reportctl.fill.file_names import check_name

        check_name(asked.path, organ)
    facts = {
        "level": asked.level or (last.level if last and last.level else ""),
        "scope": last.scope if last and last.scope else "own",
    }
    form = form_of(year)
    cells = _carry_over(form, last) if last else {}
    content = Content(
        organ,
        year,
        facts,
        cells=cells,
        remarks=_last_text(last) if last and asked.last_text else {},
    )
    text = write_report(form, content)
    if read_toml(text.encode()).faults:
        raise ValueError(text)
    if asked.path.exists() and not asked.force:
        raise Failure(f"{asked.path} 已经存在；确要重新开始请加 --force，原来的内容会被覆盖")
    save(asked.path, text.encode(), None, force=asked.force)
    put_schema(form, asked.path)
    print(f"已生成 {asked.path}：{organ} {year} 年度，{form.notice}格式")
    if last:
        print(f"从{last.organ} {last.year} 年度的报告带入 {_count_carried(form, cells)}")
    unread = [at for at, written in cells.items() if written == UNREAD]
    if unread:
        named = "、".join("·".join(form.trail(at)) for at in unread)
        told = f'上年度报告里没有读出来，写作 "?"，请对照原件填写：{named}'
        print(f"请核对：有 {len(unread)} 格{told}", file=sys.stderr)
    wrong = list(_open_sums(form, last)) if last else []
    for told in wrong:
        print(f"请核对：上年度报告的{told}，照原数带入了", file=sys.stderr)
    if organ.endswith(("乡", "镇")):
        line = f"reportctl fill {quoted(asked.path)} --set report.organ={organ}人民政府"
        print(f"请核对：机关名称“{organ}”不像全称；要改，运行 {line}", file=sys.stderr)
    if take:
        line = f"reportctl init {quoted(asked.path)} {take} --force"
        print(f"旁边有上年度报告，要带入结转和现行有效件数，请运行 {line}")
    path = quoted(asked.path)
    print(f"接着运行 reportctl fill {path} 填写，然后运行 reportctl validate {path}")
    return int(bool(unread or wrong))


def form_of(year: int) -> Form:
    """The form of a year; raises Failure for one that has none."""
    if year >= YEARS.stop:
        raise Failure(f"年度应是四位年份，写的是 {year}")
    if year < editions()[0]:
        raise Failure(f"没有 {year} 年度的格式；最早的是 {editions()[0]} 年度")
    return form_for(year)


def _carry_over(form: Form, last: Report) -> dict[At, str]:
    """What last year's figures say about this year's: 结转, and 现行有效 to start from.

    `"?"` where last year's cell, or the row that the form has there, was not read.
    """
    pairs = [(carry.this, carry.last) for table in form.tables for carry in table.carried]
    pairs += [(roll.level, roll.level) for table in form.tables for roll in table.rolled]
    return {
        this: last.cells[at].written if at in last.cells else UNREAD
        for this, at in pairs
        if at in last.cells or at in last.form.cells
    }


def _open_sums(form: Form, last: Report) -> Iterator[str]:
    """What the rules say of sums of last year's rows that are carried over and do not hold."""
    from reportctl.rules.totals import check_sums

    rows = {carry.last.row for table in form.tables for carry in table.carried}
    for fault in check_sums(last):
        if fault.code in {"T301", "T303"} and fault.key in rows:
            yield fault.message


def _count_carried(form: Form, cells: Mapping[At, str]) -> str:
    """How many figures were carried over, by what they are; none is said too."""
    figures = {at for at, written in cells.items() if written not in ("", UNREAD)}
    carried = {carry.this for table in form.tables for carry in table.carried}
    counts = {"上年结转": len(figures & carried), "现行有效件数": len(figures - carried)}
    return "，".join(f"{words} {count} 格" for words, count in counts.items() if count) or "0 格"


def _last_text(last: Report) -> dict[str, str]:
    return {
        key: f"上年度（{last.year}）原文，仅供参考：\n{prose.text}"
        for key, prose in last.prose.items()
    }


def schema_text(form: Form) -> str:
    """The schema of an edition as the package ships it."""
    import json

    from reportctl.schema.jsonschema import write_schema

    schema = write_schema(form, dict(LEVELS), dict(SCOPES), dict(LISTS))
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _schema(form: Form) -> bytes:
    """The schema that the package ships; that of an edition without one is made."""
    shipped = EDITIONS.with_name(schema_name(form))
    return shipped.read_bytes() if shipped.is_file() else schema_text(form).encode()


def put_schema(form: Form, report: Path) -> None:
    """Put the edition's schema beside a report file, unless one of its name is there.

    It helps editors alone: that it could not be written is told, and the report stands without it.
    """
    target = report.parent / schema_name(form)
    if is_there(target) or is_folder(target):
        return
    try:
        save(target, _schema(form), None)
    except Failure as failure:
        if not target.is_file():  # another init put it there meanwhile
            NOTES.append(f"{failure}；没有它，编辑器里没有补全和检查，报告文件不受影响")
