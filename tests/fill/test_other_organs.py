"""Another organ over a table, in the first sentence or in the site's lines is told."""

from __future__ import annotations

import pytest

from reportctl.fill.lines import Line, Piece
from reportctl.fill.other_organs import find_named, is_other, tell_scopes
from reportctl.fill.place import place
from reportctl.fill.prose import Text
from reportctl.fill.sections import Outline, recognise_facts
from reportctl.readers.source import Paragraph, Source, SourceCell, SourceTable, Spot

ORGAN = "青岚县财政局"


def doubts(
    above: str = "",
    first: str = "公开7条。",
    over: str = "",
    behind: str = "",
    around: str = "",
    *,
    title: str = "二、主动公开政府信息情况",
) -> list[str]:
    """What is told of organs in a report of 青岚县财政局 with these lines."""
    row = ("行政许可", "12")
    cells = tuple(SourceCell(text, Spot(table=1, row=1, column=at)) for at, text in enumerate(row))
    texts = (
        f"{ORGAN}2023年政府信息公开工作年度报告",
        above,
        "一、总体情况",
        first,
        title,
        over,
    )
    after = ("五、存在的主要问题及改进情况", "问题是队伍不稳，已作改进。", "六、其他需要报告的事项")
    end = ("没有。", ORGAN, "2024年1月18日", behind)
    blocks = (
        *(Paragraph(text, Spot(line=at)) for at, text in enumerate(texts, 1)),
        SourceTable((cells,), Spot(table=1)),
        *(Paragraph(text, Spot(line=at)) for at, text in enumerate((*after, *end), 10)),
    )
    source = Source("x.html", "html", blocks, around=(around,) if around else ())
    return [each for each in place(source).doubts if "报告按" in each]


@pytest.mark.parametrize(
    "over",
    [
        "青岚县教育局主动公开政府信息情况",
        "表一：教育局2023年主动公开政府信息情况统计表",
        "白石县财政局主动公开政府信息情况表",
        "舞泉镇人民政府主动公开政府信息情况",
    ],
)
def test_another_organ_over_a_table(over: str) -> None:
    (told,) = doubts(over=over)
    assert f"的表名“{over}”说的是" in told
    assert told.endswith(f"报告按{ORGAN}2023年读入，请核对")


@pytest.mark.parametrize(
    ("over", "named"),
    [
        ("填报单位：青岚县教育局", 1),
        ("填报单位（盖章）：舞泉镇人民政府　填报日期：2024年1月4日", 1),
        ("制表单位：白石县财政局　2023年", 1),
        ("填报单位（公章）：青岚县财政局", 0),
        ("填报单位：县财政局办公室", 0),
    ],
)
def test_who_fills_in_a_table_may_be_another_organ(over: str, named: int) -> None:
    assert len(doubts(over=over)) == named


def test_another_organ_in_the_title_of_a_section_of_tables() -> None:
    (told,) = doubts(title="二、青岚县教育局主动公开政府信息情况")
    assert "的标题“二、青岚县教育局主动公开政府信息情况”说的是青岚县教育局" in told
    assert doubts(title="二、青岚县财政局主动公开政府信息情况") == []


@pytest.mark.parametrize(
    "over",
    ["县财政局主动公开政府信息情况表", "财政局2023年主动公开政府信息情况", "青岚县财政局情况表"],
)
def test_the_own_name_over_a_table(over: str) -> None:
    assert doubts(over=over) == []


@pytest.mark.parametrize(
    ("first", "organ"),
    [
        ("2023年，青岚县教育局坚持公开为常态，公开7条。", "青岚县教育局"),
        ("县教育局高度重视信息公开。", "县教育局"),
        ("2023年度白石县财政局公开7条。", "白石县财政局"),
        ("（一）主动公开。2023年，舞泉镇人民政府公开7条。", "舞泉镇人民政府"),
        ("白石县人民政府2023年公开7条。", "白石县人民政府"),
    ],
)
def test_another_organ_in_the_first_sentence(first: str, organ: str) -> None:
    (told,) = doubts(first=first)
    assert f"说的是{organ}，报告按" in told


