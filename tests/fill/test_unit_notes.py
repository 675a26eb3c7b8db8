"""A unit that a label or a line beside a table states holds for the figures that it governs."""

from __future__ import annotations

import pytest

from reportctl.fill.place import place
from reportctl.fill.reading import Reading
from reportctl.readers.source import Paragraph, Source, SourceCell, SourceTable, Spot


def table(number: int, *rows: str) -> SourceTable:
    cells = (
        tuple(
            SourceCell(text, Spot(table=number, row=at, column=column))
            for column, text in enumerate(row.split(" | "))
        )
        for at, row in enumerate(rows)
    )
    return SourceTable(tuple(cells), Spot(table=number))


def read(
    *, head: str = "", label: str = "", over: str = "", below: str = "", first: str = ""
) -> Reading:
    """A report that has a row of decisions and one of fees, 37 and 5.2."""
    above = ("霞浦镇人民政府2024年政府信息公开工作年度报告", "一、总体情况", f"公开7条。{first}")
    after = ("五、存在的主要问题及改进情况", "已作改进。", "六、其他需要报告的事项", "没有。")
    texts = (*above, "二、主动公开政府信息情况", over)
    blocks = (
        *(Paragraph(text, Spot(line=at)) for at, text in enumerate(texts, 1) if text),
        table(1, "信息内容 | 本年处理决定数量", "行政许可 | 37"),
        table(2, f"信息内容 | 本年收费金额{head}", f"行政事业性收费{label} | 5.2"),
        *(Paragraph(text, Spot(line=at)) for at, text in enumerate((below, *after), 20) if text),
    )
    return place(Source("x.html", "html", blocks))


def rows(reading: Reading) -> set[str]:
    return {at.row.rpartition(".")[2] for at in reading.cells}


@pytest.mark.parametrize(
    "written",
    [
        {"label": "（元）"},
        {"label": "/元"},
        {"head": "/元"},
        {"head": "（单位：万元）", "label": "（元）"},
        {"head": "（单位：万元）", "below": "注：收费金额单位为元。"},
        {"over": "单位：元"},
        {"below": "（金额单位：元）"},
        {"first": "本报告所列收费金额单位均为元。"},
    ],
)
def test_an_amount_in_another_unit_is_not_read(written: dict[str, str]) -> None:
    reading = read(**written)
    assert rows(reading) == {"licence"}
    assert any("单位写的是“" in left.why and "元”" in left.why for left in reading.left_out)
    assert not any("没有写单位" in doubt for doubt in reading.doubts)


@pytest.mark.parametrize("below", ["注：以上单位为百件", "以上数据以十件为单位。"])
def test_counts_in_tens_or_hundreds_are_not_read(below: str) -> None:
    reading = read(head="（单位：万元）", below=below)
    assert rows(reading) == {"amount"}
    assert [left.why.partition("，")[0] for left in reading.left_out] == ["单位与格式不同"]


@pytest.mark.parametrize("below", ["单位：件、万元", "注：收费金额单位为万元。", "单位：件"])
def test_the_forms_own_units_change_nothing(below: str) -> None:
    assert rows(read(head="（单位：万元）", below=below)) == {"licence", "amount"}
