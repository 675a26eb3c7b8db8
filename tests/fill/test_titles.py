from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.lines import read_lines
from reportctl.fill.titles import (
    Title,
    document_title,
    mentioned_year,
    read_title,
    recognise_title,
    recognise_year,
    tell_beside,
)
from reportctl.readers.source import Paragraph, Source, Spot


@pytest.mark.parametrize(
    ("text", "organ", "year"),
    [
        ("舞泉镇2021年政府信息公开工作年度报告", "舞泉镇", 2021),
        ("2022年上海市政府信息公开工作年度报告", "上海市", 2022),
        ("2019年上海市人民政府办公厅政府信息公开工作年度报告", "上海市人民政府办公厅", 2019),
        ("清水县水务局2022年度政府信息公开工作年度报告", "清水县水务局", 2022),
        ("沭阳县发展和改革局2023年政府信息公开年度报告", "沭阳县发展和改革局", 2023),
        ("清水县财政局关于2021年度政府信息公开工作情况的报告", "清水县财政局", 2021),
        ("关于清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("关于公布清水镇2021年政府信息公开工作年度报告的公告", "清水镇", 2021),
        ("关于报送《清水镇2021年政府信息公开工作年度报告》的函", "清水镇", 2021),
        ("【公开】清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("清水镇2021年¹政府信息公开工作年度报告①", "清水镇", 2021),
        ("1.清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("附件1 清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("3 清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("★清水镇_2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("清水镇（2021年度）政府信息公开工作年度报告", "清水镇", 2021),
        ("清水镇 (2021) 政府信息公开工作年度报告", "清水镇", 2021),
        ("清水镇〔2021〕年度政府信息公开工作年度报告", "清水镇", 2021),
        ("清水镇（二〇二一年）政府信息公开年报", "清水镇", 2021),
        ("清水镇2021年（1月—12月）政府信息公开工作年度报告", "清水镇", 2021),
        ("清水局（清水办）（2021年）政府信息公开年报", "清水局（清水办）", 2021),
        ("（二）清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("跳转到正文清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("清水镇2021年政府信息公开年报清水镇2021年政府信息公开年报", "清水镇", 2021),
        (
            "清水镇2021年政府信息公开年报 - 清水县政府网清水镇2021年政府信息公开年报",
            "清水镇",
            2021,
        ),
        ("清水县政府网 2021年清水县水务局政府信息公开工作年度报告", "清水县水务局", 2021),
        ("清水县人民政府门户网站清水县水务局2021年政府信息公开年报", "清水县水务局", 2021),
        ("清水市互联网信息办公室2021年政府信息公开年报", "清水市互联网信息办公室", 2021),
        ("清水县公开招标局2021年政府信息公开工作年度报告", "清水县公开招标局", 2021),
        ("清水镇人民政府政府信息公开工作年度报告（2021年）", "清水镇人民政府", 2021),
        ("清水县统计局政府信息公开工作年度报告(2023年度)", "清水县统计局", 2023),
        ("清水镇政府信息公开2021年年度报告", "清水镇", 2021),
        ("清水街道办事处二〇二一年政府信息公开工作年度报告", "清水街道办事处", 2021),
        ("清水县2023年政府信息公开年报", "清水县", 2023),
        ("首页 > 政府信息公开 > 年报 > 清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("名称：清水镇2021年政府信息公开工作年度报告", "清水镇", 2021),
        ("**清水镇2021年政府信息公开工作年度报告**", "清水镇", 2021),
        ("2021年政府信息公开工作年度报告", "", 2021),
        ("我办2021年政府信息公开工作年度报告", "", 2021),
        ("2021年清水镇人民政府信息公开工作年度报告", "清水镇人民政府", 2021),
        ("清水镇人民政府信息公开2021年年度报告", "清水镇人民政府", 2021),
        (
            "清水市政府网站 清水市水务局 年报 清水市水务局2023年政府信息公开工作年度报告",
            "清水市水务局",
            2023,
        ),
        ("清水县档案局（馆）2022年政府信息公开工作年度报告", "清水县档案局（馆）", 2022),
        (
            "清水市人民政府办公室（本级）2022年政府信息公开工作年度报告",
            "清水市人民政府办公室",
            2022,
        ),
        ("清水县人民政府政府信息公开工作年度报告", "清水县人民政府", None),
        ("清水县教育局2024年政府信息公开工作报告", "清水县教育局", 2024),
    ],
)
def test_a_title(text, organ, year):
    title = read_title(text)
    assert title
    assert (title.organ, title.year) == (organ, year)


@pytest.mark.parametrize(
    "text",
    [
        "现公布清水县水务局2023年度政府信息公开年度报告。",
        "根据《条例》的要求，编制2021年政府信息公开工作年度报告",
        "现将云溪镇2021年度政府信息公开工作情况报告",
        "一、总体情况",
        "政府信息公开年报",
        "（图解）清水县水务局2021年政府信息公开工作年度报告",
        "一图读懂清水镇2021年政府信息公开工作年度报告",
        "（一）2021年政府信息公开工作推进情况",
        "国务院办公厅关于印发2021年政府信息公开工作年度报告格式的通知要求各单位按时公布",
    ],
)
def test_no_title(text):
    assert read_title(text) is None


@pytest.mark.parametrize(
    ("lines", "organ", "text"),
    [
        (
            ["清水县水务局", "2021年政府信息公开工作年度报告"],
            "清水县水务局",
            "清水县水务局2021年政府信息公开工作年度报告",
        ),
        (
            ["清水县水务局2021年", "政府信息公开工作年度报告"],
            "清水县水务局",
            "清水县水务局2021年政府信息公开工作年度报告",
        ),
        (
            ["清水县水务局", "2021年度", "政府信息公开工作报告"],
            "清水县水务局",
            "清水县水务局2021年度政府信息公开工作报告",
        ),
        (
            ["清水镇人民政府政府信息公开工作年度报告", "（2021年）"],
            "清水镇人民政府",
            "清水镇人民政府政府信息公开工作年度报告（2021年）",
        ),
        (
            [
                "索引号 : 文 号 : 无",
                "名 称: 清水镇2021年政府信息公开工作年度报告 发布日期: 2022年1月21日",
            ],
            "清水镇",
            "清水镇2021年政府信息公开工作年度报告",
        ),
        (
            ["青岚县", "清水镇人民政府", "2021年政府信息公开工作年度报告"],
            "青岚县清水镇人民政府",
            "青岚县清水镇人民政府2021年政府信息公开工作年度报告",
        ),
        (
            ["青岚县", "青岚县水务局2021年政府信息公开工作年度报告"],
            "青岚县水务局",
            "青岚县水务局2021年政府信息公开工作年度报告",
        ),
        (
            ["青岚县水", "务局2021年政府信息公开工作年度报告", "编制青岚县水务局2021年年报。"],
            "青岚县水务局",
            "青岚县水务局2021年政府信息公开工作年度报告",
        ),
        (
            ["走进青岚", "水务局2021年政府信息公开工作年度报告", "编制青岚县水务局2021年年报。"],
            "水务局",
            "水务局2021年政府信息公开工作年度报告",
        ),
        (
            ["清水镇2021年政府信息公开工作年度报", "告"],
            "清水镇",
            "清水镇2021年政府信息公开工作年度报告",
        ),
        (
            ["白石市", "青岚县水务局2021年政府信息公开工作年度报告"],
            "青岚县水务局",
            "青岚县水务局2021年政府信息公开工作年度报告",
        ),
        (
            ["首页", "清水镇2021年政府信息公开工作年度报告", "来源：清水镇"],
            "清水镇",
            "清水镇2021年政府信息公开工作年度报告",
        ),
        (
            ["清水镇2021年政府信息公开工作年度报告", "清水镇政府信息公开工作年度报告"],
            "清水镇",
            "清水镇2021年政府信息公开工作年度报告",
        ),
    ],
)
def test_a_title_over_several_lines(lines, organ, text):
    blocks = tuple(Paragraph(line, Spot(line=at)) for at, line in enumerate(lines, start=1))
    title = recognise_title(read_lines(Source("x", "text", blocks)), "")
    assert title
    assert (title.organ, title.text) == (organ, text)


def test_the_title_of_the_document_where_the_page_has_none():
    title = recognise_title((), "清水县水务局2021年政府信息公开工作年度报告_清水县人民政府")
    assert title
    assert (title.organ, title.year, title.at) == ("清水县水务局", 2021, -1)


def test_the_year_from_the_period_of_the_figures():
    blocks = (Paragraph("数据统计期限自2021年1月1日起至2021年12月31日止。", Spot()),)
    assert recognise_year(read_lines(Source("x", "text", blocks))) == 2021


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2023年，我局主动公开信息86条。2023年度，未收到申请。", 2023),
        ("截至2023年12月31日，我街道主动公开信息86条。", 2023),
        ("2023年，收到申请5件。2022年，收到申请3件。", None),
        ("较2022年增加3件，执行2019年修订的条例。", None),
        ("现将我局2023年度政府信息公开情况报告如下。2022年，收到申请3件。", 2023),
        ("从六个方面汇报我镇2023年政府信息公开工作。", 2023),
    ],
)
def test_the_year_of_which_the_sentences_speak(text, year):
    blocks = (Paragraph(text, Spot()),)
    assert mentioned_year(read_lines(Source("x", "text", blocks))) == year


@pytest.mark.parametrize(
    "line",
    [
        "索引号 620702074/2024-00047 发文字号 清水镇2023年度政府信息公开工作年度报告号",
        "20250101001/2024 清水镇政府信息公开工作年度报告",
        "清水镇1023年政府信息公开工作年度报告",
        "清水镇2099年政府信息公开工作年度报告",
    ],
)
def test_a_number_in_a_line_about_the_document_is_no_year(line):
    title = read_title(line)
    assert title is None or (title.year is None and "/" not in title.organ)


@pytest.mark.parametrize("head", ["Page 8 - ", "P. 3 ", "- 12 - ", "第 4 页 "])
def test_the_number_of_a_page_is_no_part_of_the_organ(head):
    title = read_title(f"{head}清水县信访局2022年政府信息公开工作年度报告")
    assert title is not None
    assert (title.organ, title.year) == ("清水县信访局", 2022)


@pytest.mark.parametrize(
    "draft", ["{}（征求意见稿）", "{}（草案）", "（初稿）{}", "{}（内部征求意见稿）"]
)
def test_the_name_of_a_draft_is_no_part_of_the_title(draft: str) -> None:
    whole = "清水县信访局2022年政府信息公开工作年度报告"
    assert read_title(draft.format(whole)) == Title(whole, "清水县信访局", 2022)


def test_what_stands_in_the_row_of_the_title_is_told() -> None:
    title = "青岚县2023年政府信息公开工作年度报告"
    found = read_title(title, 0)
    for beside, told in (("草稿", 1), ("", 0), ("发布日期：2024年1月18日", 0), (title, 0)):
        assert len(list(tell_beside(lines_of(f"{title} | | {beside}"), found))) == told


@pytest.mark.parametrize(
    "behind",
    [
        " 打印 关闭 字号",
        "打印关闭字号大中小",
        " 2024-01-18 09:30 来源：清水县信访局 浏览：35次",
        "2024年1月18日",
        "（2024-01-18）",
        "_清水县人民政府",
        "【打印】【关闭】",
        "清水县人民政府门户网站",
    ],
)
@pytest.mark.parametrize("kind", ["政府信息公开工作年度报告", "政府信息公开年报"])
def test_the_only_title_may_have_words_of_the_site_behind_it(behind: str, kind: str) -> None:
    whole = f"清水县信访局2023年{kind}"
    for lines in ([whole + behind], ["清水县信访局", whole.removeprefix("清水县信访局") + behind]):
        title = recognise_title(lines_of(*lines), "文档1")
        assert title is not None
        assert (title.text, title.organ, title.year) == (whole, "清水县信访局", 2023)
        assert title.at == len(lines) - 1


def test_a_list_of_reports_with_their_days_has_no_title() -> None:
    reports = [f"清水县{name}局2023年政府信息公开年报 2024-01-18" for name in ("水务", "信访")]
    assert recognise_title(lines_of(*reports), "") is None
    own = "清水县财政局2023年政府信息公开年报"
    title = recognise_title(lines_of(reports[0]), f"{own}_清水县人民政府")
    assert title is not None
    assert title.organ == "清水县财政局"


def test_the_day_behind_a_title_without_a_year_is_not_the_reports() -> None:
    line = "清水县信访局政府信息公开工作年度报告2024年1月18日"
    title = recognise_title(lines_of(line), "")
    assert title is not None
    assert (title.organ, title.year) == ("清水县信访局", None)


def test_a_title_with_a_sentence_behind_it_is_none():
    title = "清水县水务局2023年政府信息公开工作年度报告"
    assert read_title(f"{title}_{title}")
    assert read_title(f"{title}根据要求编制清水县水务局2023年政府信息公开年度报告。") is None


@pytest.mark.parametrize(
    ("title", "organ", "year"),
    [
        ("清水县水务局：2023年政府信息公开工作年度报告", "清水县水务局", 2023),
        ("政府信息公开工作年度报告（清水县水务局2023年）", "清水县水务局", 2023),
        ("2023年政府信息公开工作年度报告——清水县水务局", "清水县水务局", 2023),
        ("清水县水务局2023年政府信息公开工作年度报告——清水县水务局", "清水县水务局", 2023),
        ("【清水县水务局】2023年政府信息公开工作年度报告", "清水县水务局", 2023),
        ("（修订）清水县水务局2023年政府信息公开工作年度报告", "清水县水务局", 2023),
        ("清水县水务局2022-2023年政府信息公开工作年度报告", "清水县水务局", None),
        ("2023年政府信息公开工作年度报告（公开版）", "", 2023),
        ("县委机构编制委员会办公室2023年政府信息公开工作年报", "县委机构编制委员会办公室", 2023),
    ],
)
def test_the_organ_stands_in_a_title_in_many_forms(title: str, organ: str, year: int) -> None:
    found = read_title(title)
    assert found
    assert (found.organ, found.year) == (organ, year)


def test_two_organs_at_either_end_and_the_name_of_a_site_give_none() -> None:
    title = "2023年政府信息公开工作年度报告"
    assert read_title(f"清水县人民政府{title}（清水县水务局）") is None
    found = document_title(f"{title}——清水县人民政府")
    assert found
    assert not found.organ
