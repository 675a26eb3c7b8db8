"""Several organs side by side at 80 columns and more."""

from __future__ import annotations

import pytest
from tests.pages import make_report

from reportctl.comparison.peers import put_side_by_side
from reportctl.formatters.changes.formats import Options, format_changes
from reportctl.schema.form import At
from reportctl.terminal.width import width

RECEIVED = At("applications.received", "total")


@pytest.fixture(scope="module")
def peers():
    organs = (
        "云溪镇",
        "柳林镇",
        "石桥镇",
        "枫湾乡",
        "教育局",
        "住房和城乡建设局及园林绿化服务中心",
    )
    counts = (12, 9, 15, 11, 10, 1_234)
    return put_side_by_side(
        [
            make_report(2023, organ=f"青岚县{organ}", figures={RECEIVED: count})
            for organ, count in zip(organs, counts, strict=True)
        ]
    )


@pytest.mark.parametrize("columns", [80, 140])
def test_six_organs(golden, peers, columns):
    golden(f"diff-peers-{columns}.txt", format_changes("text", peers, Options(columns)))


@pytest.mark.parametrize("columns", [80, 200])
def test_no_line_is_wider_than_the_terminal(peers, columns):
    told = format_changes("text", peers, Options(columns))
    assert max(map(width, told.splitlines())) <= columns


def test_what_is_far_is_marked(peers):
    assert "1,234*" in format_changes("text", peers, Options())
