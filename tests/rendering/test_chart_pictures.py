"""The picture files of a 图解."""

import io
import re
from xml.etree import ElementTree as ET

from PIL import Image
from tests.pages import make_report

from reportctl.page.charting import chart_report
from reportctl.rendering.chart_pictures import LONG, WORDS, draw_pictures

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
