"""Whose report the lines of the site round a title say that it is."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.site_owner import tell_site
from reportctl.fill.titles import read_title

ORGAN = "青岚县财政局"
TITLE = f"{ORGAN}2023年政府信息公开工作年度报告"


def told(*lines: str, beside: tuple[str, ...] = (), organ: str = ORGAN) -> list[str]:
    """What is told of lines over and under the title, and of others beside the article."""
    above = [line for text in (*lines, TITLE, *lines) for line in lines_of(text)]
    return list(tell_site(above, read_title(TITLE, 0), beside, organ, 2023))


@pytest.mark.parametrize(
    "line",
    [
        "青岚县教育局",
        "欢迎访问青岚县教育局网站！",
        "青岚县教育局政府信息公开",
        "白石县财政局",
        "舞泉镇人民政府",
        "当前位置：首页 > 青岚县教育局 > 年报",
        "首页 / 政务公开 / 部门 / 青岚县教育局",
        "首页 > 政务公开 > 青岚县教育局2023年政府信息公开工作年度报告",
        "2022年",
        "当前位置：首页>政府信息公开年报>2022年",
    ],
)
def test_another_department_or_year_is_told(line: str) -> None:
    for found in (told(line), told(beside=(line,))):
        assert found
        assert all(f"报告按{ORGAN}2023年读入，请核对" in each for each in found)


@pytest.mark.parametrize(
    "line",
    [
        "青岚县人民政府",
        "青岚县人民政府门户网站",
        "欢迎访问青岚县人民政府网站",
        "青岚县人民政府办公室",
        "青岚县财政局",
        "县财政局",
        "青岚市财政局",
        "青岚县政务服务和大数据管理局",
        "当前位置：首页 > 政务公开 > 乡镇街道 > 县直部门 > 县财政局 > 正文",
        "首页 > 办事大厅 > 新闻中心 > 政府信息公开 > 2024年",
        "2023年",
        "2024年11月28日 星期四",
        "主办：青岚县人民政府办公室 承办：青岚县融媒体中心",
        "上一篇：青岚县财政局2022年政府信息公开工作年度报告",
        "相关链接 青岚县财政局2022年政府信息公开年报 青岚县财政局2021年政府信息公开年报",
    ],
)
def test_the_government_above_the_host_and_the_own_name_are_not(line: str) -> None:
    assert told(line) == told(beside=(line,)) == []


def test_a_menu_of_departments_or_years_is_no_claim() -> None:
    names = tuple(f"青岚县{name}局" for name in ("教育", "民政", "财政"))
    assert told(*names) == told(beside=names) == []
    years = tuple(f"{year}年" for year in (2021, 2022, 2023))
    assert told(*years) == told(beside=years) == []


def test_the_title_of_another_report_beside_the_article_is_told() -> None:
    (found,) = told(beside=("青岚县教育局2023年政府信息公开年报",))
    assert "“青岚县教育局2023年政府信息公开年报”说的是青岚县教育局" in found
    (found,) = told(beside=("青岚县财政局2022年政府信息公开年报",))
    assert "说的是2022年" in found
