"""The 图解: every figure in words, no colour alone, gaps shown as gaps."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from tests.browser import PHONE
from tests.pages import make_report

from reportctl.page.chart import Chart, Series, chart_report
from reportctl.rendering import charts
from reportctl.rendering.charts import LONG, WORDS, draw_pictures

SVG = "{http://www.w3.org/2000/svg}"
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
    made = charts.render([BAR, STACK, LINE], "图解")
    assert made == charts.render([BAR, STACK, LINE], "图解")
    ids = re.findall(r' id="([^"]*)"', made.decode())
    assert len(ids) == len(set(ids))


def test_on_a_phone_letters_stay_readable_and_nothing_scrolls(browser):
    def measure(page):
        size = "(e => e.getBoundingClientRect().height)(document.querySelector('svg text'))"
        return page.evaluate("document.documentElement.scrollWidth"), page.evaluate(size)

    made = charts.render(chart_report(make_report(), [make_report(2023)]), "图解")
    width, height = browser.look(made, measure, width=PHONE)
    assert width == PHONE
    assert height >= 12  # CSS pixels


REPORT = make_report()
CHARTS = chart_report(REPORT, [make_report(2023), make_report(2022)])
MADE = draw_pictures(CHARTS, "舞泉镇人民政府2024年政府信息公开工作年度报告图解", organ=REPORT.organ)


def test_each_chart_is_an_svg_and_a_png_and_all_are_one_long_picture():
    assert len(MADE) == 2 * len(CHARTS) + 2
    long = Image.open(io.BytesIO(MADE[LONG]))
    single = [
        Image.open(io.BytesIO(data)) for name, data in MADE.items() if re.match(r"\d.*png", name)
    ]
    assert {picture.width for picture in (long, *single)} == {980}
    assert long.height > sum(picture.height for picture in single)
    # something is drawn on each
    assert all(len(picture.convert("RGB").getcolors(1 << 24)) > 3 for picture in single)


def test_an_svg_says_in_words_all_that_it_shows_and_asks_for_nothing():
    for name, data in MADE.items():
        if not name.endswith(".svg"):
            continue
        root = ET.fromstring(data)
        words = {e.tag.rpartition("}")[2]: e.text for e in root if e.text}
        assert words["title"]
        figures = {f for e in root.iter() for f in re.findall(r"\d+", e.text or "") if e.get("x")}
        assert figures <= set(re.findall(r"\d+", words["desc"] + words["title"]))
        assert set(re.findall(rb"https?://[^\"]+", data)) == {b"http://www.w3.org/2000/svg"}


def test_the_words_of_every_picture_stand_in_one_file():
    words = MADE[WORDS].decode()
    total = next(chart for chart in CHARTS if chart.name == "applications.ends").whole
    assert f"本年度办理结果总计{total}件" in words
    assert all(chart.title in words for chart in CHARTS)


def test_the_same_bytes_again_and_nothing_without_charts():
    assert draw_pictures(CHARTS[:1], "题") == draw_pictures(CHARTS[:1], "题")
    assert draw_pictures((), "题") == {}


def test_a_long_title_and_the_names_of_tiles_are_not_cut():
    chart = Chart(
        "t",
        "行政许可、其他对外管理服务事项、行政处罚、行政强制",
        "tiles",
        ("行政诉讼·未经复议直接起诉", "本年新收政府信息公开申请数量"),
        (Series("数量", (1, 2)),),
    )
    pictures = draw_pictures([chart], "图解")
    told = [e.text for e in ET.fromstring(pictures["1-t.svg"]).iter(f"{SVG}text")]
    assert told == [
        "行政许可、其他对外管理服务事项、",
        "行政处罚、行政强制",
        "1",
        "行政诉讼·",
        "未经复议直接起诉",
        "2",
        "本年新收政府信息公开申请",
        "数量",
    ]
