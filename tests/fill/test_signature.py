"""The signature of a report and its date."""

from __future__ import annotations

import pytest

from reportctl.fill.signature import (
    Signed,
    find_signature,
    find_under_title,
    is_date,
    may_sign,
    tell_two_days,
)

ORGAN = "桃溪县水务局"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2024年1月17日", "2024年1月17日"),
        ("（2024 年 1 月 17 日）", "2024年1月17日"),
        ("2024 年 1 月", "2024年1月"),
        ("2024年元月17日", "2024年元月17日"),
        ("二○二四年元月十七日", "二○二四年元月十七日"),
        ("2024年1月   日", "2024年1月日"),
        ("2024年  月  日", "2024年月日"),
        ("2024年1月XX日", "2024年1月XX日"),
        ("2024年1月17日印发", "2024年1月17日"),
        ("2024年1月17日（盖章）", "2024年1月17日"),
        ("2024年1月17日。", "2024年1月17日"),
        ("成文日期：2024年1月17日", "2024年1月17日"),
    ],
)
def test_a_date_in_any_wording_stands_behind_the_name(line: str, date: str) -> None:
    assert find_signature(["无。", ORGAN, line], ORGAN) == Signed(1, 3, ORGAN, date)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f"报告单位：{ORGAN}", ORGAN),
        (f"填报单位（盖章）: {ORGAN}", ORGAN),
        (f"{ORGAN}。", ORGAN),
        (f"**{ORGAN}**", ORGAN),
        (f"{ORGAN}（盖章）", f"{ORGAN}（盖章）"),
        (f"主管单位：{ORGAN}", ""),
        ("特此报告。", ""),
        ("年底前报送县政府办公室。", ""),
    ],
)
def test_a_name_may_have_a_label_or_a_full_stop(line: str, name: str) -> None:
    found = find_signature(["无。", line, "2024年1月17日"], ORGAN)
    assert found == Signed(1 if name else 2, 3, name, "2024年1月17日")


def test_a_name_with_a_month_in_its_line_is_both() -> None:
    assert find_signature([f"无。{ORGAN} 2024年1月"], ORGAN) == Signed(
        0, 1, ORGAN, "2024年1月", "无。"
    )


def test_a_month_between_sentences_is_no_date_of_the_report() -> None:
    assert find_signature(["2023年11月", "开会一次。", "2023年12月", "开会两次。"], ORGAN) is None
    assert find_signature(["无。", "2024年1月"], ORGAN) == Signed(1, 2, "", "2024年1月")


def test_a_day_below_a_label_is_the_date_only_where_the_label_says_so() -> None:
    assert find_signature(["无。", "下一次修订时间：", "2024年6月"], ORGAN) is None
    assert find_signature(["无。", "成文日期：", "2024年1月17日"], ORGAN) == Signed(
        2, 3, "", "2024年1月17日"
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([ORGAN, "2024年1月17日", "根据要求编制。"], (ORGAN, "2024年1月17日")),
        (["2024年1月17日", ORGAN], (ORGAN, "2024年1月17日")),
        (["（2024年1月17日）", "根据要求编制。"], ("", "2024年1月17日")),
        (["2024年1月17日", "根据要求编制。"], ("", "")),
        (["2024-01-17", ORGAN], ("", "")),
        (["根据要求编制。", ORGAN, "2024年1月17日"], ("", "")),
    ],
)
def test_name_and_day_may_stand_under_the_title(lines: list[str], found: tuple[str, str]) -> None:
    assert find_under_title(lines, ORGAN) == found


def test_the_last_of_the_links_of_a_site_signs_nothing() -> None:
    assert find_signature(["本年度未收费。", "相关链接：", "清水省人民政府"], ORGAN) is None
    assert find_signature(["本年度未收费。", ORGAN], ORGAN) is not None
    assert find_signature(["本年度未收费。", "清水省人民政府"], ORGAN) is None


def test_what_is_only_a_date_or_only_a_name() -> None:
    assert is_date("(2024年1月)")
    assert not is_date("截至2024年1月")
    assert may_sign(ORGAN, ORGAN)
    assert not may_sign("2024年1月10日前报送县政府办公室。", ORGAN)
    assert not may_sign(f"{ORGAN}没有收费。", ORGAN)


def test_two_days_are_told() -> None:
    assert [*tell_two_days("2024年1月17日", "2024年1月25日")] == [
        "标题下面的日期是“2024年1月25日”，落款日期是“2024年1月17日”，按落款读入，请核对"
    ]
    assert [*tell_two_days("二〇二四年一月十七日", "2024年1月17日")] == []
    assert [*tell_two_days("", "2024年1月17日")] == []
