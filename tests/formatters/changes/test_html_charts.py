"""Charts of a comparison: every figure in words, no figure without its bar."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from tests.comparison.reports import make, two_years

from reportctl.comparison.compare import compare
from reportctl.comparison.trend import follow
from reportctl.formatters.changes.html_charts import charts, spark, trend_charts
from reportctl.schema.form import At

RECEIVED = At("applications.received", "total")


def texts(markup: str, tag: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(markup).iter(tag)]


def test_each_pair_of_bars_stands_beside_its_two_figures():
    flows, _ = ET.fromstring(charts(two_years())).findall("figure")
    said = [one.text for one in flows.iter("text")]
    older = next(c.old for c in two_years().cells if c.at == RECEIVED)
    assert said[:5] == ["2023年", "2024年", "本年新收政府信息公开申请数量", str(older), "63"]
    bars = list(flows.iter("rect"))[2:]
    assert len(bars) * 3 == len(said[2:]) * 2
    assert max(float(bar.attrib["width"]) for bar in bars) == 250
    assert min(float(bar.attrib["width"]) for bar in bars) >= 0


def test_the_text_alternative_has_every_figure():
    flows, shares = texts(charts(two_years()), "desc")
    assert "2024年63" in flows
    assert flows.endswith("。")
    assert "%" in shares


def test_without_figures_there_is_no_chart():
    blank = dict.fromkeys(make(2023).form.cells)
    assert charts(compare(make(2023, blank), make(2024, blank))) == ""


@pytest.mark.parametrize(
    ("values", "lines", "dots"),
    [((3, 5, 9), 1, 3), ((3, None, 9), 0, 2), ((0, 0, 0), 1, 3)],
)
def test_a_line_breaks_where_a_year_has_no_figure(values, lines, dots):
    trend = follow([make(2021 + at, {RECEIVED: v}) for at, v in enumerate(values)])
    (series,) = [one for one in trend.series if one.at == RECEIVED]
    small = ET.fromstring(spark(series))
    assert (len(small.findall("polyline")), len(small.findall("circle"))) == (lines, dots)
    said = "、".join(f"{2021 + at}年{'空白' if v is None else v}" for at, v in enumerate(values))
    assert small.attrib["aria-label"] == f"走势：{said}"


def test_a_trend_draws_the_outermost_rows_of_the_table_that_balances():
    trend = follow([make(2021), make(2022), make(2023)])
    assert len(texts(trend_charts(trend), "svg")) == 4
