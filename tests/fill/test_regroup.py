"""Lines of text as rows: labels that a narrow cell broke over a few of them."""

from __future__ import annotations

import pytest
from tests.fill import printing as p
from tests.fill.test_place import FORM, OLD, numbered, written

from reportctl.fill.place import place
from reportctl.readers import text

BROKEN = {
    "商业企业": "商业\n\n企业",
    "法律服务机构": "法律\n服务\n机构",
    "本年新公开数量": "本年新\n\n公开数量",
    "对外公开总数量": "对外公开\n总数量",
    "（三）不予公开": "（三）\n不予公开",
    "2.其他法律行政法规禁止公开": "2.其他法律行政\n法规禁止公开",
    "其他结果": "其他\n结果",
}


@pytest.mark.parametrize("form", [FORM, OLD], ids=["2021", "2019"])
def test_labels_broken_over_lines_of_their_own(form):
    values = numbered(form)
    tables = {
        key: [p.as_lines(rows) for rows in found] for key, found in p.grids(form, values).items()
    }
    page = p.page(form, tables, form.edition, tag="")
    for label, broken in BROKEN.items():
        page = page.replace(f"\n{label}\n", f"\n{broken}\n")
    assert written(place(text.read(page.encode(), "x.txt"))) == values


def test_figures_that_stand_before_each_label_are_nobody_s():
    """Under 第（六）项 text out of a PDF may have each row's figure in the line before its name."""
    values = numbered(FORM)
    page = p.page(
        FORM, {k: [p.as_lines(r) for r in g] for k, g in p.grids(FORM, values).items()}, 2023, ""
    )
    (penalty,), (coercion,) = (
        [at for at in FORM.cells if at.row.endswith(end)] for end in ("penalty", "coercion")
    )
    before = page.replace(
        f"行政处罚\n{values[penalty]}\n行政强制\n{values[coercion]}",
        f"{values[penalty]}\n行政处罚\n{values[coercion]}\n行政强制",
    )
    assert before != page
    reading = place(text.read(before.encode(), "x.txt"))
    assert written(reading) == {at: v for at, v in values.items() if at not in (penalty, coercion)}
    assert {penalty, coercion} <= reading.unread.keys()


def test_a_printed_page_s_foot_in_a_table_is_no_row():
    one = "信息内容  本年制发件数  本年废止件数  现行有效件数\n规章   1   0   7\n"
    two = "第二十条第（五）项\n信息内容  本年处理决定数量\nfile:///a.html    1/4\n行政许可   12\n"
    table = f"第二十条第（一）项\n{one}{two}"
    reading = place(text.read(p.page(FORM, {"disclosure": [table]}, 2023, "").encode(), "x.txt"))
    assert [cell.written for cell in reading.cells.values()] == ["1", "0", "7", "12"]
