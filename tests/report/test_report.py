"""A report as typed values: a blank is no zero, and each character has its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.pages import make_report

from reportctl.report.report import LONGEST_PROSE, LONGEST_SENTENCE, Prose, read_lengths
from reportctl.schema.form import At

AT = At("applications.received", "person")


def prose(text: str) -> Prose:
    """A text that begins on line 5; its second line stands on line 6 from column 3."""
    return Prose("overview", "一、总体情况", text, lambda: [(0, 5, 1), (4, 6, 3)])


@pytest.mark.parametrize(
    ("start", "end", "place"),
    [(0, 2, (5, 1, 5, 3)), (1, None, (5, 2, 6, 6)), (4, 6, (6, 3, 6, 5)), (5, 5, (6, 4, 6, 5))],
)
def test_the_place_of_characters(start, end, place):
    found = prose("公开信\n全年。").place(start, end)
    assert (found.line, found.col, found.end_line, found.end_col) == place


def test_paragraphs_come_with_the_offset_of_their_first_character():
    assert prose("  公开\n\n全年。\n").paragraphs == ((2, "公开"), (6, "全年。"))
    assert prose("").paragraphs == ()


@pytest.mark.parametrize(
    ("texts", "lengths"),
    [
        (["公开。"], [3]),
        (["公" * 10, "开" * LONGEST_PROSE], [10, 0]),
        (["全年。" + "公" * (LONGEST_SENTENCE + 1)], [3]),
        (["全年。" + "公" * LONGEST_SENTENCE], [3 + LONGEST_SENTENCE]),
        (["全年。\n" * 20_000, "公开。"], [LONGEST_PROSE, 0]),
    ],
)
def test_a_text_is_read_up_to_a_sentence_without_end(texts, lengths):
    given = {str(at): prose(text) for at, text in enumerate(texts)}
    assert list(read_lengths(given).values()) == lengths


def test_what_rules_read_is_cut_and_a_report_of_usual_length_is_itself():
    report = make_report(2024)
    assert report.as_read is report
    long = replace(report, prose={"overview": prose("全年。\n" * 20_000)})
    assert len(long.as_read.prose["overview"].text) == LONGEST_PROSE


def test_a_blank_a_zero_and_what_was_not_read_are_three_things():
    report = make_report(2024, figures={AT: None})
    assert report.cells[AT].blank
    assert (report.value(AT), report.value(At("none", "none"))) == (None, None)
    unread = report.cells[AT]._replace(written="?", unread=True)
    told = replace(report, cells={**report.cells, AT: unread})
    assert not unread.blank
    assert told.unread == (unread,)
    assert not make_report(2024, figures={AT: 0}).cells[AT].blank


def test_the_title_is_made_from_organ_and_year_where_the_file_has_none():
    report = make_report(2024, organ="云溪镇人民政府")
    assert report.printed_title == "云溪镇人民政府2024年政府信息公开工作年度报告"
    assert replace(report, title="年报").printed_title == "年报"


def test_a_heading_written_as_one_row_is_one_in_the_tables_and_sums():
    key = "applications.outcome.other"
    older = replace(make_report(2024), older=frozenset({key}))
    rows = {table.row_key(row) for table in older.tables for row in table.rows.leaves}
    assert key in rows
    assert not [row for row in rows if row.startswith(f"{key}.")]
    assert any(At(key, "person") in found.parts for found in older.sums)
