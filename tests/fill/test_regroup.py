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
