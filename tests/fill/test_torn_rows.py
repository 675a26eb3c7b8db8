"""Which rows may have a part that stands elsewhere."""

from __future__ import annotations

import pytest
from tests.fill.printing import lines_of

from reportctl.fill.lines import read_lines
from reportctl.fill.torn_rows import (
    before_label,
    beside_orphans,
    edges,
    numbered_tables,
    over_lone_figures,
)
from reportctl.fill.values import read_figures
from reportctl.fill.vocabulary import vocabulary_of
from reportctl.readers.source import Source, SourceCell, SourceTable, Spot
from reportctl.schema.load import load_form


def rows_of(*rows: str, section: str = "disclosure"):
    return [(section, line) for line in lines_of(*rows)]


def test_the_first_row_of_a_section_and_those_at_a_break_are_edges():
    rows = [*rows_of("规章|1", "许可|2"), *rows_of("强制|3", section="applications")]
    assert edges(rows) == {(1, rows[0][1].spot), (1, rows[2][1].spot)}


def test_rows_beside_and_over_figures_without_a_label():
    rows = rows_of("规章|1", "|5|6", "许可|2", "|7", "强制|3")
    spots = [line.spot for _, line in rows]
    assert beside_orphans(rows) == {(1, spots[at]) for at in (0, 2, 4)}
    assert over_lone_figures(rows) == {(1, spots[2])}


def test_numbers_before_labels_count_rows_only_where_they_go_up_by_one():
    assert numbered_tables(rows_of("1|规章|1", "2|许可|2", "1|强制|")) == {1}
    assert numbered_tables(rows_of("12|规章|", "5|许可|")) == set()
    assert [before_label(line) for _, line in rows_of("12|规章|", "规章|12", "|5")] == [
        "12",
        "",
        "",
    ]


@pytest.mark.parametrize(("figures", "left"), [("3|1|0|0|0|0|4", 0), ("3||0|0|0|0|3", 1)])
def test_the_end_of_a_label_that_a_page_broke_is_told_only_where_a_cell_is_empty(
    figures: str, left: int
) -> None:
    """A figure of an empty cell may stand on the next page."""
    head = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计"
    tables = (
        [head, f"2.其他法律行政法规|{figures}"],
        ["禁止公开|||||||", "8.属于行政查询事项|0|0|0|0|0|0|0"],
    )
    blocks = tuple(
        SourceTable(
            tuple(
                tuple(
                    SourceCell(text, Spot(table=n, row=y, column=x))
                    for x, text in enumerate(row.split("|"), 1)
                )
                for y, row in enumerate(rows, 1)
            ),
            Spot(table=n),
        )
        for n, rows in enumerate(tables, 1)
    )
    lines = read_lines(Source("a", "pdf", blocks))
    found = read_figures(
        vocabulary_of(load_form(2021)), lines, [("applications", x) for x in lines]
    )
    assert len(found.left_out) == left
