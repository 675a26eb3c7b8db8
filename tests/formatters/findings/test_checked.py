"""What is counted, and in which order it is told."""

from __future__ import annotations

import pytest
from tests.formatters.sample import ALL, BROKEN, CATALOGUE, CLEAN, TOWN

from reportctl.finding import Place
from reportctl.formatters.findings.checked import (
    Catalogue,
    Checked,
    end_on_line,
    in_order,
    open_first,
    sum_up,
)


def test_open_findings_are_counted_and_accepted_ones_apart():
    summary = sum_up(ALL)
    assert summary.files == 3
    assert summary.severities == {"error": 2, "warning": 0, "info": 1}
    assert summary.waived == 1


def test_rules_are_counted_from_the_gravest_and_most_frequent():
    assert list(sum_up([TOWN, TOWN, BROKEN]).codes.items()) == [
        ("T301", 2),
        ("F102", 1),
        ("W901", 2),
    ]


def test_findings_come_in_the_order_of_their_places():
    assert [finding.code for finding in in_order(TOWN.findings)] == ["T301", "X202", "W901"]


def test_accepted_findings_come_last_where_open_ones_come_first():
    assert [finding.code for finding in open_first(TOWN.findings)] == ["T301", "W901", "X202"]


@pytest.mark.parametrize(
    ("checked", "name"),
    [
        (CLEAN, "乙镇人民政府2021年"),
        (BROKEN, "坏:100%,.toml"),
        (Checked("a.toml", None, "丙镇", ()), "丙镇"),
    ],
)
def test_what_a_file_is_called(checked: Checked, name: str):
    assert checked.name == name


@pytest.mark.parametrize(
    ("place", "end"),
    [
        (Place(1, 2, 1, 4), 4),
        (Place(1, 2, 2, 1), 6),
        (Place(1, 3, 1, 3), 4),
        (Place(9, 1, 10, 1), 2),
    ],
)
def test_where_a_place_ends_on_its_line(place: Place, end: int):
    assert end_on_line(["abcde\r", "f"], place) == end


def test_a_rule_that_the_catalogue_has_not_has_no_title():
    assert CATALOGUE.title("T301") == "总计不等于各项之和"
    assert CATALOGUE.title("Z999") == ""
    assert Catalogue().family("Z999") == "Z"
