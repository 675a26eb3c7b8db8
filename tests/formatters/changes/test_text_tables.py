"""The tables of a comparison in a terminal."""

from __future__ import annotations

import pytest
from tests.comparison.reports import two_years

from reportctl.formatters.changes.change_lines import sheets
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.text_tables import format_sheet, layout
from reportctl.terminal.width import width

THREE = next(s for s in sheets(two_years()) if s.key == "applications")


def lines(**how: object) -> list[str]:
    options = Options(**how)
    return list(format_sheet(THREE, layout(two_years(), THREE, options), options))


@pytest.mark.parametrize("columns", [40, 80, 81, 139, 140, 200])
def test_the_widths_fit_the_terminal(columns: int) -> None:
    grid = layout(two_years(), THREE, Options(columns))
    assert grid.label >= 28
    assert grid.label + grid.room <= max(columns, 80)


@pytest.mark.parametrize(("columns", "beside"), [(80, 0), (140, 6)])
def test_the_kinds_of_applicants_stand_beside_the_totals_where_there_is_room(
    columns: int, beside: int
) -> None:
    grid = layout(two_years(), THREE, Options(columns))
    assert (len(grid.others), grid.below) == (beside, False)


def test_where_there_is_none_they_stand_below_if_asked_for() -> None:
    grid = layout(two_years(), THREE, Options(80, columns=True))
    assert (grid.others, grid.below) == ((), True)
    assert any(line.strip().startswith("自然人 ") for line in lines(columns=True))


def test_wide_characters_do_not_shift_the_columns() -> None:
    told = [line for line in lines() if line.endswith("%")]
    assert len(told) > 2
    assert len({width(line) for line in told}) == 1


def test_what_was_folded_is_counted() -> None:
    assert lines()[-1] == f"  另有{THREE.folded}行没有变（--all 全部列出）"


def test_a_section_without_a_change_is_one_line_with_its_count() -> None:
    bare = THREE._replace(lines=(), folded=21)
    grid = layout(two_years(), THREE, Options())
    assert list(format_sheet(bare, grid, Options())) == [
        THREE.title,
        "  21行都没有变（--all 全部列出）",
    ]
