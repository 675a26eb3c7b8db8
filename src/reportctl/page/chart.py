"""The neutral chart: labels, series and words; how it is drawn is a painter's business."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal["bar", "stack", "line"]
"""One figure a label; the series of a label on top of each other; each series over the labels,
which are years."""


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
    note: str = ""
    """A line under the chart, such as what the figures add up to."""
