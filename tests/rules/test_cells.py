"""Blanks are told as what they are: a cell, a row, many rows of a table, a whole table."""

from __future__ import annotations

from decimal import Decimal

from tests.rules.base import lay_over, review, right_report

BLANKS = [""] * 7


def told(**rows: list[object]) -> list[tuple[str | None, str]]:
    values = {f"applications.{key.replace('__', '.')}": row for key, row in rows.items()}
    found = review(lay_over(right_report(), values))
    assert {f.code for f in found} <= {"C201"}
    return [(f.key, f.message) for f in found]


def test_a_blank_total_in_a_row_of_noughts_is_a_blank() -> None:
    row = [0, 0, 0, 0, 0, 0, ""]
    key = "applications.outcome.granted"
    assert told(outcome__granted=row) == [(key, "“（一）予以公开”的“总计”空白")]


def test_a_row_of_blanks_is_told_as_a_row() -> None:
    key = "applications.outcome.granted"
    assert told(outcome__granted=BLANKS) == [(key, "“（一）予以公开”整行空白（7格）")]
    assert told(outcome__granted=["/"] * 7) == [(key, "“（一）予以公开”整行写的是“/”（7格）")]


def test_many_rows_of_one_table_are_told_together_whatever_else_is_filled() -> None:
    refused = ("state_secret", "forbidden", "safety", "third_party")
    (one,) = told(**{f"outcome__refused__{key}": BLANKS for key in refused})
    assert one == (
        "applications",
        (
            "“三、收到和处理政府信息公开申请情况”有4行的28格空白："
            "“1.属于国家秘密”、“2.其他法律行政法规禁止公开”、“3.危及“三安全一稳定””等"
        ),
    )


def test_a_negative_count_with_a_point_is_an_error_still():
    values = {"disclosure.decisions.penalty": Decimal("-3.0")}
    values |= {"disclosure.decisions.licence": Decimal("643.0")}
    found = [f for f in review(lay_over(right_report(), values)) if f.code == "C202"]
    assert {f.severity: f.hint for f in found} == {"warning": "改为 643", "error": None}
