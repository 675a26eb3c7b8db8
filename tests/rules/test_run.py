"""What the runner makes of faults: severity, place, what follows from what, what counts."""

from __future__ import annotations

import pytest
from tests.rules.base import lay_over, review, right_report

from reportctl.rules.run import Selection

WRONG = {"disputes.review": [1, 0, 0, 0, 5]}


@pytest.mark.parametrize(
    ("selection", "code", "applied"),
    [
        (Selection(), "T301", True),
        (Selection(("T",)), "T301", True),
        (Selection(("T302", "C")), "T301", False),
        (Selection((), ("T3",)), "T301", False),
        (Selection(("T",), ("T301",)), "T301", False),
        (Selection(("T",), ("T301",)), "T302", True),
    ],
)
def test_codes_and_their_beginnings_select(selection: Selection, code: str, applied: bool) -> None:  # noqa: FBT001
    assert selection.selects(code) is applied


def test_findings_come_in_the_order_of_the_file() -> None:
    both = WRONG | {"applications.received": [1, 0, 0, 0, 0, 0, 5]}
    found = review(lay_over(right_report(), both))
    places = [finding.place for finding in found]
    assert len(places) > 1
    assert places == sorted(places)


def test_a_finding_has_the_row_and_the_column_of_its_cell() -> None:
    (one,) = (f for f in review(lay_over(right_report(), WRONG)) if f.code[0] == "T")
    assert (one.code, one.severity, one.key) == ("T301", "error", "disputes.review")
    assert one.column == "总计"
