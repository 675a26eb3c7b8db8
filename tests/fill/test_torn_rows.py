"""Which rows may have a part that stands elsewhere."""

from __future__ import annotations

from tests.fill.printing import lines_of

from reportctl.fill.torn_rows import (
    before_label,
    beside_orphans,
    edges,
    numbered_tables,
    over_lone_figures,
)


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
