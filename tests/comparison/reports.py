"""Two invented years of one county, and how to make more: everything that `diff` has to tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from tests.pages import make_report

from reportctl.comparison.changes import Comparison
from reportctl.comparison.compare import compare
from reportctl.comparison.peers import Peers, put_side_by_side
from reportctl.report.report import Prose, Report
from reportctl.schema.form import At

ORGAN = "临水县人民政府"

OVERVIEW_2023 = """2023年，本县认真贯彻《中华人民共和国政府信息公开条例》。
（一）主动公开
全年主动公开政府信息3,119条，其中县政府网站2,004条。制发行政规范性文件11件，废止4件。
（二）依申请公开
全年收到政府信息公开申请41件，答复40件。通过当面、信函方式收到的各占一半。
（三）政府信息管理
严格执行公开属性源头认定和保密审查制度。对网站栏目进行了一次全面清理，纠正错链7处。
（四）政府信息公开平台建设
县政务服务中心设查阅点1个，配备查询机2台。
（五）监督保障
举办培训班2期。没有因政府信息公开工作被追究责任的情形。"""

OVERVIEW_2024 = """2024年,本县认真贯彻《中华人民共和国政府信息公开条例》。
（一）主动公开
全年主动公开政府信息2,987条,其中县政府网站2,004条。制发行政规范性文件9件,废止6件。
（二）依申请公开
全年收到政府信息公开申请52件，答复50件。
（四）政府信息公开平台建设
县政务服务中心设查阅点1个，配备查询机4台。新开设“一看就懂”专栏，发布图解63期。
（三）政府信息管理
严格执行公开属性源头认定和保密审查制度。对网站栏目进行了一次全面清理，纠正错链7处。
（五）监督保障
举办培训班2期。没有因政府信息公开工作被追究责任的情形。"""

PROBLEMS = "存在的问题：公开内容的实用性有待增强。\n改进情况：已建立重点领域信息目录。"

FIGURES_2023 = {
    At("disclosure.documents.norm", "issued"): 11,
    At("disclosure.documents.norm", "repealed"): 4,
    At("disclosure.documents.norm", "in_force"): 97,
    At("disclosure.decisions.licence", "decided"): 1808595,
}
FIGURES_2024 = {
    At("disclosure.documents.norm", "issued"): 9,
    At("disclosure.documents.norm", "repealed"): 6,
    At("disclosure.documents.norm", "in_force"): 100,
    At("disclosure.decisions.licence", "decided"): 1573179,
    At("disclosure.decisions.penalty", "decided"): None,
    At("applications.received", "person"): 52,
    At("applications.received", "total"): 63,
    At("applications.carried_in", "business"): 2,
    At("applications.outcome.granted", "person"): 9,
    At("applications.outcome.granted", "total"): 20,
    At("applications.outcome.refused.state_secret", "person"): 0,
    At("applications.outcome.refused.state_secret", "business"): 3,
    At("disputes.review", "upheld"): 0,
}


def make(
    year: int,
    figures: Mapping[At, int | None] | None = None,
    prose: Mapping[str, str] | None = None,
    *,
    organ: str = ORGAN,
) -> Report:
    """A report of a year; `prose` by section key, none for sections not named."""
    report = make_report(year, figures=figures, organ=organ)
    titles = {section.key: section.title for section in report.form.sections}
    texts = {key: Prose(key, titles[key], text) for key, text in (prose or {}).items()}
    return replace(report, prose=texts, path=Path(f"{year}.toml"))


def last_year() -> Report:
    """The report of 2023."""
    return make(2023, FIGURES_2023, {"overview": OVERVIEW_2023, "problems": PROBLEMS})


def this_year() -> Report:
    """The report of 2024, with a broken carry-over, a broken level and a blank."""
    return make(2024, FIGURES_2024, {"overview": OVERVIEW_2024, "problems": PROBLEMS})


def drop(report: Report, *rows: str) -> Report:
    """The report without some rows."""
    cells = {at: cell for at, cell in report.cells.items() if at.row not in rows}
    return replace(report, cells=cells)


def fold_other(report: Report) -> Report:
    """The report with 其他处理 written in one row, as the 2019 form did."""
    key = "applications.outcome.other"
    cells = dict(report.cells)
    for column in ("person", "business", "research", "welfare", "legal", "other", "total"):
        parts = [at for at in cells if at.row.startswith(f"{key}.") and at.column == column]
        added = sum(cells[at].value or 0 for at in parts)
        cell = cells[parts[0]]._replace(at=At(key, column), value=added, written=str(added))
        cells = {at: one for at, one in cells.items() if at not in parts}
        cells[At(key, column)] = cell
    return replace(report, cells=cells, older=frozenset({key}))


@cache
def two_years() -> Comparison:
    """What is different between the two."""
    return compare(last_year(), this_year())


APPLICATIONS = {
    "云溪镇": 12,
    "柳林镇": 9,
    "石桥镇": 15,
    "枫湾乡": 11,
    "教育局": 10,
    "水务局": 1_234,
}


@cache
def six_organs() -> Peers:
    """Six organs of one county, the last of which has a figure far from the others'."""
    received = At("applications.received", "total")
    return put_side_by_side(
        [
            make_report(2023, organ=f"青岚县{organ}", figures={received: count})
            for organ, count in APPLICATIONS.items()
        ]
    )
