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
        ("打印：为群众提供免费打印服务15次。", False),
        ("来源：以上数据来源于政府信息公开管理系统。", False),
        ("版权所有：清水县人民政府办公室，未经许可不得转载。", True),
        ("一、总体情况", False),
        ("王五  16:08", True),
        ("水务局小赵 昨天 9:41", True),
        ("[图片]", True),
        ("草稿中标记的单元格", True),
        ("咨询电话 83521:12件", False),
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
        (" 阅读：128 次", True),
        ("索引号：01234/2024-00001", True),
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


@pytest.mark.parametrize(
    "line",
    [
        "青岚县人民政府办公室2024年1月18日印发",
        "（此件公开发布）",
        "附件1",
        "PDF版下载",
        "WPS 文件",
        "Word文档",
        "下一页",
        "苏ICP备05000000号",
        "苏公网安备 32000000000000号",
        "【 字体：大 中 小】",
        "【字号:大",
        "[大 中 小]",
        "抄送：青岚县人大常委会办公室",
        "附件下载：",
        "名　　称：青岚县2023年年报",
        "公开方式: 主动公开",
        "2024年1月18日 来源：青岚县融媒体中心",
        "文  号：",
        "您现在的位置：首页",
        "首页 > 政府信息公开",
        "政府信息公开 » 年报",
        "- 打印",
        "适老化无障碍",
        "【无障碍】",
        "首页 上一页 1 下一页 尾页",
    ],
)
def test_a_line_of_the_site_is_known(line: str) -> None:
    assert is_site_text(line)


@pytest.mark.parametrize(
    "line",
    [
        "公开政府信息86条",
        "打印材料120份，发放到户。",
        "适老化改造12户",
        "附件中列出了全部文件",
        "上年结转3件，见上页",
        "2024年1月18日印发了要点",
        "大力推进公开，中心和小区都设了查阅点",
        "文件制发86件",
        "政府信息公开工作年度报告",
        "您的意见已经转办" + "，并已答复" * 12,
    ],
)
def test_a_line_of_the_report_is_none(line: str) -> None:
    assert not is_site_text(line)


def test_a_long_line_of_names_and_values_is_the_sites() -> None:
    line = "发布时间：2023-01-22 09:15　来源：国家税务总局桃溪县税务局办公室综合科　浏览次数：128"
    assert is_site_text(f"{line}　【字体：大 中 小】")
    assert not is_site_text("发布时间和来源：" + "本局认真公开各类信息，" * 8)
