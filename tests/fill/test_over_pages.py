"""Rows that the end of a page broke."""

from __future__ import annotations

import pytest

from reportctl.fill.lines import Line, read_lines
from reportctl.fill.over_pages import join_over_pages
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Source, SourceCell, SourceTable, Spot
from reportctl.schema.load import load_form

VOCABULARY = vocabulary_of(load_form(2021))
HEAD = "|自然人|商业企业|总计"
ABOVE = "2.重复申请|4|0|4"


def lines_of(*tables: list[str], step: int = 1) -> tuple[Line, ...]:
    """One table a page, or on each of so many pages."""
    blocks = tuple(
        SourceTable(
            tuple(
                tuple(
                    SourceCell(text, Spot(page=1 + step * number, table=number + 1, row=at + 1))
                    for text in row.split("|")
                )
                for at, row in enumerate(rows)
            ),
            Spot(page=1 + step * number, table=number + 1),
        )
        for number, rows in enumerate(tables)
    )
    return read_lines(Source("年报.pdf", "pdf", blocks))


def said(rows: list[Line]) -> list[str]:
    return ["|".join(piece.text for piece in row.pieces) for row in rows]


@pytest.mark.parametrize("head", [[], [HEAD]])
@pytest.mark.parametrize(
    ("begun", "rest", "whole"),
    [
        ("3.要求提供公开出版物|90|0|92", "|5||7", "3.要求提供公开出版物|90\n5|0|92\n7"),
        ("3.要求提供公开|90|0|92", "出版物|5||", "3.要求提供公开\n出版物|90\n5|0|92"),
    ],
)
def test_what_a_row_has_on_the_next_page_is_put_to_it(
    head: list[str], begun: str, rest: str, whole: str
) -> None:
    lines = lines_of([HEAD, ABOVE, begun], [*head, rest, "1.信访举报投诉类申请|0|0|0"])
    assert said(join_over_pages(lines, VOCABULARY)) == [
        HEAD,
        ABOVE,
        whole,
        *head,
        "1.信访举报投诉类申请|0|0|0",
    ]


@pytest.mark.parametrize(
    ("rest", "step"),
    [("3.要求提供公开出版物|5||7", 1), ("出版物|5||7", 1), ("|5||7", 2), ("|||", 1)],
)
def test_a_row_of_its_own_or_of_a_page_beyond_is_not(rest: str, step: int) -> None:
    lines = lines_of([HEAD, ABOVE], [HEAD, rest], step=step)
    assert join_over_pages(lines, VOCABULARY) == list(lines)


def test_a_page_may_break_a_table_under_its_head_or_in_it() -> None:
    lines = lines_of(["|结果维持|总计"], ["行政复议|5|5"], ["行政诉讼|3|3"])
    assert [row.table for row in join_over_pages(lines, VOCABULARY)] == [1, 1, 3]
    lines = lines_of(["|科研机|社会公"], ["|构|益组织", "一、本年新收政府信息公开申请数量|0|2"])
    joined = join_over_pages(lines, VOCABULARY)
    assert [(row.table, text) for row, text in zip(joined, said(joined), strict=True)] == [
        (1, "|科研机\n构|社会公\n益组织"),
        (1, "一、本年新收政府信息公开申请数量|0|2"),
    ]


def test_each_page_may_part_the_stub_of_a_row_anew() -> None:
    above = "三、|（一）予以公开|0|11|11"
    rest = "本年度办理结果||||40|41"
    lines = lines_of(["||商业企业|其他|总计", above])
    (row,) = lines_of([rest])
    wide = (row.pieces[0], row.pieces[1]._replace(end=3), *row.pieces[3:])
    below = row._replace(pieces=wide, spot=Spot(page=2), table=2)
    joined = join_over_pages([*lines, below], VOCABULARY)
    assert said(joined)[-1] == "三、\n本年度办理结果|（一）予以公开|0|11\n40|11\n41"


def test_two_labels_that_both_go_on_are_one_row() -> None:
    begun = "（三）不予公|2.其他法律行政法|10|10"
    lines = lines_of([HEAD, begun], ["开|规禁止公开|50|59", "|3.危及“三安全一稳定”|0|0"])
    joined = said(join_over_pages(lines, VOCABULARY))
    assert joined[1] == "（三）不予公\n开|2.其他法律行政法\n规禁止公开|10\n50|10\n59"
