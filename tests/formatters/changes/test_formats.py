"""What the reader asked for of a comparison, and that each format is there for all of its kinds."""

from __future__ import annotations

import pytest
from tests.comparison.reports import make, six_organs, two_years

from reportctl.comparison.trend import follow
from reportctl.formatters.changes.formats import FORMATS, Options, format_changes


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_has_a_function_for_two_reports_for_years_and_for_organs(name: str) -> None:
    trend = follow([make(2021), make(2022), make(2023)])
    made = [format_changes(name, one, Options()) for one in (two_years(), trend, six_organs())]
    assert len(set(made)) == 3
    assert {type(one) for one in made} == {bytes if FORMATS[name].binary else str}


@pytest.mark.parametrize(
    ("only", "tables", "keys", "prose"),
    [
        ((), True, (), True),
        (("prose",), False, (), True),
        (("tables",), True, (), False),
        (("overview",), True, ("overview",), True),
        (("applications",), True, ("applications",), False),
        (("prose", "applications"), True, ("applications",), True),
    ],
)
def test_what_is_asked_for(only, keys, *, tables, prose):
    options = Options(only=only)
    assert (options.tables, options.keys, options.prose("overview")) == (tables, keys, prose)
