"""Several organs side by side at 80 columns and in the other formats."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from tests.browser import PHONE
from tests.pages import make_report

from reportctl.comparison.peers import put_side_by_side
from reportctl.formatters.changes.formats import Options, format_changes
from reportctl.schema.form import At
from reportctl.terminal.width import width

RECEIVED = At("applications.received", "total")


@pytest.fixture(scope="module")
def peers():
    organs = (
        "云溪镇",
        "柳林镇",
        "石桥镇",
        "枫湾乡",
        "教育局",
        "住房和城乡建设局及园林绿化服务中心",
    )
    counts = (12, 9, 15, 11, 10, 1_234)
    return put_side_by_side(
        [
            make_report(2023, organ=f"青岚县{organ}", figures={RECEIVED: count})
            for organ, count in zip(organs, counts, strict=True)
        ]
    )


@pytest.mark.parametrize("columns", [80, 140])
def test_six_organs(golden, peers, columns):
    golden(f"diff-peers-{columns}.txt", format_changes("text", peers, Options(columns)))


@pytest.mark.parametrize("columns", [80, 200])
def test_no_line_is_wider_than_the_terminal(peers, columns):
    told = format_changes("text", peers, Options(columns))
    assert max(map(width, told.splitlines())) <= columns


def test_what_is_far_is_marked_in_every_format(peers):
    assert "1,234*" in format_changes("text", peers, Options())
    assert "| 青岚县云溪镇 | 12 |" in format_changes("md", peers, Options(only=("applications",)))
    assert "1,234\\*" in format_changes("md", peers, Options())
    page = format_changes("html", peers, Options())
    assert '<td class="number broken">1,234*</td>' in page
    book = openpyxl.load_workbook(BytesIO(format_changes("xlsx", peers, Options())))
    sheet = book["三、收到和处理政府信息公开申请情况"]
    assert sheet["B7"].value == 1234
    assert sheet["B7"].font.bold
    assert sheet["B8"].value == sum((12, 9, 15, 11, 10, 1_234))


@pytest.mark.parametrize("how", [{}, {"width": PHONE}, {"dark": True}], ids=str)
def test_axe_finds_nothing_on_the_page(browser, peers, how):
    page = format_changes("html", peers, Options())
    assert browser.violations(page, **how) == ""


def test_on_a_phone_only_the_tables_scroll(browser, peers):
    page = format_changes("html", peers, Options())
    wide = browser.look(
        page, lambda p: p.evaluate("document.documentElement.scrollWidth"), width=PHONE
    )
    assert wide == PHONE


def test_the_same_reports_give_the_same_workbook(peers):
    assert format_changes("xlsx", peers, Options()) == format_changes("xlsx", peers, Options())
