"""The 图解: every figure in words, no colour alone, gaps shown as gaps."""

from __future__ import annotations

import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from tests.browser import PHONE
from tests.pages import make_report

from reportctl.page.chart import Chart, Series
from reportctl.page.charting import chart_report
from reportctl.rendering import charts

BAR = Chart("b", "来源", "bar", ("甲", "乙", "丙"), (Series("件数", (3, 0, None)),))
STACK = Chart(
    "s", "结果", "stack", ("复议", "诉讼"), (Series("维持", (1, 2)), Series("纠正", (3, None)))
)
LINE = Chart(
    "l",
    "变化",
    "line",
    ("2020年", "2021年", "2022年", "2023年"),
    (Series("新收", (5, None, 7, 9)),),
    note="2021年没有报告。",
)


def svg(chart):
    made = charts.write_chart(chart)
    return ET.fromstring(made[made.index("<svg") : made.index("</svg>") + 6])


def words(chart):
    return [element.text for element in svg(chart).iter("text")]


def test_a_bar_has_its_figure_beside_it():
    assert words(BAR) == ["甲", "3", "乙", "0", "丙", "空白"]
    bars = [e for e in svg(BAR).iter("rect") if e.get("class") == "bar"]
    assert [bar.get("width") for bar in bars] == ["280"]  # zero and a blank have no length


def test_pieces_are_told_apart_by_pattern_and_words():
    drawn = svg(STACK)
    pieces = [e.get("fill") for e in drawn.iter("rect") if e.get("class") == "piece"]
    assert set(pieces) == {"url(#chart.s.pattern.0)", "url(#chart.s.pattern.1)"}
    assert [p.get("id") for p in drawn.iter("pattern")] == [
        "chart.s.pattern.0",
        "chart.s.pattern.1",
    ]
    assert words(STACK) == ["复议", "维持 1", "纠正 3", "诉讼", "维持 2", "纠正 空白"]


def test_a_line_breaks_at_a_gap():
    drawn = svg(LINE)
    assert len([e for e in drawn.iter("path") if e.get("class") == "line"]) == 1  # 2022-2023
    assert len(list(drawn.iter("circle"))) == 3
    assert "空白" in words(LINE)


@pytest.mark.parametrize(
    ("chart", "said"),
    [
        (BAR, "甲3件，乙0件，丙空白。"),
        (STACK, "复议：维持1件，纠正3件。诉讼：维持2件，纠正空白。"),
        (LINE, "新收：2020年5件，2021年空白，2022年7件，2023年9件。"),
    ],
)
def test_the_picture_is_told_in_words(chart, said):
    drawn = svg(chart)
    assert drawn.get("role") == "img"
    assert drawn.find("title").text == chart.title
    assert drawn.find("desc").text == said


def test_the_same_figures_stand_in_a_table():
    made = charts.write_chart(LINE)
    assert re.findall(r"<td>(.*?)</td>", made.partition("<tbody>")[2]) == ["5", "", "7", "9"]
    assert "<caption" in made
    assert "2021年没有报告。</figcaption>" in made


@pytest.mark.parametrize("values", [(), (0, 0), (None, None), (-3, 2), (Decimal("96171.6"), 1)])
def test_odd_figures_make_a_drawing(values):
    labels = tuple("甲乙"[: len(values)])
    for kind in ("bar", "stack", "line"):
        drawn = svg(Chart("x", "题", kind, labels, (Series("数", values),)))
        assert all(float(e.get("width")) >= 0 for e in drawn.iter("rect"))


def test_text_is_never_markup():
    label = "</text><script>&\x00\n乙"
    assert words(Chart("x", label, "bar", (label,), (Series(label, (1,)),)))[0] == (
        "</text><script>& 乙"
    )


def test_it_is_one_file_and_the_same_bytes():
    made = charts.paint([BAR, STACK, LINE], "图解")
    assert made == charts.paint([BAR, STACK, LINE], "图解")
    ids = re.findall(r' id="([^"]*)"', made.decode())
    assert len(ids) == len(set(ids))


def test_on_a_phone_letters_stay_readable_and_nothing_scrolls(browser):
    def measure(page):
        size = "(e => e.getBoundingClientRect().height)(document.querySelector('svg text'))"
        return page.evaluate("document.documentElement.scrollWidth"), page.evaluate(size)

    made = charts.paint(chart_report(make_report(), [make_report(2023)]), "图解")
    width, height = browser.look(made, measure, width=PHONE)
    assert width == PHONE
    assert height >= 12  # CSS pixels
