"""Figures, signs and shares as they are said of changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportctl.formatters.changes.words import figure, percent_of, points, share, signed


@pytest.mark.parametrize(
    ("value", "written", "said"),
    [
        (1234, "", "1,234"),
        (Decimal("1234.50"), "", "1,234.50"),
        (None, "", "空白"),
        (None, "/", "/"),
        (Decimal(3), "3万元", "3万元"),
    ],
)
def test_a_figure_keeps_its_unit_and_its_stroke(
    value: int | Decimal | None, written: str, said: str
) -> None:
    assert figure(value, written) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(5, "+5"), (-1234, "−1,234"), (0, "0"), (None, ""), (Decimal("-0.5"), "−0.5")],
)
def test_a_change_has_its_sign(value: int | Decimal | None, said: str) -> None:
    assert signed(value) == said


def test_percentages_and_points() -> None:
    assert [percent_of(x) for x in (12.34, -1234.5, 0.0)] == ["+12.3%", "−1,234.5%", "0.0%"]
    assert [points(x) for x in (1.234, -0.5, None)] == ["+1.23", "−0.50", ""]
    assert [share(x) for x in (12.345, None)] == ["12.35%", "—"]
