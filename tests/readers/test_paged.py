from __future__ import annotations

from reportctl.readers.paged import rejoin, unpage

WRAPPED = """一、总体情况
清水镇把政府信息公开作为一项经常的工作，全年通过门户网站
公开各类信息三百五十条，其中机构职能十二条，财政资金二十
六条，安全生产四条。
（一）主动公开。我镇对照目录逐项检查，对过时的内容及时更
新，并且在便民服务中心设立了查阅点，群众可以就近查阅，也
可以请工作人员代为查找。
五、存在的主要问题及改进情况
公开的内容还不够细。"""


def test_lines_of_prose_that_a_margin_broke_are_one_paragraph():
    found = [line for line in rejoin(WRAPPED.split("\n")) if line]
    assert [line[:5] for line in found] == [
        "一、总体情",
        "清水镇把政",
        "（一）主动",
        "五、存在的",
        "公开的内容",
    ]
    assert found[1].endswith("财政资金二十六条，安全生产四条。")


def test_a_heading_of_a_section_goes_on_in_no_line_however_short_the_lines_are():
    labels = ["属于国家秘密的政府信息公开申请", "保护第三方合法权益的各类申请件"] * 3
    heading = "四、政府信息公开行政复议、行政诉讼情况"
    found = rejoin([*labels, heading, "我镇没有因政府信息公开发生的复议和诉讼。"])
    assert found[-2:] == [heading, "我镇没有因政府信息公开发生的复议和诉讼。"]


def test_a_paragraph_keeps_the_number_of_its_first_line():
    found = rejoin(WRAPPED.split("\n"))
    assert len(found) == WRAPPED.count("\n") + 1
    assert [bool(line) for line in found[:5]] == [True, True, False, False, True]


def test_lines_that_end_with_their_sentence_stay_as_they_are():
    lines = [f"这是第{number}段，它写在一行之中，到句号为止。" for number in range(8)]
    assert rejoin([*lines, "这一段没有句号但是也不短到底", "下一段"])[-2:] == [
        "这一段没有句号但是也不短到底",
        "下一段",
    ]


def test_rows_and_labels_are_no_prose():
    rows = [
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构",
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3",
    ]
    lines = [*WRAPPED.split("\n"), *rows, "二、上年结转政府信息公开申请数量0000000"]
    assert rejoin(lines)[-3:] == lines[-3:]


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
