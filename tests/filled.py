"""Random filled forms for property tests: whatever a file may hold, and what gets published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.report.report import LEVELS, SCOPES, ExtraRow, Report
from reportctl.report.skeleton import Content, write_report
from reportctl.schema.form import At, Form
from reportctl.schema.load import editions, load_form

COUNTS = st.integers(0, 99_999_999).map(str)
BLANKS = st.sampled_from(["", "/", "-", "—"])
MONEY = st.decimals(0, 10**7, places=4).map(lambda d: format(d, "f"))
SIGNED = st.integers(-999, 999).map(str)
AMOUNTS = st.one_of(MONEY, COUNTS.map(lambda n: f"{n}元"))
FIGURES = {"count": COUNTS, "money": MONEY, "signed": SIGNED, "amount": AMOUNTS}
LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf"]),
    min_size=1,
)
PROSE = st.lists(LINES, max_size=5).map("\n\n".join)


@st.composite
def contents(draw: st.DrawFn) -> tuple[int, Content]:
    """A random filled form of a random edition; its text is anything that can be written."""
    edition = draw(st.sampled_from(editions()))
    form = load_form(edition)
    prose = {section.key: draw(PROSE) for section in form.sections if section.prose}
    facts = {"level": "county", "scope": "region", "preface": draw(PROSE), "date": draw(LINES)}
    return edition, Content(
        draw(LINES),
        form.first,
        {k: v for k, v in facts.items() if v},
        cells=draw(cells(form)),
        prose=prose,
    )


@st.composite
def cells(draw: st.DrawFn, form: Form) -> Mapping[At, str]:
    """A figure or a blank for every cell of the form."""
    return {
        at: draw(st.one_of(BLANKS, FIGURES[table.holds(row, column)]))
        for at, (table, row, column) in form.cells.items()
    }


ORGANS = st.sampled_from(
    [
        "舞泉镇人民政府",
        "云溪县民政局",
        "龙泉驿区大面街道办事处",
        "国家林业和草原局",
        "青岚市人民政府",
        "云溪市大数据管理局（云溪市行政审批局、云溪市公共资源交易管理委员会办公室）",
        "临江市住房和城乡建设局、临江市人民防空办公室",
    ]
)
STATEMENTS = st.sampled_from(
    [
        "全年主动公开政府信息3119条，同比增长1.08%。",
        "本机关认真贯彻《中华人民共和国政府信息公开条例》，“公开为常态、不公开为例外”。",
        "收到申请１２件，其中含上年结转3件；答复11件（含部分公开2件）。",
        "**一是加强领导。**成立领导小组，**二是落实责任。**明确1名专职人员。",
        "门户网站www.example.gov.cn的<b>公开专栏</b>共有5个&nbsp;栏目，C:\\目录也在其中。",
        "|单位|件数|以及*星号*、_下划线_、`反引号`、[方括号](括号)、~~删除线~~和#井号。",
        "=1+1不是公式，+1、-1、@标记、$100$、%d、{0}都是正文；2*3*4=24。",
        "联系电话：0527-84350000，邮编223800，电子邮箱xxgk@example.gov.cn。",
        "㛃、𬞟和𫖯是人名用字，①②③是序号，㎡是单位，—和……是标点。",
        "收取信息处理费0元。",
    ]
)
HEADED = st.sampled_from(
    ["（一）主动公开。", "（二）依申请公开方面。", "1.制度建设。", "（1）平台建设。", ""]
)
PARAGRAPHS = st.one_of(
    STATEMENTS,
    st.builds("{}{}".format, HEADED, STATEMENTS),
    st.sampled_from(["（一）主动公开", "（三）政府信息管理情况", "2.规范性文件", "（2）平台建设"]),
)
TABLES = st.sampled_from(
    [
        "| 单位 | 公开数 | 备注 |\n| --- | --- | --- |\n| 党政办 | 1,203 | 含“舞泉发布”的信息 |",
        "| 序号 | 渠道·方式 |\n| --- | --- |\n| 1 | C:\\\\网站\\|邮箱 |\n| 2 |  |\n| 合计 | 3 |",
    ]
)
"""As a text writes them; two with one head beside each other are one over a page break."""
TEXTS = st.builds(
    lambda first, table, last: "\n\n".join([*first, *table, *last]),
    st.lists(PARAGRAPHS, min_size=1, max_size=3),
    st.lists(TABLES, max_size=1),
    st.lists(PARAGRAPHS, max_size=2),
)


@st.composite
def published(draw: st.DrawFn) -> tuple[int, Content]:
    """A filled form as organs publish it: titles and signature of a real kind, whole sentences."""
    edition = draw(st.sampled_from(editions()))
    form = load_form(edition)
    organ = draw(ORGANS)
    filled = dict(draw(cells(form)))
    older = draw(st.sampled_from(["", *OLDER.get(edition, ())]))
    if older:
        filled = _fold(form, filled, older)
    usual = f"{organ}{form.first}年度政府信息公开工作年度报告"
    facts = {
        "level": draw(st.sampled_from([*LEVELS])),
        "scope": draw(st.sampled_from([*SCOPES])),
        "title": draw(st.sampled_from(["", usual])),
        "preface": draw(st.one_of(st.just(""), st.just(PREFACE))),
        "signature": draw(st.sampled_from(["", organ])),
        "date": draw(st.sampled_from(["", f"{form.first + 1}年1月25日"])),
    }
    return edition, Content(
        organ,
        form.first,
        {key: text for key, text in facts.items() if text},
        cells=filled,
        prose={section.key: draw(TEXTS) for section in form.sections if section.prose},
        extras=tuple(draw(extras(form, older))),
        older=frozenset({older} if older else ()),
    )


PREFACE = (
    "根据《中华人民共和国政府信息公开条例》的规定，现公布本机关政府信息公开工作年度报告。"
    "报告由总体情况等六个部分组成。"
)
OLDER = {2021: ("applications.outcome.other",)}
"""By edition the headings that reports still print as one row."""


def _fold(form: Form, filled: dict[At, str], key: str) -> dict[At, str]:
    """The figures with one row where the form has several."""
    inner = [at for at in filled if at.row.startswith(f"{key}.")]
    first = inner[0].row
    return {
        **{at: text for at, text in filled.items() if at not in inner},
        **{At(key, at.column): filled[at] for at in inner if at.row == first},
    }


@st.composite
def extras(draw: st.DrawFn, form: Form, older: str = "") -> list[ExtraRow]:
    """No row, or one, that the form does not have, after one that is printed."""
    if not draw(st.booleans()):
        return []
    table = draw(st.sampled_from([table for table in form.tables if not table.across]))
    rows = [
        row for row in table.rows.leaves if not older or not table.row_key(row).startswith(older)
    ]
    row = draw(st.sampled_from(rows))
    values = tuple(draw(COUNTS) for _ in table.columns.leaves)
    return [ExtraRow(table.key, "其中：网上公开的行政执法事项", table.row_key(row), values)]


def report_of(edition: int, content: Content) -> Report:
    """The report that a file of this content is read as."""
    text = write_report(load_form(edition), content)
    report = build(parse(text), Path(f"{content.year}.toml")).report
    assert report, text
    return report
