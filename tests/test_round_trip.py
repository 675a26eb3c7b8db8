"""import(render(x)) == x: what is printed is read back, in every format that `fill` reads.

What a format cannot carry stands in `tests.carried.LOST`, with the reason; everything else comes
back as it was: every cell and stroke, the rows of an older form, rows that the form does not have,
the prose with its paragraphs and bold, preface, signature, date, organ and year.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from tests.carried import LOST, assert_carried
from tests.filled import published
from tests.properties import examples

from reportctl.report.skeleton import Content

MOST = {"pdf": 6, "ofd": 6, "docx": 15, "xlsx": 12}
"""How many reports are tried in the second stage, where a format is slow."""


@pytest.mark.property
@pytest.mark.parametrize("format_", LOST)
def test_what_is_printed_is_read_back(format_: str) -> None:
    @settings(
        max_examples=examples(MOST.get(format_, 20)),
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(published())
    def check(made: tuple[int, Content]) -> None:
        assert_carried(*made, format_)

    check()
