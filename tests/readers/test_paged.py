from __future__ import annotations

from reportctl.readers.paged import unpage


def test_numbers_of_pages_and_running_heads_are_no_text():
    pages = [
        f"清水镇 2022 年度报告\n第{at}页的第一段。\n写到这里。\n- {at} -\n" for at in range(1, 5)
    ]
    lines = unpage("\f".join(pages))
    assert [line for line in lines if line] == [
        "清水镇 2022 年度报告",
        *(text for at in range(1, 5) for text in (f"第{at}页的第一段。", "写到这里。")),
    ]
    assert len(lines) == sum(page.count("\n") + 1 for page in pages)


def test_without_pages_a_lone_figure_is_a_figure():
    assert unpage("行政许可\n12\n行政处罚\n3") == ["行政许可", "12", "行政处罚", "3"]


def test_a_bare_number_at_the_end_of_a_page_is_its_number_only_where_it_counts():
    assert unpage("许可 1\f34\n强制 2") == ["许可 1", "34", "强制 2"]
    assert unpage("甲\n12\f乙\n13") == ["甲", "", "乙", ""]
    assert unpage("甲\n1\f乙\n2") == ["甲", "", "乙", ""]
    assert unpage("甲\n" + "9" * 5000 + "\f乙")[1] == "9" * 5000
