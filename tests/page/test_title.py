"""Where titles are broken."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.page.title import break_title, measure, one_line, part_title

END = "2021年政府信息公开工作年度报告"
PLACES = (
    "",
    "青石镇",
    "云溪县",
    "临江市",
    "云南省",
    "临江市南浦区",
    "内蒙古自治区锡林郭勒盟",
    "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县",
    "上海市浦东新区",
    "西乡县",
    "市中区",
)
OFFICES = (
    "人民政府",
    "人民政府办公室",
    "发展和改革委员会",
    "市场监督管理局",
    "城市管理综合行政执法局",
    "住房和城乡建设局",
    "人力资源和社会保障局",
    "政务服务和大数据管理局",
    "政务服务和公共资源交易管理委员会办公室",
    "自然资源和规划局",
    "文化广电旅游体育局",
    "公安局交通警察支队",
    "经济技术开发区管理委员会",
    "工业和信息化局",
    "国有资产监督管理委员会",
    "住房公积金管理中心",
    "水利局",
    "地方金融监督管理局",
)
ORGANS = [place + office for place, office in product(PLACES, OFFICES)]
WHOLE = ("政务", "公开", "信息", "报告", "年度", "委员会", "人民", "办公", "管理", "资源", "自治")


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        ("某镇", ["某镇2021年政府信息公开工作年度报告"]),
        ("舞泉镇人民政府", ["舞泉镇人民政府", END]),
        ("北京市海淀区市场监督管理局", ["北京市海淀区市场监督管理局", END]),
        (
            "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县发展和改革委员会粮食和物资储备局",
            [
                "新疆维吾尔自治区",
                "伊犁哈萨克自治州察布查尔锡伯自治县",
                "发展和改革委员会粮食和物资储备局",
                END,
            ],
        ),
        (
            "内蒙古自治区鄂尔多斯市准格尔旗大路工业园区管理委员会自然资源和生态环境保护综合局",
            [
                "内蒙古自治区鄂尔多斯市",
                "准格尔旗大路工业园区管理委员会",
                "自然资源和生态环境保护综合局",
                END,
            ],
        ),
    ],
)
def test_a_title_is_broken_between_its_parts(organ, lines):
    assert break_title(organ + END, organ, 20) == lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (
            "2021年青石镇人民政府政府信息公开工作年度报告",
            ["2021年青石镇人民政府", "政府信息公开工作年度报告"],
        ),
        (
            "青石镇人民政府关于2021年政府信息公开工作的年度报告",
            ["青石镇人民政府", "关于2021年政府信息公开工作的年度报告"],
        ),
        ("青石镇\n2021年度报告", ["青石镇", "2021年度报告"]),
        (
            f"云溪县发展和改革局（云溪县\n粮食和物资储备局）{END}",
            ["云溪县发展和改革局（云溪县", "粮食和物资储备局）", END],
        ),
        (
            "云溪市大数据管理局（云溪市行政审批局、云溪市公共资源交易管理委员会办公室）" + END,
            [
                "云溪市大数据管理局（云溪市行政审批局、",
                "云溪市公共资源交易管理委员会办公室）",
                END,
            ],
        ),
        (
            f"某县人民政府办公室（某县外事办公室、某县政务服务中心）{END}",
            ["某县人民政府办公室", "（某县外事办公室、某县政务服务中心）", END],
        ),
    ],
    ids=[
        "year first",
        "about",
        "a writer's own break",
        "a writer's own break in a long name",
        "three names",
        "two names in brackets",
    ],
)
def test_a_title_of_the_writers_own(title, lines):
    assert break_title(title, "青石镇人民政府", 20) == lines


@pytest.mark.parametrize("columns", [20, 23, 12])
def test_names_of_four_to_forty_characters(columns):
    assert len(ORGANS) > 190
    for organ in ORGANS:
        lines = break_title(organ + END, organ, columns)
        assert "".join(lines) == organ + END
        assert all(1 < measure(line) <= columns for line in lines), lines
        for line, after in pairwise(lines):
            assert not any(line.endswith(w[:1]) and after.startswith(w[1:]) for w in WHOLE), lines
            assert not line.endswith(("与", "和", "及", "2021")), lines
            # the document stands on lines of its own
            assert organ.endswith(line) or line in organ or line in END, lines


def test_a_page_of_any_width_is_given_parts_and_words():
    organ = "云溪县政务服务和公共资源交易管理委员会办公室"
    (((place, name), document),) = part_title(organ + END, organ)
    assert place == ["云溪县"]
    assert name[:2] == ["政务服务", "和公共资源"]
    assert document == [["2021年政府信息公开"], ["工作", "年度", "报告"]]
    assert len(part_title(f"{organ}\n{END}", organ)) == 2


def test_one_line_of_a_title_has_no_gap():
    assert one_line("青石镇人民政府 \n 2021年") == "青石镇人民政府2021年"


@given(st.text("某县镇人民政府（）《》2021年，、\n", max_size=80), st.text("某县", max_size=4))
def test_nothing_is_lost_and_no_line_is_too_long(title, organ):
    lines = break_title(title, organ, 20)
    assert "".join(lines) == "".join(title.split("\n"))
    assert all(measure(line) <= 20 for line in lines)
    parts = [part for line in part_title(title, organ) for part in line]
    words = [word for part in parts for name in part for word in name]
    assert "".join(words) == "".join(title.split("\n"))


def test_of_two_words_the_longer_stays_whole():
    organ = "云溪县住房公积金管理中心"
    (((_, name), _),) = part_title(organ + END, organ)
    assert name == ["住房公积金", "管理", "中心"]
