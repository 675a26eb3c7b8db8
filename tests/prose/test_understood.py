"""A claim knows whose it is."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM

from reportctl.prose.statements import claims


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("全年收到政府信息公开申请12件。", ""),
        ("全市收到政府信息公开申请12件。", ""),
        ("县教育局收到政府信息公开申请12件。", "县教育局"),
        ("镇政府收到政府信息公开申请12件。", "镇政府"),
    ],
)
def test_a_unit_is_named_only_where_the_figure_is_not_the_reports_own(text, whose):
    (claim,) = claims(text, 2021, FORM)
    assert claim.whose == whose
