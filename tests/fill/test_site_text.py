"""What a site prints in lines of its own, and behind a title."""

from __future__ import annotations

import pytest

from reportctl.fill.site_text import is_behind_title, is_site_text


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("打印本页", True),
        ("【字体：大 中 小】", True),
        ("来源：清水县水务局", True),
        ("主动公开信息12条。", False),
        ("一、总体情况", False),
    ],
)
def test_a_line_of_the_page_round_the_report(line: str, site: bool) -> None:  # noqa: FBT001
    assert is_site_text(line) is site


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (" 打印 关闭 字号：大 中 小", True),
        ("打印关闭字号大中小", True),
        ("2024-01-18 10:20:05", True),
        ("（2024年1月18日）", True),
        ("发布日期：2024-01-18 来源：清水县水务局 浏览次数：128次", True),
        ("来源 : 办公室", True),
        ("_清水县人民政府", True),
        (" - 清水县人民政府门户网站", True),
        ("清水县水务局", True),
        ("更正：自然人应为12件", False),
        ("打印 关闭 勘误见附件", False),
        ("（征求意见稿）打印", False),
        ("附件下载", False),
        ("及存在的问题", False),
        ("打印 本表含乡镇", False),
        ("根据《条例》，编制本报告。", False),
    ],
)
def test_what_stands_behind_a_title_is_the_sites_or_not(text: str, site: bool) -> None:  # noqa: FBT001
    assert is_behind_title(text) is site
