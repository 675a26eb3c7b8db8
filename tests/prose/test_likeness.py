"""Copies are measured by what is the same beside names, figures and what everybody must say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.prose.likeness import compare, length, passages

TEXT = (
    "一是公开内容还不够丰富，惠农补贴、集体资产等信息更新不够及时；"
    "二是个别干部对政府信息公开工作的认识不到位，业务能力有待提高。"
)
OTHER = (
    "本年度着力解决基层公开渠道单一的问题，在各村设置电子公示屏，同步开通语音查询，"
    "仍然存在的不足在于档案数字化进度偏慢。"
)


def share(text: str, other: str, organ: str = "", its: str = "") -> float:
    return compare(passages(text, organ), passages(other, its)).share


def test_the_same_text_is_the_same() -> None:
    assert share(TEXT, TEXT) == 1.0


def test_texts_written_apart_share_next_to_nothing() -> None:
    assert share(TEXT, OTHER) < 0.1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("全年公开各类信息86条，其中政策文件12件，组织培训2次。",) * 2,
        (
            "2021年共公开各类信息１，２３４条，组织业务培训2次。",
            "2020年共公开各类信息98条，组织业务培训15次。",
        ),
        (TEXT, TEXT.replace("，", ",").replace("；", "。")),  # other marks
    ],
)
def test_figures_and_marks_make_no_difference(text: str, other: str) -> None:
    assert share(text, other) == 1.0


def test_the_writers_own_name_makes_no_difference() -> None:
    text = "{0}认真落实各项公开要求，{0}党政办牵头，{1}各部门共同参与。"
    ours = text.format("舞泉镇", "舞泉镇人民政府")
    theirs = text.format("云溪镇", "云溪镇人民政府")
    assert share(ours, theirs, "某县舞泉镇人民政府", "云溪镇人民政府") == 1.0
    assert share(ours, theirs) < 1.0


def test_an_inserted_word_costs_little_more_than_itself() -> None:
    assert share(TEXT.replace("有待提高", "有待于进一步提高"), TEXT) > 0.85


@pytest.mark.parametrize(
    "usual",
    [
        "（一）主动公开情况",
        "一、总体情况",
        "行政许可 | 12 | 件",
        "根据《中华人民共和国政府信息公开条例》第五十条的规定，由本机关编制本报告。",
        "本报告统计期限自2021年1月1日起至2021年12月31日止，如有疑问请与本机关联系。",
        "本年度没有收取信息处理费。",
        "没有其他需要报告的事项。",
        "本年度未收到政府信息公开申请，也没有因此被申请行政复议、提起行政诉讼。",
        "本年度没有责任追究情况。",
    ],
)
def test_what_everybody_says_is_left_out(usual: str) -> None:
    assert passages(usual) == ()
    assert [p.plain for p in passages(f"{usual}\n{TEXT}")] == [p.plain for p in passages(TEXT)]


def test_a_run_in_heading_is_left_out() -> None:
    assert passages(f"（一）主动公开。{TEXT}")[0].plain == passages(TEXT)[0].plain


def test_paragraphs_are_counted_and_placed() -> None:
    text = f"（一）问题\n{OTHER}\n\n  {TEXT}"
    found = passages(text)
    assert [(p.number, text[p.start : p.end]) for p in found] == [(1, OTHER), (2, TEXT)]
    shares = {p.number: s for p, s in compare(found, passages(TEXT)).passages}
    assert shares[2] == 1.0
    assert shares[1] < 0.1


@given(st.text("公开信息工作，。\n1", max_size=200), st.text("公开信息工作，。\n1", max_size=200))
def test_a_share_is_a_share(text: str, other: str) -> None:
    ours, theirs = passages(text), passages(other)
    assert 0.0 <= compare(ours, theirs).share <= 1.0
    long = [p for p in ours if len(p.plain) >= 8]
    assert compare(long, ours).share == (1.0 if length(long) else 0.0)
