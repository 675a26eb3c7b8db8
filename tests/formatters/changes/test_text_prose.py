"""The prose of a comparison in a terminal."""

from __future__ import annotations

import pytest
from tests.comparison.reports import last_year, two_years

from reportctl.comparison.changes import Mention, Passage
from reportctl.comparison.compare import compare
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.text_prose import (
    beside_tables,
    format_mentions,
    format_section,
    paragraphs,
    said,
)
from reportctl.terminal.width import width

OVERVIEW = two_years().prose[0]


def section(**how: object) -> list[str]:
    return list(format_section(OVERVIEW, two_years(), Options(**how)))


def test_what_was_taken_out_and_put_in_is_told_apart_without_colours():
    told = "".join(line.strip() for line in section())
    assert "[-3,119-]" in told
    assert "{+" in told
    assert "\x1b" not in told
    assert "\x1b[31;9m" in "".join(section(color=True))


@pytest.mark.parametrize("columns", [80, 100])
def test_no_line_is_wider_than_the_terminal(columns):
    assert max(map(width, section(width=columns))) <= columns


def test_a_section_without_a_change_is_one_line():
    same = compare(last_year(), last_year())
    told = list(format_section(same.prose[0], same, Options()))
    assert told[1:] == ["  没有变动"]
    assert len(list(format_section(same.prose[0], same, Options(every=True)))) > 2


def passage(kind: str, old: int | None, new: int | None) -> Passage:
    return OVERVIEW.passages[0]._replace(kind=kind, old_paragraph=old, new_paragraph=new)


def test_a_removed_passage_stays_with_what_it_stood_in():
    changed, same = passage("changed", 1, 1), passage("same", 2, 2)
    runs = paragraphs([changed, passage("removed", 1, None), same])
    assert [[p.kind for p in run] for run in runs] == [["changed", "removed"], ["same"]]
    runs = paragraphs([changed, passage("removed", 2, None)])
    assert [len(run) for run in runs] == [1, 1]


def mention(old: str | None, new: str | None, *tables: int | None) -> Mention:
    first = next(m for s in two_years().prose for m in s.mentions)
    return first._replace(old=old, new=new, old_table=tables[0], new_table=tables[1])


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (mention("41", "52", None, None), ("", False)),
        (mention("41", "52", 41, 52), ("表中 41 → 52", False)),
        (mention("41", "50", 41, 52), ("表中 41 → 52，2024年与表不同", True)),
        (mention(None, "52", 41, 52), ("表中 41 → 52", False)),
        (mention("41", "52", None, 52), ("表中 — → 52", False)),
    ],
)
def test_a_figure_of_the_prose_is_held_against_the_tables(found, told):
    assert beside_tables(found, "2023年", "2024年") == told


def test_a_figure_that_is_not_written_is_no_zero():
    one = mention("1204", None, None, None)
    assert said("1204", one) == f"1,204{one.unit}"
    assert said(None, one) == "未写"
    assert said("1.5", one) == f"1.5{one.unit}"


def test_figures_that_changed_are_listed_where_prose_is_asked_for():
    assert list(format_mentions(two_years(), Options()))[1] == "正文中变动的数字"
    assert list(format_mentions(two_years(), Options(only=("tables",)))) == []
