"""`init`: the commented skeleton of a report, and the JSON Schema that stands beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportctl.cli.files import quoted, year_in_name
from reportctl.cli.grammar import Line
from reportctl.cli.previous import offer_previous, read_previous
from reportctl.cli.targets import refuse_edit
from reportctl.document.save import save
from reportctl.document.toml import read_toml
from reportctl.finding import Failure
from reportctl.record import record
from reportctl.report.keys import LISTS
from reportctl.report.organs import same_organ
from reportctl.report.report import LEVELS, SCOPES, Report
from reportctl.report.skeleton import Content, schema_name, write_report
from reportctl.schema.form import At, Form
from reportctl.schema.load import editions, form_for


@record(frozen=True, slots=True)
class Beginning:
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
        Beginning(
            line.paths("文件")[0],
            line.text("organ"),
            line.number("year"),
            line.text("level"),
            line.path("previous"),
            "last-text" in line,
            "force" in line,
        )
    )


def init(asked: Beginning) -> int:
    """Write the skeleton; 0. Raises Failure where FILE is there already."""
    refuse_edit(asked.path, [asked.previous] if asked.previous else [])
    last = read_previous(asked.previous) if asked.previous else None
    year = asked.year or (last.year + 1 if last else None) or year_for(asked.path)
    offered = None if last else offer_previous(asked.path, year)
    take = f"--previous {quoted(offered)}" if offered else ""
    organ = asked.organ or (last.organ if last else "")
    if not organ:
        told = f"；或者用 {take} 从旁边的上年度报告带入" if take else ""
        raise Failure(f"请用 --organ 写明机关名称，如 --organ 舞泉镇人民政府{told}")
    if last and last.year != year - 1:
        raise Failure(f"--previous 是 {last.year} 年度的报告，应是 {year - 1} 年度的")
    if last and not same_organ(last.organ, organ):
        raise Failure(
            f"--previous 是{last.organ}的报告，新报告是{organ}的，没有带入；"
            f"同一机关改了名的，请先用旧名 --organ {last.organ} 生成，再在文件里改名"
        )
    facts = {
        "level": asked.level or (last.level if last and last.level else ""),
        "scope": last.scope if last and last.scope else "own",
    }
    form = form_of(year)
    content = Content(
        organ,
        year,
        facts,
        cells=_carry_over(form, last) if last else {},
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
    if take:
        line = f"reportctl init {quoted(asked.path)} {take} --force"
        print(f"旁边有上年度报告，要带入结转和现行有效件数，请运行 {line}")
    path = quoted(asked.path)
    print(f"接着运行 reportctl fill {path} 填写，然后运行 reportctl validate {path}")
    return 0


def form_of(year: int) -> Form:
    """The form of a year; raises Failure for one that has none."""
    if year < editions()[0]:
        raise Failure(f"没有 {year} 年度的格式；最早的是 {editions()[0]} 年度")
    return form_for(year)


def year_for(path: Path) -> int:
    """The year that the file is named after, else the year that is being reported on now."""
    return year_in_name(path) or date.today().year - 1  # noqa: DTZ011 - the clerk's own calendar


def _carry_over(form: Form, last: Report) -> dict[At, str]:
    """What last year's figures say about this year's: 结转, and 现行有效 to start from."""
    cells: dict[At, str] = {}
    for table in form.tables:
        cells |= {
            carry.this: last.cells[carry.last].written
            for carry in table.carried
            if carry.last in last.cells and not last.cells[carry.last].unread
        }
        cells |= {
            roll.level: last.cells[roll.level].written
            for roll in table.rolled
            if roll.level in last.cells and not last.cells[roll.level].unread
        }
    return cells


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


def put_schema(form: Form, report: Path) -> None:
    """Put the edition's schema beside a report file, unless one of its name is there."""
    target = report.parent / schema_name(form)
    if target.exists():
        return
    try:
        save(target, schema_text(form).encode(), None)
    except Failure:
        if not target.is_file():  # another init put it there meanwhile
            raise
