"""Family S, structure: sections, tables and rows are those of the edition's form."""

from __future__ import annotations

from collections.abc import Iterator

from reportctl.rules.rule import Fault, Review, rule
from reportctl.schema.load import form_for


@rule("S101", "缺少一个部分或一张表", "error", "notice")
def find_missing_sections(review: Review) -> Iterator[Fault]:
    """年度报告有六个部分，其中三个部分是表，一个也不能少。

    依据：国办公开办函〔2021〕30号附件；条例第五十条。

    错：文件里没有 [disputes]。
    对：没有行政复议、行政诉讼也要有表四，格里填 0。

    怎么改：用 reportctl init 生成骨架，把缺的部分抄进来填好。
    """
    report = review.report
    rows = report.rows
    for section in report.form.sections:
        if section.prose and section.key not in report.prose:
            yield Fault(section.key, f"缺少“{section.title}”")
        keys = dict.fromkeys(table.key for table in section.tables)
        for key in keys:
            if not any(row.startswith(f"{key}.") for row in rows):
                captions = "、".join(t.caption for t in section.tables if t.key == key)
                yield Fault(
                    key, f"“{section.title}”缺少表" + (f"（{captions}）" if captions else "")
                )


@rule("S102", "缺少表中的一行", "error", "notice")
def find_missing_rows(review: Review) -> Iterator[Fault]:
    """表的每一行都要有；没有发生的填 0，不能整行删去。

    依据：国办公开办函〔2021〕30号附件。

    错：没有 outcome.refused.query（8.属于行政查询事项）这一行。
    对：这一行各格填 0。

    怎么改：按提示的键补上这一行。
    """
    report = review.report
    rows = report.rows
    for table in report.tables:
        if not any(row.startswith(f"{table.key}.") for row in rows):
            continue
        for row in table.rows.leaves:
            key = table.row_key(row)
            if key not in rows and report.locate(key) == report.locate(key.rpartition(".")[0]):
                yield Fault(key, f"缺少“{row.label}”一行", hint=f"补上 {key}")


@rule("S103", "格式与年度不符", "error", "notice")
def check_edition(review: Review) -> Iterator[Fault]:
    """2021年度起用国办公开办函〔2021〕30号的格式，2019、2020年度用〔2019〕60号的格式。

    依据：国办公开办函〔2021〕30号。2019年度“鼓励”用当年的格式，不作为错误。

    错：2022年度的报告还用“本年新制作数量”的旧表。
    对：2022年度用“本年制发件数、本年废止件数、现行有效件数”的表。

    怎么改：用 reportctl init 按年度生成骨架，重新填表二。
    """
    report = review.report
    right = form_for(report.year)
    if right.edition != report.form.edition:
        yield Fault(
            "report.edition",
            f"{report.year}年度应使用{right.notice}的格式，用的是{report.form.notice}",
        )


@rule("S104", "沿用旧格式的行", "warning", "notice", "applications")
def find_older_rows(review: Review) -> Iterator[Fault]:
    """2021年的格式把几项分列，2019年的格式只有一行。仍写成一行的，无法知道各项是多少。

    依据：国办公开办函〔2021〕30号附件，“（六）其他处理”分列三项。

    错：outcome.other = [0, 0, 0, 0, 0, 0, 0]
    对：outcome.other.uncorrected、outcome.other.unpaid、outcome.other.rest 三行。

    怎么改：按新格式分列各项。
    """
    report = review.report
    for table in report.form.tables:
        for heading in table.rows.headings:
            key = table.row_key(heading)
            if key in report.older:
                parts = len(table.rows.leaves_under(heading.key))
                yield Fault(key, f"“{heading.label}”未按{report.form.edition}年格式分列{parts}项")


@rule("S105", "格式之外的行", "warning", "notice")
def find_extra_rows(review: Review) -> Iterator[Fault]:
    """全国统一格式之外的行不参加合计，也不能汇总，保留并提示。

    依据：国办公开办函〔2021〕30号附件；有的省份曾加列“其他主动公开文件”等行。

    错：表二多出“其他主动公开文件”一行。
    对：格式之外的情况写进第一部分或第六部分。

    怎么改：确属本省要求的，用 [[waivers]] 说明；否则移到正文。
    """
    for extra in review.report.extras:
        section = next(
            (t.section for t in review.report.form.tables if t.key == extra.table), extra.table
        )
        title = review.report.form.section_by_key[section].title
        yield Fault(f"{extra.table}.extra", f"“{title}”有格式之外的一行“{extra.label}”")


@rule("S106", "表格部分另有文字", "info", "notice")
def find_text_around_tables(review: Review) -> Iterator[Fault]:
    """第二、三、四部分在格式里只有表格。表前、表后的文字照录并参加核对，情况说明一般写在第一或第六部分。

    依据：国办公开办函〔2021〕30号附件。

    错：[applications] 的 note 写着“本年度办结率为100%”。
    对：这句话写在第一部分“依申请公开”一段。

    怎么改：移到正文；原文确实印在表格前后的，可以保留。
    """
    form = review.report.form
    for key, prose in review.report.prose.items():
        text = form.texts.get(key)
        if text and not form.section_by_key[text.path[0]].prose and prose.text.strip():
            size = len("".join(prose.text.split()))
            yield Fault(key, f"“{prose.title}”有{size}字，格式的这一部分只有表格")
