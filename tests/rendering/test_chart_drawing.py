"""Charts drawn by hand: every figure in words, hostile labels as text."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from reportctl.page.chart import Chart, Series
from reportctl.record import replace
from reportctl.rendering.chart_drawing import LONGEST, PATTERNS, WIDTH, draw, draw_alone


def chart(kind: str, *values: int | None, labels: tuple[str, ...] = (), series: int = 1) -> Chart:
    names = labels or tuple(f"第{n}项" for n in range(len(values)))
    return Chart("c", "标题", kind, names, tuple(Series(f"类{n}", values) for n in range(series)))


def drawn(given: Chart) -> ET.Element:
    return ET.fromstring(draw(given, "n", "说明"))


def words(given: Chart) -> list[str]:
    return [element.text or "" for element in drawn(given).iter("text")]


@pytest.mark.parametrize("kind", ["tiles", "bar", "stack", "line"])
def test_every_figure_a_zero_and_a_blank_stand_in_words(kind):
    told = " ".join(words(chart(kind, 1204, 0, None)))
    assert "1204" in told
    assert "0" in told.replace("1204", "")
    assert "空白" in told


@pytest.mark.parametrize("kind", ["tiles", "bar", "stack", "line"])
def test_a_drawing_without_figures_is_one_all_the_same(kind):
    found = drawn(chart(kind))
    assert found.attrib["viewBox"].startswith(f"0 0 {WIDTH} ")


def test_bars_are_as_long_as_their_share_and_zero_has_none():
    bars = [r for r in drawn(chart("bar", 10, 5, 0, None)).iter("rect") if r.get("class") == "bar"]
    wide = [float(bar.attrib["width"]) for bar in bars]
    assert wide[0] == 2 * wide[1]
    assert len(wide) == 2


def test_a_line_is_broken_at_a_blank():
    found = drawn(chart("line", 3, None, 5, 7))
    assert len([p for p in found.iter("path") if p.get("class") == "line"]) == 1
    assert len(list(found.iter("circle"))) == 3


def test_more_pieces_than_patterns_begin_anew():
    found = drawn(chart("stack", 3, series=len(PATTERNS) + 1))
    assert len(list(found.iter("pattern"))) == len(PATTERNS)
    assert "url(#n.pattern.0)" in [r.get("fill") for r in found.iter("rect")][-1:]


def test_a_label_is_text_and_no_longer_than_the_picture():
    (label, *_) = words(chart("bar", 1, labels=("<b>" + "长" * 40,)))
    assert len(label) == LONGEST
    assert label.startswith("<b>长")
    assert label.endswith("…")


@pytest.mark.parametrize("title", ["标题", "云溪镇人民政府2024年政府信息公开工作年度报告图解"])
def test_alone_it_has_its_title_and_its_look_in_itself(title):
    found = ET.fromstring(draw_alone(replace(chart("bar", 3), title=title), "n", "说明"))
    names = {element.tag.rpartition("}")[2] for element in found.iter()}
    assert {"style", "title", "desc", "metadata"} <= names
    shown = [e.text for e in found.iter("{http://www.w3.org/2000/svg}text")]
    assert "".join(shown).startswith(title)
