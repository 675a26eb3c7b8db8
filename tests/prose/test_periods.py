"""Which dates and words name another period than the year."""

from __future__ import annotations

import pytest
from tests.prose.spoken import tokens

from reportctl.prose.mentions import Date
from reportctl.prose.periods import is_month, is_same_months, is_until, names_time


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("3月", True),
        ("3至5月", True),
        ("2021年7至12月", True),
        ("1至12月", False),
        ("1月至12月", False),
        ("截至12月底", False),
    ],
)
def test_a_month_is_another_period_but_not_all_twelve(text, month):
    found = tokens(text)
    dates = [at for at, token in enumerate(found) if isinstance(token.mention, Date)]
    assert any(is_month(found, at) for at in dates) is month


def test_until_when():
    assert is_until(tokens("截至6月底"), 1)
    assert not is_until(tokens("截至12月底"), 1)


def test_the_same_months_of_last_year_and_what_names_a_time():
    assert is_same_months(tokens("上年同期收到"), 0)
    assert not is_same_months(tokens("较上年同期增加"), 1)
    assert names_time(tokens("瓦西期间")[0])
    assert not names_time(tokens("全年期间")[0])
