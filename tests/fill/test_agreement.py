"""A source in which organs or years disagree is told, whichever place names the other."""

from __future__ import annotations

import pytest
from tests.filled import report_of

from reportctl.fill.agreement import tell_changed, without_other_years
from reportctl.fill.place import place
from reportctl.readers.source import Paragraph, Source, SourceTable, Spot
from reportctl.report.report import Report
from reportctl.report.skeleton import Content

TITLE = "青岚县2023年政府信息公开工作年度报告"


def doubts(*lines: str, name: str = "x.txt", title: str = "", level: int = 0) -> list[str]:
    """What is told of a report of 青岚县 of 2023 with these lines between title and sections."""
    texts = (
        TITLE,
        *lines,
        "一、总体情况",
        "2023年，我县主动公开信息7条。",
        "五、存在的主要问题及改进情况",
        "问题是队伍不稳，已作改进。",
        "六、其他需要报告的事项",
        "没有收取信息处理费。",
    )
    blocks = tuple(
        Paragraph(text, Spot(line=at), level if text in lines else 0)
        for at, text in enumerate(texts, 1)
    )
    return [d for d in place(Source(name, "text", blocks, title)).doubts if "报告按" in d]


@pytest.mark.parametrize(
    "line",
    [
        "现公布青岚县2022年度政府信息公开工作年度报告。",
        "现公布白石县2023年度政府信息公开工作年度报告。",
        "本报告的统计期限为2022年1月1日至2022年12月31日。",
        "青岚县2022年政府信息公开工作年度报告",
        "名称：白石县2023年政府信息公开工作年度报告",
    ],
)
def test_lines_above_the_first_section(line: str) -> None:
    told = doubts(line)
    assert told
    assert all(each.endswith("请核对") for each in told)


@pytest.mark.parametrize(
    "line",
    [
        "现公布青岚县2023年度政府信息公开工作年度报告。",
        "本报告的统计期限为2023年1月1日至2023年12月31日。",
        "上一篇：青岚县2022年政府信息公开工作年度报告",
        "发布机构：青岚县人民政府办公室",
        "2023年政府信息公开工作年度报告",
    ],
)
def test_lines_that_say_the_same_or_nothing_of_this_report(line: str) -> None:
    assert doubts(line) == []


def test_a_list_of_other_years_is_no_claim() -> None:
    years = [f"青岚县{year}年政府信息公开工作年度报告" for year in (2019, 2020, 2021, 2022)]
    assert doubts(*years, TITLE) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("青岚县2022年政府信息公开工作年度报告.html", True),
        ("白石县2023年.docx", True),
        ("2022.txt", True),
        ("青岚县2023年年报.pdf", False),
        ("2024-01-18.html", False),
        ("t20240118_5231.html", False),
    ],
)
def test_the_name_of_the_file(name: str, told: bool) -> None:  # noqa: FBT001
    assert bool(doubts(name=name)) is told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("白石县2023年政府信息公开工作年度报告", True),
        ("青岚县2022年政府信息公开工作年度报告_青岚县人民政府", True),
        ("青岚县人民政府2023年政府信息公开工作年度报告-青岚县人民政府", False),
        ("文档1", False),
    ],
)
def test_the_documents_own_title(title: str, told: bool) -> None:  # noqa: FBT001
    assert bool(doubts(title=title)) is told


@pytest.mark.parametrize(
    ("overview", "told"),
    [
        ("2024年，我县主动公开信息7条，较2023年增加2条。", True),
        ("（一）主动公开。2024年新公开信息7条。", True),
        ("2024年，我县主动公开信息7条。全县2023年收到申请4件。", False),
        ("今年主动公开信息7条。2024年，我县将继续公开。", False),
        ("2024年1月公开信息7条。", False),
    ],
)
def test_sentences_that_begin_with_another_year(overview: str, told: bool) -> None:  # noqa: FBT001
    texts = (TITLE, "一、总体情况", overview, "六、其他需要报告的事项", "没有。")
    blocks = tuple(Paragraph(text, Spot(line=at)) for at, text in enumerate(texts, 1))
    doubts = place(Source("x.txt", "text", blocks)).doubts
    assert any("说的是2024年，报告按青岚县2023年读入" in doubt for doubt in doubts) is told


