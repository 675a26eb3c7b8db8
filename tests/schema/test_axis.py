"""Headings over headings: leaves, trails, and what a total adds up."""

from __future__ import annotations

import pytest

from reportctl.schema.axis import Axis, Heading

PERSON = Heading("person", "自然人")
GROUP = Heading("organisation", "法人或其他组织")
FIRM, OTHER = Heading("organisation.firm", "企业"), Heading("organisation.other", "其他")
MOVED = Heading("late", "后来的", under="organisation")
TOTAL = Heading("total", "总计", total=True)
AXIS = Axis((PERSON, GROUP, FIRM, OTHER, MOVED, TOTAL))


def test_what_holds_cells_are_the_headings_under_which_nothing_stands() -> None:
    assert AXIS.leaves == (PERSON, FIRM, OTHER, MOVED, TOTAL)
    assert AXIS.leaves_under("organisation") == (FIRM, OTHER, MOVED)
    assert AXIS.leaves_under("person") == (PERSON,)
    assert AXIS.leaves_under("nothing") == ()


def test_a_trail_goes_from_the_outermost_inward() -> None:
    assert AXIS.trail(FIRM) == (GROUP, FIRM)
    assert AXIS.trail(MOVED) == (GROUP, MOVED)
    assert AXIS.trail(PERSON) == (PERSON,)
    assert AXIS.depth == 2


def test_a_total_adds_up_the_leaves_beside_it_without_other_totals() -> None:
    assert AXIS.parts(TOTAL) == (PERSON, FIRM, OTHER, MOVED)
    inner = Heading("organisation.sum", "小计", total=True)
    assert Axis((*AXIS.headings, inner)).parts(inner) == (FIRM, OTHER, MOVED)


@pytest.mark.parametrize(
    ("heading", "parent", "name"), [(FIRM, "organisation", "firm"), (MOVED, "organisation", "late")]
)
def test_a_heading_knows_its_parent_and_its_name(heading: Heading, parent: str, name: str) -> None:
    assert (heading.parent, heading.name) == (parent, name)
