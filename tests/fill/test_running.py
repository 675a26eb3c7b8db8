"""What pages print at their head and foot and across them."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.agreement import tell_disagreements
from reportctl.fill.lines import Line, Piece
from reportctl.fill.running import (
    claims_of_running,
    fixed_texts,
    lines_of_running,
    tell_drafts,
    tell_running,
)
from reportctl.readers.source import Running, Spot


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("白石县水利局2021年政府信息公开工作年度报告", 0),
        ("白石县水利局2020年政府信息公开工作年度报告", 1),
        ("白石县教育局 政府信息公开年报", 1),
        ("填报单位：白石县教育局", 1),
        ("2020 草稿", 1),
        ("年度报告（2020年度）", 1),
        ("白石县人民政府办公室", 0),  # the government above
        ("2022年1月20日印发", 0),
        ("白政办发〔2022〕3号", 0),
        ("统计口径 2019-2021", 0),
        ("第 3 页 共 8 页", 0),
        ("水利局", 0),
        ("1/28/22, 9:44 AM 白石县水利局2021年政府信息公开工作年度报告", 0),
        ("1/28/22, 9:44 AM 白石县水利局2020年政府信息公开工作年度报告", 1),
        ("白石县水利局2021年政府信息公开工作年度报告 https://bs.gov.cn/2022/a.html 1/4", 0),
        ("2022年1月5日 10:12 白石县教育局2021年政府信息公开工作年度报告", 1),
    ],
)
def test_another_organ_or_year_is_told_and_what_every_page_prints_is_not(
    text: str, told: int
) -> None:
    claims = claims_of_running([Running("页眉", text)])
    assert len(list(tell_disagreements(claims, "白石县水利局", 2021))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("金额单位：元", "页眉“金额单位：元”写的单位是“元”，请核对"),
        ("单位：件、万元", ""),
        ("内部文稿", ""),
        ("征求意见稿", "页眉“征求意见稿”说明这可能不是定稿，请核对"),
    ],
)
def test_another_unit_and_a_draft_are_told(text: str, told: str) -> None:
    assert "".join(tell_running([Running("页眉", text)])) == told


@pytest.mark.parametrize(("text", "told"), [("88", 1), ("白石县水利局2021年", 0), ("内部", 0)])
def test_a_figure_across_a_page_is_told(text: str, told: int) -> None:
    assert len(list(tell_running([Running("水印", text)]))) == told
    assert not list(tell_running([Running("页脚", text)]))


def test_a_correction_at_the_head_of_a_page_is_told() -> None:
    (told,) = tell_running([Running("页眉", "更正：行政许可应为13件")])
    assert "没有按它改" in told
    assert not list(tell_running([Running("页眉", "更正稿")]))


def test_a_line_of_a_page_is_a_line_of_text() -> None:
    assert [line.text for line in lines_of_running([Running("页脚", "单位：元")])] == ["单位:元"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("草稿", 1),
        ("（征求意见稿）", 1),
        ("第二次送审稿", 1),
        ("本页是草稿，不得发布。其中2处数据有误，已在表中标出。", 1),
        ("白石县水利局2021年政府信息公开工作年度报告（讨论稿）", 1),
        ("（初稿）白石县水利局2021年政府信息公开工作年度报告", 1),
        ("白石县水利局2021年政府信息公开工作年度报告（公开稿）", 0),
        ("白石县水资源管理办法（征求意见稿）", 0),  # another document, linked to
        ("本年度就三件规范性文件草案征求意见。", 0),
        ("征求意见", 0),
        ("规章草案", 0),
    ],
)
def test_a_line_above_the_report_says_that_it_is_a_draft(text: str, told: int) -> None:
    lines = [Line((Piece(text, Spot(line=2), 0, 1),), Spot(line=2))]
    found = list(tell_drafts(lines, -1, ()))
    assert len(found) == told
    assert not found or found[0].startswith("第2行的“")


def test_what_stands_far_above_the_title_leads_to_other_drafts() -> None:
    lines = [Line((Piece(text, Spot(), 0, 1),), Spot()) for text in ("征求意见稿", *"甲乙丙丁")]
    assert list(tell_drafts(lines, 4, ())) == []
    assert len(list(tell_drafts(lines, 3, ()))) == 1


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("本报告已撤回，以重新发布的版本为准。", 1),
        ("（已作废）", 1),
        ("此件已被替换", 1),
        ("时效性：有效", 0),
        ("撤销行政许可的公告", 0),
    ],
)
def test_a_report_that_was_withdrawn_is_told(line: str, told: int) -> None:
    assert len(list(tell_drafts(lines_of(line), -1, ()))) == told
    assert len(list(tell_drafts((), -1, (line,)))) == told


def test_what_floats_over_each_page_is_told_and_the_head_that_a_browser_prints_is_not() -> None:
    running = [
        Running("固定文字", "智能问答 返回顶部"),
        Running("固定文字", "1/28/22,9:44AM白石县水利局2021年政府信息公开工作年度报告"),
        Running("页脚", "白石县水利局"),
    ]
    assert list(fixed_texts(running)) == ["智能问答 返回顶部"]
