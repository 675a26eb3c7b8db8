"""The neutral chart: labels, series and words; how it is drawn is a painter's business."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Kind = Literal["tiles", "bar", "stack", "line"]
"""One figure a label, said large; one figure a label as a bar; the series of a label on top of each
other; each series over the labels, which are years."""


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one name, one for each label of the chart."""

    name: str
    values: tuple[int | Decimal | None, ...]
    """None where the report has a blank or there is no report: a gap, never a zero."""


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture of a 图解."""

    name: str
    """Unique among the charts of a page."""
    title: str
    kind: Kind
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    """One for a bar chart, any number for the others."""
    unit: str = "件"
    whole: int | Decimal | None = None
    """What the figures add up to, where each is told as a share of it; None where they are not."""
    note: str = ""
    """A line under the chart, such as what the figures add up to."""


def share(value: int | Decimal | None, whole: int | Decimal | None) -> str:
    """The part of the whole in percent with one decimal, or '' where it cannot be said."""
    if value is None or not whole or value < 0 or value > whole:
        return ""
    return f"{(Decimal(value) * 100 / whole).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
