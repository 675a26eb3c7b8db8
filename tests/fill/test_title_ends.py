"""What may stand round a title."""

from __future__ import annotations

import pytest

from reportctl.fill.title_ends import (
    are_organs,
    goes_on,
    is_place,
    lines_above,
    longest_behind,
    name_behind,
)


@pytest.mark.parametrize(
    ("behind", "head", "name"),
    [
        ("（桃溪县水务局）", "", "桃溪县水务局"),
        ("(桃溪县水务局2023年)", "2023年", "桃溪县水务局"),
        ("(2023年度桃溪县水务局)", "2023年度", "桃溪县水务局"),
        ("——桃溪县水务局", "", "桃溪县水务局"),
        (":桃溪县水务局", "", "桃溪县水务局"),
        ("(桃溪县水务局)(2024年1月)", "", "桃溪县水务局"),
        ("(桃溪县水务局、桃溪县河长办).pdf", "", "桃溪县水务局、桃溪县河长办"),
    ],
)
def test_an_organ_may_stand_behind_its_title(behind: str, head: str, name: str) -> None:
    end = "政府信息公开工作年度报告"
    assert name_behind(end + behind.replace("（", "(").replace("）", ")")) == (head + end, name)


@pytest.mark.parametrize("behind", ["", "(公开版)", "(二)", "-桃溪县人民政府", "——以公开促落实"])
def test_a_version_the_site_and_a_motto_are_no_organ(behind: str) -> None:
    assert name_behind("2023年政府信息公开工作年度报告" + behind) == ("", "")


def test_several_organs_and_a_draft() -> None:
    assert are_organs("桃溪县水务局(桃溪县河长办)")
    assert not are_organs("桃溪县水务局")
    assert not are_organs("首页>桃溪县水务局、桃溪县河长办")
    assert longest_behind("年度报告(内部征求意见稿)") > longest_behind("年度报告(修订)")


def test_what_stands_over_a_title() -> None:
    assert goes_on("水务局）年度报告", ["桃溪县（"])
    assert not goes_on("桃溪县水务局年度报告", ["桃溪县"])
    assert is_place("桃溪县")
    assert not is_place("桃溪县水务局")
    assert [*lines_above(["首页 > 年报", "桃溪县", "", "水 务 局"])] == ["水务局", "桃溪县"]
