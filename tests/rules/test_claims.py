"""What a message says of the number, the sentence, the row and both values."""

from __future__ import annotations

from typing import Any

import pytest
from tests.rules.base import lay_over, review, right_report

from reportctl.finding import Finding


def found(code: str, text: str, **rows: list[int]) -> list[Finding]:
    values: dict[str, Any] = {"overview.text": text}
    values |= {f"applications.{key.replace('__', '.')}": row for key, row in rows.items()}
    return [f for f in review(lay_over(right_report(), values)) if f.code == code]


def test_a_message_quotes_sentence_row_and_both_values() -> None:
    (finding,) = found("N501", "全年收到政府信息公开申请15件。", received=[12, 0, 0, 0, 0, 0, 12])
    assert finding.message == (
        "正文写 15件（“全年收到政府信息公开申请15件。”），读作收到申请，"
        "表中是“本年新收政府信息公开申请数量”12；或者“本年新收政府信息公开申请数量”12、"
        "“上年结转政府信息公开申请数量”0，合计 12"
    )


def test_the_place_is_that_of_the_number() -> None:
    (finding,) = found("N501", "全年收到政府信息公开申请15件。", received=[12, 0, 0, 0, 0, 0, 12])
    assert finding.place.end_col - finding.place.col == len("15件")


@pytest.mark.parametrize(
    ("text", "rows", "hint"),
    [
        ("公开申请中，无法提供5件。",
         {"outcome__unavailable__not_held": [5, 0, 0, 0, 0, 0, 5],
          "outcome__unavailable__not_made": [2, 0, 0, 0, 0, 0, 2]}, "1.本机关不掌握相关政府信息"),
        ("公开申请中，予以公开5件。", {"outcome__granted": [5, 2, 0, 0, 0, 0, 7]}, "“自然人”一列"),
    ],
)  # fmt: skip
def test_a_hint_says_where_the_number_comes_from(
    text: str, rows: dict[str, list[int]], hint: str
) -> None:
    (finding,) = found("N503", text, **rows)
    assert finding.hint is not None
    assert hint in finding.hint


def test_a_total_left_at_zero_is_not_held_against_the_prose() -> None:
    text = "全年收到政府信息公开申请12件。"
    assert found("N501", text, received=[12, 0, 0, 0, 0, 0, 0]) == []


def test_blank_cells_make_a_larger_number_in_the_prose_doubtful() -> None:
    rows: dict[str, Any] = {"outcome__granted": ["", "", "", "", "", "", 5]}
    (finding,) = found("N503", "公开申请中，予以公开6件、部分公开0件。", **rows)
    assert finding.severity == "warning"


def test_a_table_left_blank_is_told_once_and_a_row_in_it_else() -> None:
    blank = ["", "", ""]
    rows = {"disclosure.documents.regulation": blank, "disclosure.documents.norm": blank}
    (whole,) = [f for f in review(lay_over(right_report(), rows)) if f.code == "C201"]
    assert whole.key == "disclosure.documents"
    assert whole.message == "“第二十条第（一）项”整张表都没有填（6格空白）"
    rows["disclosure.documents.norm"] = ["", "", "/"]
    part = [f.key for f in review(lay_over(right_report(), rows)) if f.code == "C201"]
    assert part == ["disclosure.documents.regulation", "disclosure.documents.norm"]


def test_an_empty_section_is_not_quoted() -> None:
    messages = [f.message for f in review(lay_over(right_report(), {"other_matters.text": ""}))]
    assert messages == ["没有内容，没有写收取信息处理费的情况"]


@pytest.mark.parametrize(
    ("text", "level", "codes"),
    [
        ("全镇收到政府信息公开申请15件。", "township", ["N501"]),
        ("全县收到政府信息公开申请15件。", "township", []),
        ("全系统收到政府信息公开申请15件。", "department", []),
        ("向县政府及县政府办公室提出的政府信息公开申请15件。", "department", []),
    ],
)
def test_a_larger_place_or_another_organ_is_not_held_against_the_own_table(
    text: str, level: str, codes: list[str]
) -> None:
    organ = {"township": "云溪镇人民政府", "department": "青原县水利局"}[level]
    values = {"report.organ": organ, "report.level": level, "report.scope": "own"}
    values |= {"overview.text": text, "applications.received": [12, 0, 0, 0, 0, 0, 12]}
    told = [f.code for f in review(lay_over(right_report(), values)) if f.code[:2] == "N5"]
    assert told == codes


@pytest.mark.parametrize(("said", "codes"), [("58.3", []), ("70.0", []), ("60.3", ["N511"])])
def test_a_rate_is_of_all_cases_or_of_those_that_ended(said: str, codes: list[str]) -> None:
    values = {
        "overview.text": f"政府信息公开行政复议维持率{said}%。",
        "disputes.review": [7, 2, 1, 2, 12],
    }
    told = [f.code for f in review(lay_over(right_report(), values)) if f.code == "N511"]
    assert told == codes
