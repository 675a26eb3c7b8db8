"""Lists of units as offices keep them: a text, or the lines of a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportctl.cli.unit_names import read_names
from reportctl.finding import Failure


def test_a_list_names_a_unit_on_a_line(tmp_path: Path) -> None:
    listed = tmp_path / "名单.txt"
    listed.write_text("# 乡镇\n云溪镇人民政府\n\n柳林镇人民政府\n", encoding="gb18030")
    names = read_names(listed)
    assert names == ["云溪镇人民政府", "柳林镇人民政府"]
    listed.write_text("# 没有\n", encoding="utf-8")
    with pytest.raises(Failure, match="没有单位名称；每行写一个"):
        read_names(listed)


def test_a_list_may_be_numbered_and_is_a_text(tmp_path: Path) -> None:
    names = tmp_path / "名单.txt"
    names.write_text("# 乡镇\n1. 甲镇\n２、乙镇\n(3) 丙镇\n- 丁镇\n\n第一中学\n", encoding="utf-8")
    assert read_names(names) == ["甲镇", "乙镇", "丙镇", "丁镇", "第一中学"]
    names.write_bytes(b"PK\x03\x04 a workbook")
    with pytest.raises(Failure, match=r"不是文本；单位名单请另存为 \.txt"):
        read_names(names)


@pytest.mark.parametrize(
    "text",
    [
        "1,甲镇\n2,乙镇",
        "序号,单位名称,联系人\n1,甲镇,张科\n2,乙镇,李处",
        "全县单位名单\n序号\t单位\n1\t甲镇\n2\t乙镇",
        "单位名称\n甲镇\n乙镇",
        "青岚县单位名单：\n甲镇\n乙镇",
        "应报送单位（2个）\n甲镇\n乙镇",
        '"1","甲镇"\n"2","乙镇"',
        "1，甲镇，5512345\n2，乙镇，5512346",
        "甲镇,张三\n乙镇,李四",
        "| 序号 | 填报单位 |\n| 1 | 甲镇 |\n| 2 | 乙镇 |",
    ],
)
def test_of_a_line_of_several_cells_the_name_counts(text: str, tmp_path: Path) -> None:
    names = tmp_path / "名单.csv"
    names.write_text(text, encoding="utf-8")
    assert read_names(names) == ["甲镇", "乙镇"]


@pytest.mark.parametrize("text", ["甲镇,乙镇", "1,张三,李四", "序号,单位名称\n1"])
def test_a_line_of_which_no_cell_is_certainly_the_name_is_refused(
    text: str, tmp_path: Path
) -> None:
    names = tmp_path / "名单.csv"
    names.write_text(text, encoding="utf-8")
    with pytest.raises(Failure, match="看不出哪一格是单位名称；请每行只写一个单位"):
        read_names(names)