@pytest.mark.parametrize(
    "first",
    [
        "2023年，青岚县财政局坚持公开为常态。",
        "县财政局高度重视。",
        "我局高度重视，县教育局来局交流。",
        "2023年，在青岚县教育局的支持下，公开7条。",
        "青岚县人民政府高度重视信息公开。",
        "县委、县政府高度重视。",
        "坚持围绕大局，公开7条。",
        "乡镇村务公开7条。",
        "财政局办公室牵头公开7条。",
        "政府网站公开7条。",
    ],
)
def test_the_own_name_those_above_and_none_in_the_first_sentence(first: str) -> None:
    assert doubts(first=first) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("发布机构：青岚县教育局 发布时间：2024-01-18", True),
        ("信息来源：县教育局", True),
        ("发布机构：白石县人民政府办公室", True),
        ("发布机构：青岚县财政局", False),
        ("发布单位：青岚县人民政府办公室", False),
        ("来源：青岚县融媒体中心", False),
        ("来源：青岚县人民政府网", False),
        ("来源：财政局办公室", False),
    ],
)
def test_who_published_it(line: str, told: bool) -> None:  # noqa: FBT001
    assert bool(doubts(above=line)) is told
    assert bool(doubts(behind=line)) is told
    assert bool(doubts(around=line)) is told


@pytest.mark.parametrize(
    ("one", "organ", "other"),
    [
        ("县人社局", "青岚县人力资源和社会保障局", False),
        ("青岚财政局", "青岚县财政局", True),
        ("青岚县财政局", "青岚财政局", True),
        ("舞泉镇党政综合办公室", "青岚县舞泉镇人民政府", False),
        ("青岚县人民政府办公室", "青岚县人民政府", False),
        ("青岚县教育局", "青岚县人民政府", True),
        ("县人民政府", "青岚县财政局", False),
        ("甲市人民政府", "青岚县财政局", False),
        ("青岚县人民政府", "舞泉镇人民政府", False),
        ("白石县人民政府", "青岚县人民政府", True),
        ("财政局预算股", "青岚县财政局", False),
    ],
)
def test_whose_name_is_another_organs(one: str, organ: str, other: bool) -> None:  # noqa: FBT001
    assert is_other(one, organ) is other


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("二、全县主动公开政府信息情况", 1),
        ("二、全系统主动公开政府信息情况", 1),
        ("二、全市主动公开政府信息情况", 1),
        ("二、主动公开政府信息情况", 0),
    ],
)
def test_a_title_of_tables_that_speaks_of_more_than_the_organ_is_told(
    title: str, told: int
) -> None:
    found = [each for each in doubts(title=title) if "说的是全" in each]
    assert len(found) == told
    assert len([e for e in doubts(over="全县主动公开政府信息情况表") if "说的是全县" in e]) == 1


def test_a_government_and_a_report_whose_title_says_so_speak_of_all() -> None:
    outline = (Line((Piece("二、全县主动公开政府信息情况", Spot(), 0, 1),), Spot(), level=1),)
    found = recognise_facts(outline, "").outline
    assert found.starts
    assert not list(tell_scopes(outline, found, "青岚县人民政府", ""))
    assert not list(tell_scopes(outline, found, "青岚县财政局", "青岚县财政局2023年全县年度报告"))
    assert list(tell_scopes(outline, found, "青岚市人民政府", ""))


def test_a_line_within_a_sentence_names_no_one_who_acts() -> None:
    cut = "根据《中华人民共和国政府信息公开条例》（国务院令第711号）"
    goes_on = "县人民政府办公室有关规定编制。"
    for above, told in ((cut, 0), ("（一）主动公开", 1)):
        texts = [Text(line, Spot(line=at)) for at, line in enumerate((above, goes_on), 1)]
        assert len([*find_named((), Outline((), 0), [texts], ())]) == told
