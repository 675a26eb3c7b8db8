from __future__ import annotations

import unicodedata

import pytest

from reportctl.readers.wrapped import rejoin

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
    found = [line for line in rejoin(WRAPPED.split("\n"), []) if line]
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
    found = rejoin([*labels, heading, "我镇没有因政府信息公开发生的复议和诉讼。"], [])
    assert found[-2:] == [heading, "我镇没有因政府信息公开发生的复议和诉讼。"]


def test_a_paragraph_keeps_the_number_of_its_first_line():
    found = rejoin(WRAPPED.split("\n"), [])
    assert len(found) == WRAPPED.count("\n") + 1
    assert [bool(line) for line in found[:5]] == [True, True, False, False, True]


def test_lines_that_end_with_their_sentence_stay_as_they_are():
    lines = [f"这是第{number}段，它写在一行之中，到句号为止。" for number in range(8)]
    assert rejoin([*lines, "这一段没有句号但是也不短到底", "下一段"], [])[-2:] == [
        "这一段没有句号但是也不短到底",
        "下一段",
    ]


def test_rows_and_labels_are_no_prose():
    rows = [
        "自然人 商业企业 科研机构 社会公益组织 法律服务机构",
        "一、本年新收政府信息公开申请数量 3 0 0 0 0 0 3",
    ]
    lines = [*WRAPPED.split("\n"), *rows, "二、上年结转政府信息公开申请数量0000000"]
    assert rejoin(lines, [])[-3:] == lines[-3:]


TEXT = """一、总体情况
2024年，柏山镇围绕群众关心的事项，通过县政府网站主动公开信息286条，其中财政资金14条，\
惠农补贴73条，全部注明了公开的依据和时间。
（一）加强管理。
建立信息登记、审核、发布、清理的制度，由镇党政办公室统一办理，“一事一审”，对已公开的47件\
文件逐件清理，继续有效45件、废止2件。
（二）做好答复。全年收到申请9件，都在期限内答复，群众没有提起行政复议和行政诉讼。
（三）完善平台。便民服务中心设查阅点1处，备有电脑2台，全年接待1263人次；公众号推送信息\
358条，阅读量4.7万次。
五、存在的主要问题及改进情况
一是解读的形式还不够多，二是村级公开栏更新不够及时，下一年将逐项改进，并且每季检查一次。
六、其他需要报告的事项
本年度没有收取信息处理费。"""
PARAGRAPHS = TEXT.split("\n")


def _wrap(paragraphs, width, indent="", blank=0):
    """Each paragraph broken where `width` columns are full; a closing mark hangs over."""
    lines = []
    for paragraph in paragraphs:
        lines += [""] * blank
        line = indent if paragraph[1] != "、" else ""
        for char in paragraph:
            full = sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in line + char) > width
            if full and char not in "，。、；：”）":
                lines.append(line)
                line = ""
            line += char
        lines.append(line)
    return lines


@pytest.mark.parametrize("width", [60, 64, 68, 72, 76, 80])
@pytest.mark.parametrize(("indent", "blank"), [("　　", 0), ("    ", 0), ("　　", 1), ("", 1)])
def test_what_parts_the_paragraphs_says_which_lines_are_one(width, indent, blank):
    doubts: list[str] = []
    found = rejoin(_wrap(PARAGRAPHS, width, indent, blank), doubts)
    assert [line.strip() for line in found if line] == PARAGRAPHS
    assert doubts == []


def test_where_nothing_parts_paragraphs_a_full_line_that_ends_a_sentence_is_told():
    doubts: list[str] = []
    full = "全年没有发生泄露国家秘密、商业秘密和个人隐私的事，也没有追责。"
    lines = [full, "群众满意率比上年有所提高。", *_wrap(PARAGRAPHS, 2 * len(full))]
    assert rejoin(lines, doubts)[:2] == lines[:2]
    assert doubts[0].startswith("每行写满就换行，第1、")


def test_a_number_broken_by_the_width_is_joined_only_where_its_paragraph_is_certain():
    whole = "全年围绕中心工作和群众关切，通过网站、公众号和公开栏主动公开信息53127条。"
    lines = _wrap([whole, *PARAGRAPHS], 72, "　　")
    assert lines[0].endswith("5312")
    assert rejoin(lines, [])[0].strip() == whole
    doubts: list[str] = []
    bare = _wrap([whole, *PARAGRAPHS], 68)
    assert bare[0].endswith("5312")
    assert rejoin(bare, doubts)[0] == bare[0]
    assert "第1行" in doubts[0]


def test_the_signature_under_a_full_line_is_no_part_of_it():
    last = "本年度没有收取信息处理费，也没有其他需要报告的事项，特此报告。"
    lines = [*_wrap([*PARAGRAPHS, last], len(last) * 2 + 4, "　　"), "柏山镇人民政府"]
    assert rejoin(lines, [])[-2:] == [f"　　{last}", "柏山镇人民政府"]


def test_paragraphs_in_one_line_each_stay_whatever_their_indent():
    lines = ["　　" + text for text in PARAGRAPHS]
    assert rejoin(lines, []) == lines


def test_the_foot_of_a_printed_page_breaks_no_paragraph():
    lines = _wrap(PARAGRAPHS, 68, "　　")
    at = next(at for at, line in enumerate(lines) if "2024年" in line) + 1
    lines.insert(at, "https://www.baishan.example/xxgk/t1.html 1/4")
    found = rejoin(lines, [])
    assert found.pop(at) == lines[at]
    assert [line.strip() for line in found if line] == PARAGRAPHS