def test_a_title_without_the_name_of_its_place() -> None:
    title = "县财政局2023年政府信息公开工作年度报告"
    texts = (title, "一、总体情况", "公开7条。", "六、其他需要报告的事项", "没有。")
    end = ("青岚县财政局", "2024年1月18日")
    blocks = tuple(Paragraph(text, Spot(line=at)) for at, text in enumerate((*texts, *end), 1))
    reading = place(Source("x.txt", "text", blocks))
    assert reading.organ == "青岚县财政局"
    assert not [doubt for doubt in reading.doubts if "报告按" in doubt]


@pytest.mark.parametrize(
    ("signature", "told"),
    [("白石县人民政府", True), ("青岚县人民政府办公室", False), ("青岚县", False)],
)
def test_the_signature(signature: str, told: bool) -> None:  # noqa: FBT001
    texts = (
        TITLE,
        "一、总体情况",
        "公开7条。",
        "六、其他需要报告的事项",
        "没有。",
        signature,
        "2024年1月18日",
    )
    blocks = tuple(Paragraph(text, Spot(line=at)) for at, text in enumerate(texts, 1))
    reading = place(Source("x.txt", "text", blocks))
    assert reading.signature == signature
    assert any("落款" in doubt for doubt in reading.doubts) is told


@pytest.mark.parametrize(
    ("sheets", "left"),
    [
        (("表三", "2022年"), ["表三"]),
        (("表三", "2023年", "2022年表三"), ["表三", "2023年"]),
        (("2022年",), ["2022年"]),
        (("表三", "2022年对比2023年"), ["表三", "2022年对比2023年"]),
        (("表三", "20221130"), ["表三", "20221130"]),
    ],
)
def test_a_sheet_named_by_another_year(sheets: tuple[str, ...], left: list[str]) -> None:
    blocks = tuple(SourceTable((), Spot(sheet=sheet)) for sheet in sheets)
    source = without_other_years(Source("x.xlsx", "xlsx", blocks), 2023)
    assert [block.spot.sheet for block in source.blocks] == left
    told = len(sheets) - len(left) or sheets == ("2022年",)  # the only one is read, and told
    assert len(source.doubts) == told
    own = without_other_years(Source("x.xlsx", "xlsx", blocks), 2023, sheets)
    assert own.blocks == blocks


def report(organ: str, year: int, text: str, date: str = "", signature: str = "") -> Report:
    facts = {key: each for key, each in (("date", date), ("signature", signature)) if each}
    return report_of(2021, Content(organ, year, facts, prose={"overview": text}))


@pytest.mark.parametrize(
    ("organ", "year", "told"),
    [
        ("青岚县财政局", 2022, ["正文写的还是2023年", "成文日期还是“2024年1月15日”"]),
        ("青岚县财政局", 2023, []),
        ("青岚县教育局", 2023, ["落款还是“青岚县财政局”", "正文里还有“青岚县财政局”"]),
    ],
)
def test_what_a_report_still_says_of_its_former_organ_and_year_is_told(
    organ: str, year: int, told: list[str]
) -> None:
    said = ("2023年，青岚县财政局公开信息7条。", "2024年1月15日", "青岚县财政局")
    found = list(tell_changed(report("青岚县财政局", 2023, *said), report(organ, year, *said)))
    assert [each.partition("（")[0].partition("，")[0] for each in found] == told


def test_a_year_that_the_text_names_already_may_be_set() -> None:
    said = ("2023年公开信息7条，比2022年多2条。", "2024年1月15日")
    assert not list(tell_changed(report("青岚县", 2022, *said), report("青岚县", 2023, *said)))


def test_whose_report_the_overview_announces() -> None:
    for organ, told in (("白石县教育局", 1), ("青岚县", 0)):
        first = f"根据要求，现公布{organ}2023年度政府信息公开年度报告。"
        texts = (TITLE, "一、总体情况", first, "公开7条。", "六、其他需要报告的事项", "没有。")
        blocks = tuple(Paragraph(text, Spot(line=at)) for at, text in enumerate(texts, 1))
        doubts = place(Source("x.txt", "text", blocks)).doubts
        assert len([doubt for doubt in doubts if "说的是白石县教育局" in doubt]) == told
