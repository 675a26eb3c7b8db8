"""The day that a report bears."""

from __future__ import annotations

from datetime import date

import pytest

from reportctl.report.day import read_day, write_numeric_day

DAY = date(2024, 1, 18)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024年1月18日", DAY),
        ("2024 年 01 月 18 号", DAY),
        ("２０２４年１月１８日", DAY),
        ("2024-01-18", DAY),
        ("2024.1.18", DAY),
        ("二〇二四年一月十八日", DAY),
        ("二○二四年元月十八日", DAY),
        ("云溪镇，2024年1月18日印发", DAY),
        ("2024年1月", date(2024, 1, 1)),
        ("2024年2月29日", date(2024, 2, 29)),
        ("2023年2月29日", None),
        ("2024年13月1日", None),
        ("2024年1月311日", None),
        ("12024年1月18日", None),
        ("2024年1月日", None),
        ("2024年1月XX日", None),
        ("1月18日", None),
        ("2024年", None),
        ("明天", None),
        ("", None),
    ],
)
def test_a_day_is_one_of_the_calendar_with_its_year(written: str, day: date | None) -> None:
    assert read_day(written) == day


@pytest.mark.parametrize(
    ("written", "borne"),
    [
        ("2025-01-20", "2025年1月20日"),
        ("2025.1.20", "2025年1月20日"),
        ("2025/12/05", "2025年12月5日"),
        ("2025年1月20日", "2025年1月20日"),
        ("二〇二五年一月二十日", "二〇二五年一月二十日"),
        ("2025-01.20", "2025-01.20"),
        ("2025-02-30", "2025-02-30"),
        ("2025-01", "2025-01"),
        ("2025-01-20印发", "2025-01-20印发"),
    ],
)
def test_a_day_in_digits_alone_is_borne_as_a_document_bears_it(written: str, borne: str) -> None:
    assert write_numeric_day(written) == borne
