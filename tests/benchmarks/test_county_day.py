"""A county's day goes from fifty sources to feedback files and the sum."""

from __future__ import annotations

import pytest
from benchmarks.county_day import COUNTY, LINES, WAYS, YEAR, run, units, write

from reportctl.report.load import load


def test_every_unit_has_its_own_name_and_all_ways_are_there():
    assert len(LINES) <= 6
    assert len({name for name, *_ in units()}) == len(WAYS) == 48
    assert set(WAYS) == {"html", "old", "cms", "docx", "xlsx", "pdf", "gbk", "picture", "broken"}


@pytest.mark.slow
def test_the_day_ends_with_feedback_and_the_sum(tmp_path):
    assert write(tmp_path) == 50
    done = {line: (code, told) for line, code, _, told in run(tmp_path)}
    told = [text for _, text in done.values()]
    assert [code for code, _ in done.values()][:4] == [1, 1, 1, 0]
    assert "写成 47 份报告，没有读入 3 个，要看一看的 7 个" in told[0]
    assert "pip install" in told[0]
    assert f"是{YEAR - 1}年度的，其他的多是{YEAR}年度" in told[0]
    assert "已改正 3 个文件的 3 格" in told[1]
    assert len(list((tmp_path / "反馈").glob("*.xlsx"))) == 47
    assert "已汇总 46 个单位" in told[4]
    total = load(tmp_path / f"全县{YEAR}.toml").report
    assert total
    assert total.level == "county"
    assert len(total.parts) == 49
    assert (tmp_path / f"{COUNTY}{YEAR}" / "reportctl.toml").is_file()
