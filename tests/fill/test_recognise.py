from __future__ import annotations

import pytest
from tests.fill import printing as p

from reportctl.fill.place import place
from reportctl.fill.recognise import is_organ, level_of
from reportctl.schema.load import load_form


@pytest.mark.parametrize(
    ("organ", "level"),
    [
        ("舞泉镇", "township"),
        ("清水乡人民政府", "township"),
        ("阿巴苏木人民政府", "township"),
        ("清水街道办事处", "street"),
        ("清水里街", "street"),
        ("清水经济开发区", "department"),
        ("清水县档案局（馆）", "department"),
        ("清水海关", "department"),
        ("清水县人民政府清水街道办事处", "street"),
        ("清水县人民政府", "county"),
        ("清水区", "county"),
        ("鄂伦春自治旗人民政府", "county"),
        ("宿迁市", "city"),
        ("大理白族自治州人民政府", "city"),
        ("上海市", "province"),
        ("上海市人民政府", "province"),
        ("河南省人民政府", "province"),
        ("广西壮族自治区人民政府", "province"),
        ("上海市人民政府办公厅", "department"),
        ("清水县发展和改革局", "department"),
        ("清水县人民政府办公室", "department"),
        ("国家税务总局清水县税务局", "department"),
        ("清水县档案馆", "department"),
        ("清水县供销合作社", "department"),
        ("清水县第一中学", "department"),
        ("清水县委宣传部", None),
        ("生态环境部", "ministry"),
        ("国家发展和改革委员会", "ministry"),
        ("某单位甲", None),
    ],
)
def test_the_level_shows_in_the_ending(organ, level):
    assert level_of(organ) == level


@pytest.mark.parametrize(
    "text", ["清水县水务局", "舞泉镇", "清水街道办事处", "本溪市", "本溪市民政局"]
)
def test_an_organ(text):
    assert is_organ(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "我局",
        "本机关",
        "本街道",
        "2021年，我镇",
        "首页>政务公开",
        "全年没有收取信息处理费。",
    ],
)
def test_no_organ(text):
    assert not is_organ(text)


def test_the_edition_is_told_by_the_labels_and_a_clash_with_the_year_is_said():
    old = load_form(2019)
    values = dict.fromkeys(old.cells, "0")
    reading = place(p.web(old, p.grids(old, values), 2022))
    assert reading.form is old
    assert any("2022年的报告应使用2021年版格式" in doubt for doubt in reading.doubts)
