"""What a site prints before a title in one line."""

from __future__ import annotations

import pytest

from reportctl.fill.navigation import end_of_navigation
from reportctl.fill.titles import Title, read_title

ORGAN = "石桥县水务局"
TITLE = f"{ORGAN}2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    "before",
    [
        "首页",
        "当前位置：首页",
        "您的位置：首页/政府信息公开/年报/",
        "当前位置：首页 > 政府信息公开 > 年报 > 正文",
        "跳转到主要内容区域",
        "无障碍浏览",
        "首页 长者模式 登录 注册 ",
        "简体|繁体",
        "首页 政务公开 政务服务 互动交流 ",
        "本站支持IPv6",
        "【字体：大 中 小】打印",
        "石桥县人民政府",
        "欢迎访问石桥县人民政府网站！",
    ],
)
def test_links_are_no_part_of_organ_and_title(before: str) -> None:
    assert read_title(before + TITLE) == Title(TITLE, ORGAN, 2023)


@pytest.mark.parametrize(
    "organ",
    [
        *(
            "政务服务管理局",
            "政务公开办公室",
            "移动通信管理局",
            "老年大学",
            "正文镇",
            "注册会计师协会",
        ),
        *("本溪市人民政府", "石桥县人民政府办公室", "无锡市水利局", "大中县教育局", "来宾市水利局"),
    ],
)
def test_a_name_that_begins_as_a_link_does_stays_whole(organ: str) -> None:
    assert end_of_navigation(organ) == 0
