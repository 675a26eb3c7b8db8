"""Some lines of docs/accuracy.md are what the script gives now; right reports get no finding."""

from __future__ import annotations

import pytest
from benchmarks.accuracy import EDITIONS, FAMILIES, KIND, PAGE, by_name, mutate_one, shown
from benchmarks.planting.compose import right_draft
from benchmarks.planting.measure import wilson


@pytest.mark.slow
@pytest.mark.parametrize(
    "kind",
    [
        "空白格",
        "分项多一或少一",
        "上年结转总计接不上",
        "身份证号码",
        "标题是上一年",
        "不予处理差一",
    ],
)
def test_the_page_says_what_the_script_gives(kind: str) -> None:
    (line,) = by_name([kind])
    assert line in PAGE.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("seed", range(3000, 3040))
def test_a_right_report_gets_no_finding(seed: int) -> None:
    assert right_draft(seed).findings() == ()


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_changed_cell_is_found_and_named(edition: int) -> None:
    tally = mutate_one((edition, 7, "some"))
    assert tally.missed == ()
    assert tally.found == tally.breaking > 300
    assert tally.named == tally.nameable > 300
    assert tally.across_found == tally.across


def test_every_kind_has_a_family_on_the_page() -> None:
    assert {kind.family for kind in KIND.values()} == set(FAMILIES)


def test_an_interval_does_not_end_at_the_share() -> None:
    low, high = wilson(40, 40)
    assert (round(low, 3), high) == (0.912, 1.0)
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_sentence_is_shown_with_what_its_numbers_stand_for() -> None:
    assert shown("{year}年{me}收到{new:汉件}") == "2023年我镇收到{收到（新收）申请}件"
