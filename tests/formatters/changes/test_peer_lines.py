"""How names and figures of several organs are worded."""

from __future__ import annotations

import pytest
from tests.comparison.reports import make, six_organs

from reportctl.comparison.peers import Measure, Point, put_side_by_side
from reportctl.formatters.changes.formats import Options
from reportctl.formatters.changes.peer_lines import (
    asked_sheets,
    peers_title,
    say_far,
    say_left_out,
    shorten,
    shown,
    shown_total,
)


def measure(*points: Point, share: bool = False, total: int | None = 3) -> Measure:
    return Measure("a.b", "total", None, "甲", "a", points, total, frozenset(), share)


@pytest.mark.parametrize(
    ("organs", "names"),
    [
        (("青岚县云溪镇", "青岚县教育局"), ("云溪镇", "教育局")),
        (("青岚县云溪镇", "临水县教育局"), ("青岚县云溪镇", "临水县教育局")),
        (("青岚县", "青岚县教育局"), ("青岚县", "青岚县教育局")),
    ],
)
def test_the_county_that_all_bear_is_left_out(organs, names):
    peers = put_side_by_side([make(2023, organ=organ) for organ in organs])
    assert shorten(peers).names == names


@pytest.mark.parametrize(
    ("point", "share", "told"),
    [
        (Point(1234), False, "1,234"),
        (Point(0), False, "0"),
        (Point(None, "blank"), False, "空白"),
        (Point(None, "unread"), False, "?"),
        (Point(None, "absent"), False, "无此行"),
        (Point(33.333), True, "33.33"),
        (Point(None), True, "—"),
    ],
)
def test_a_figure_a_blank_and_what_was_not_read(point, share, told):
    assert shown(point, measure(point, share=share)) == told


def test_the_total_says_how_many_cells_it_leaves_out():
    whole, part = measure(Point(1), Point(2)), measure(Point(3), Point(None, "blank"))
    assert say_left_out([whole]) == ""
    assert say_left_out([whole, part]) == "合计不含空白、没有读出来和没有的格（1 格）"
    assert shown_total(measure(total=None)) == "—"


def test_each_figure_that_is_far_is_a_line():
    peers = six_organs()
    assert peers_title(peers) == "2023年 6 个机关的政府信息公开工作年度报告并列"
    sheets = list(asked_sheets(peers, Options(only=("applications.received",))))
    assert [sheet.key for sheet in sheets] == ["applications"]
    assert say_far(sheets, peers) == ["水务局：本年新收政府信息公开申请数量 1,234（中间值 11.5）"]
    assert list(asked_sheets(peers, Options(only=("prose",)))) == []
