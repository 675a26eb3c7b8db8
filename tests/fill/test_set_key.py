"""`--set KEY=VALUE`: one cell, row, text or fact, and nothing else of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import right_report

from reportctl.document.document import Document
from reportctl.document.toml import parse
from reportctl.fill.set_key import places_of, set_key
from reportctl.finding import Failure
from reportctl.report.load import build
from reportctl.report.report import Report
from reportctl.schema.form import At

RECEIVED = At("applications.received", "person")


def opened() -> tuple[Document, Report]:
    document = parse(right_report(2021))
    report = build(document, Path("2021.toml")).report
    assert report
    return document, report


def after(setting: str) -> Report:
    made = build(set_key(*opened(), setting), Path("2021.toml")).report
    assert made
    return made


@pytest.mark.parametrize(
    "setting",
    [
        "applications.received.person=3",
        "applications.received.自然人 = 3",
        "applications.received=[3,0,0,0,0,0,0]",
        "applications.received=3，0，0，0，0，0，0",
        "applications.received.person=３",
        "applications.received.person＝3",
    ],
)
def test_a_cell_is_set_by_key_label_or_row(setting: str) -> None:
    _, before = opened()
    made = after(setting)
    assert made.value(RECEIVED) == 3
    others = {at: cell.value for at, cell in before.cells.items() if at != RECEIVED}
    assert {at: cell.value for at, cell in made.cells.items() if at != RECEIVED} == others


@pytest.mark.parametrize(
    ("key", "places"),
    [
        ("applications.received.自然人", {"applications.received.person"}),
        ("一、本年新收…·自然人", {"applications.received.person"}),
        ("行政许可", {"disclosure.decisions.licence.decided"}),
        ("disclosure.documents.norm", {"issued", "repealed", "in_force"}),
        ("overview.text", {"overview"}),
        ("落款", {"report.signature"}),
        ("nothing", set()),
    ],
)
def test_which_places_a_key_names(key, places):
    row = {f"{key}.{place}" for place in places} if "norm" in key else places
    assert places_of(opened()[1], key) == row


def test_texts_and_facts_are_set() -> None:
    assert after("overview=第一行。").prose["overview"].text == "第一行。"
    assert after("problems.text=没有“问题”。").prose["problems"].text == "没有“问题”。"
    assert after("report.organ=竹溪镇人民政府").organ == "竹溪镇人民政府"
    assert after("report.level=department").level == "department"
    assert after("report.year=２０２２").year == 2022
    assert after("report.date=2022年1月18日").date == "2022年1月18日"
    assert after("report.date=").date == ""
    assert "2022年1月8日" in set_key(*opened(), "report.date=2022-1-8").text
    assert after("日期＝2022年1月18日").date == "2022年1月18日"
    assert after("落款=竹溪镇＝人民政府").signature == "竹溪镇＝人民政府"
    assert after("report.level=乡镇政府").level == "township"


def test_a_blank_and_a_stroke_are_not_zero() -> None:
    assert after("applications.received.person=").value(RECEIVED) is None
    assert after("applications.received.person=/").cells[RECEIVED].written == "/"


@pytest.mark.parametrize("mark", ["?", "？"])
def test_the_mark_of_what_was_not_read_can_be_set(mark: str) -> None:
    assert after(f"applications.received.person={mark}").cells[RECEIVED].unread
    made = after(f"applications.received=1,{mark},0,0,0,0,1")
    assert [cell.at.column for cell in made.unread] == ["business"]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("applications.received.person", "键=值"),
        ("=3", "键=值"),
        ("applications.received.person=三件", "应是数字"),
        ("disclosure.decisions.licence=-1", "“行政许可”的.*应是不小于 0 的整数，写的是 -1$"),
        ("行政许可=1.5", "应是不小于 0 的整数，写的是 1.5$"),
        ("行政许可=643.0", "应是不小于 0 的整数，写的是 643.0$"),
        ("行政许可=36件", "应是数字，写的是 36件$"),
        ("disclosure.fees.amount=-0.5", "应是不小于 0 的数，写的是 -0.5$"),
        ("applications.received=1,2", "有7格"),
        ("applications.received.nobody=1", "没有“nobody”这一列"),
        ("report.level=village", "可选的是"),
        ("report.year=二〇二一", "应是四位年份"),
        ("report.year=20244", "应是四位年份"),
        ("report.year=", "应是四位年份"),
        ("report.edition=2020", "edition 可选的是"),
        ("report.organ=", "organ 应是机关名称"),
        ("report.date=明天", "成文日期应是写全的日期"),
        ("report.date=2022年2月30日", "成文日期应是写全的日期"),
        ("report.colour=red", "没有 colour"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_set(setting: str, said: str) -> None:
    with pytest.raises(Failure, match=said):
        set_key(*opened(), setting)
