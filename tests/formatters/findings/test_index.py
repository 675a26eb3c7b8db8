"""The index of the units' feedback."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest
from tests.browser import PHONE
from tests.formatters.sample import BROKEN, CLEAN, TOWN

from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.index import Entry, index_html, index_xlsx

ENTRIES = [Entry("甲<镇>", [TOWN, BROKEN], "甲 镇.html"), Entry("乙镇", [CLEAN], "乙镇.html")]
MISSING = {"乙镇": [2020], "丙镇": [2020, 2021], "丁镇": []}


def test_a_row_counts_what_is_open_and_what_is_accepted():
    page = index_html(ENTRIES, MISSING, Options())
    assert '<a href="%E7%94%B2%20%E9%95%87.html">甲&lt;镇&gt;</a>' in page
    assert "<td>2021、有打不开的</td>" in page
    counts = "".join(f'<td class="count">{count}</td>' for count in (2, "—", 1, 1, 1))
    assert counts in page


def test_who_is_missing_is_named_by_year():
    page = index_html(ENTRIES, MISSING, Options())
    assert "2020年度没有报告的单位（2）：乙镇、丙镇；2021年度没有报告的单位（1）：丙镇" in page
    assert "没有任何报告的单位（1）：丁镇。" in page


def test_the_same_findings_give_the_same_workbook_with_what_was_passed_over():
    options = Options(passed=("甲镇/2020.pdf",))
    made = index_xlsx(ENTRIES, MISSING, options)
    assert made == index_xlsx(ENTRIES, MISSING, options)
    rows = [[c.value for c in row] for row in openpyxl.load_workbook(BytesIO(made)).active.rows]
    assert rows[0] == [
        *("单位", "报告的年度", "错误", "警告", "提示", "已接受", "由本办补", "缺报告的年度")
    ]
    assert rows[3] == ["丙镇", "没有报告", 0, 0, 0, 0, 0, "2020、2021"]
    assert rows[-2][:2] == ["没有检查", "甲镇/2020.pdf"]
    assert rows[-1][:7] == ["合计", None, 2, 0, 1, 1, 1]
    assert "甲镇/2020.pdf" in index_html(ENTRIES, MISSING, options)


def test_what_the_office_mends_stands_in_the_index_with_its_file():
    (waiting,) = openpyxl.load_workbook(
        BytesIO(index_xlsx(ENTRIES, MISSING, Options()))
    ).worksheets[1:]
    rows = list(waiting.values)
    assert waiting.title == "由本办补"
    assert rows[0] == ("单位", "文件", "行", "编号", "问题", "怎么改")
    assert [row[:2] + row[3:4] for row in rows[1:]] == [("甲<镇>", BROKEN.path, "F102")]
    page = index_html(ENTRIES, MISSING, Options())
    assert "<h2>由本办补的</h2>" in page
    assert f"<td>{BROKEN.path.replace('&', '&amp;')}</td><td>" in page.replace("\n", "")
    clean = [Entry("乙镇", [CLEAN], "乙镇.html")]
    assert "由本办补" not in index_html(clean, {}, Options())
    (only,) = openpyxl.load_workbook(BytesIO(index_xlsx(clean, {}, Options()))).worksheets
    assert "基线已有" not in next(only.values)


def test_what_a_baseline_knows_is_counted():
    entry = Entry("乙镇", [replace(CLEAN, known=3)], "乙镇.html")
    assert '<td class="count">3</td>' in index_html([entry], {}, Options())


@pytest.mark.parametrize("how", [{}, {"width": PHONE}, {"dark": True}], ids=str)
def test_axe_finds_nothing_on_the_page(browser, how):
    assert browser.violations(index_html(ENTRIES, MISSING, Options()), **how) == ""
