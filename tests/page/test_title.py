"""Where titles are broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.page.title import break_title, measure

END = "2021年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("organ", "lines"),
    [
        ("某镇", ["某镇2021年政府信息公开工作年度报告"]),
        ("舞泉镇人民政府", ["舞泉镇人民政府2021年", "政府信息公开工作年度报告"]),
        ("北京市海淀区市场监督管理局", ["北京市海淀区市场监督管理局", END]),
        (
            "新疆维吾尔自治区伊犁哈萨克自治州察布查尔锡伯自治县发展和改革委员会粮食和物资储备局",
            [
                "新疆维吾尔自治区伊犁哈萨克自治州",
                "察布查尔锡伯自治县发展和改革委员会",
                "粮食和物资储备局2021年",
                "政府信息公开工作年度报告",
            ],
        ),
    ],
)
def test_a_title_is_broken_at_the_joints_of_its_words(organ, lines):
    assert break_title(organ + END, organ, 20) == lines


@given(st.text("某县镇人民政府（）《》2021年，、", max_size=80), st.text("某县", max_size=4))
def test_nothing_is_lost_and_no_line_opens_with_a_stop(title, organ):
    lines = break_title(title, organ, 20)
    assert "".join(lines) == title
    assert not any(line[0] in "，、）》" for line in lines[1:])
    assert len(lines) == 1 or all(measure(line) <= 20 for line in lines)
