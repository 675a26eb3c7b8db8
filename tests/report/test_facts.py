"""The facts of a report are read without looking for a place that nobody asks for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import right_report

from reportctl.document.places import Walk
from reportctl.document.toml import parse
from reportctl.report.load import build
from reportctl.rules.check import check
from reportctl.rules.rule import Review


def test_a_clean_report_never_walks_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    walks: list[Walk] = []
    monkeypatch.setattr(Walk, "run", walks.append)
    made = build(parse(right_report(2024)), Path("2024.toml"))
    assert made.report
    assert check(Review(made.report), made.findings) == ()
    assert walks == []


def test_what_is_no_name_of_an_organ_is_told_at_its_table() -> None:
    made = build(parse("[report]\norgan = {}\nyear = 2024\n"), Path("2024.toml"))
    told = next(one for one in made.findings if one.key == "report.organ")
    assert (told.code, told.message, told.place.line) == ("F104", "organ 应是文字", 1)


@pytest.mark.parametrize("written", ["2025-01-20", '"2025-01-20"', '"2025年1月20日"'])
def test_a_date_is_one_however_it_is_typed(written: str) -> None:
    text = f'[report]\norgan = "云溪镇人民政府"\nyear = 2024\ndate = {written}\n'
    made = build(parse(text), Path("2024.toml"))
    assert made.report
    assert made.report.date == "2025年1月20日"


@pytest.mark.parametrize(
    ("written", "listed", "told"),
    [
        ("12", 12, []),
        ("0", 0, []),
        ("-1", None, ["listed 应是不加引号的非负整数"]),
        ("true", None, ["listed 应是不加引号的非负整数"]),
        ('"12"', None, ["listed 应是不加引号的非负整数"]),
    ],
)
def test_how_many_units_were_listed_is_a_count(
    written: str, listed: int | None, told: list[str]
) -> None:
    text = f'[report]\norgan = "青岚县人民政府"\nyear = 2024\nlisted = {written}\n'
    made = build(parse(text), Path("2024.toml"))
    assert made.report
    assert made.report.listed == listed
    assert [one.message for one in made.findings if one.key == "report.listed"] == told
