"""What `fill` says of the file that it wrote: nothing is called in order that was not looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.fill_state import MOST, print_state
from reportctl.report.load import load

REASONS = ("forbidden", "safety", "third_party", "internal", "deliberative", "case_file", "query")
ROW = "applications.received"
ROWS = [f"applications.outcome.refused.{key}" for key in REASONS]
BLANK = ["", "", "", "", "", "", ""]


def told(tmp_path: Path, capsys, values: dict | None = None, **how: bool) -> tuple[int, list[str]]:
    file = tmp_path / "2021.toml"
    file.write_text(lay_over(right_report(), values or {}), encoding="utf-8")
    given = {"whole": True, "doubted": False, "changed": True} | how
    errors = print_state(load(file), **given)
    return errors, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("values", "how", "state"),
    [
        ({}, {}, "已填的 200 格数字勾稽相符"),
        ({}, {"whole": False}, "已填的 200 格数字勾稽相符；来源另有没读入的（见上）"),
        ({}, {"doubted": True}, "来源有要核对的地方（见上），勾稽没有下结论"),
    ],
)
def test_sums_hold_only_where_the_sources_were_read_whole(values, how, state, tmp_path, capsys):
    errors, lines = told(tmp_path, capsys, values, **how)
    assert errors == 0
    assert lines[0] == f"已写入 {tmp_path / '2021.toml'}：{state}"
    assert "render" in lines[1]


def test_what_was_not_read_may_belong_to_a_blank_cell(tmp_path, capsys):
    _, lines = told(tmp_path, capsys, {ROW: BLANK}, whole=False)
    assert lines[0].endswith("：来源没有全部读入，不能说是否勾稽相符")


def test_beside_blanks_it_is_said_how_many_sums_are_open(tmp_path, capsys):
    values = {ROW: BLANK, "applications.carried_in": BLANK}
    _, lines = told(tmp_path, capsys, values)
    assert "填了 186 格，空白 14 格；没有空白的勾稽都对得上，另有" in lines[0]


def test_an_error_is_named_with_its_line_and_counted(tmp_path, capsys):
    errors, lines = told(tmp_path, capsys, {"disputes.review": [10, 1, 0, 0, 0]})
    assert errors == 1
    assert "T304" in lines[0]
    assert lines[1].endswith("：表格有错（见上）")
    assert lines[2].startswith("检查了 1 个文件：错误 1，")
    assert "逐条看" in lines[2]


def test_errors_are_counted_as_validate_counts_them(tmp_path, capsys):
    errors, lines = told(tmp_path, capsys, {"problems.text": "无"})
    assert errors == 1
    assert lines[0].endswith("：已填的 200 格数字勾稽相符")
    assert lines[1].startswith("检查了 1 个文件：错误 1，")


def test_blank_totals_of_a_table_that_is_only_begun_are_counted_in_one_line(tmp_path, capsys):
    file = tmp_path / "2021.toml"
    blank = "\n".join(
        line.replace(" 0", ' ""') if "= [" in line else line for line in right_report().splitlines()
    )
    values = {ROW: [3, 0, 0, 0, 0, 0, ""], "disputes.review": [1, 0, 0, 0, ""]}
    file.write_text(lay_over(blank, values), encoding="utf-8")
    print_state(load(file), whole=True, doubted=False, changed=True)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "  有 2 处总计还空着，填完再看（T305）"
    assert sum(": T305 " in line for line in lines) == 0


def test_of_many_cells_that_were_not_read_some_are_named_and_the_rest_counted(tmp_path, capsys):
    errors, lines = told(tmp_path, capsys, {row: ["?"] * 7 for row in ROWS})
    named = sum(": F114 " in line for line in lines)
    assert named == MOST
    assert f"  另有 {len(ROWS) - MOST} 处没有读出来（F114）" in lines
    assert errors == len(ROWS)


def test_a_file_that_was_not_changed_is_said_not_to_be(tmp_path, capsys):
    _, lines = told(tmp_path, capsys, changed=False)
    assert lines[0].startswith(f"{tmp_path / '2021.toml'} 没有改动：")


def test_an_almost_empty_file_is_no_proof(tmp_path, capsys):
    blank = {f"{key}": BLANK for key in (ROW,)}
    text = right_report()
    file = tmp_path / "2021.toml"
    file.write_text(
        lay_over(text, blank).replace("0,", '"",').replace("0]", '""]'), encoding="utf-8"
    )
    print_state(load(file), whole=True, doubted=False, changed=True)
    said = capsys.readouterr().err
    assert "不能说是否勾稽相符" in said or "没有数字，没有可核对的合计" in said
