"""Whatever stands in reportctl.toml: it is read or told, and never stops the check."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportctl.rules.check import RULES
from reportctl.rules.settings import KEYS, read_settings

CODES = tuple(RULES)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.dates() | st.just("T301"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(("off", "severity", "T301", "a")), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from((*KEYS, "unit")), VALUES))
def test_anything_is_read_or_told(raw: dict[str, Any]) -> None:
    settings, wrong = read_settings(raw, CODES)
    assert all(any(code.startswith(off) for code in CODES) for off in settings.off)
    assert set(settings.severities) <= set(CODES)
    assert {one.code for one in wrong} <= {"M905", "M906"}
    assert ("unit" in raw) == any(one.path == ("unit",) for one in wrong)


def test_what_is_right_is_used_beside_what_is_wrong() -> None:
    settings, wrong = read_settings(
        {"deadline": "1-5", "rules": {"off": ["W", "W9999"], "severity": {"C201": "error"}}}, CODES
    )
    assert settings.deadline == "01-05"
    assert settings.off == {"W"}
    assert settings.severities == {"C201": "error"}
    assert [one.path for one in wrong] == [("rules", "off", 1)]


@pytest.mark.parametrize("written", ["02-30", "1", "2021-01-31", "一月", 10**28, True, ["01-31"]])
def test_a_deadline_is_a_day_of_the_year(written: object) -> None:
    settings, (wrong,) = read_settings({"deadline": written}, CODES)
    assert settings.deadline == ""
    assert (wrong.code, wrong.path) == ("M906", ("deadline",))
