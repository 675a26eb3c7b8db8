"""The commented skeleton of a report, and the JSON Schema that stands beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.init import InitRequest, form_of, init, put_schema, schema_text
from reportctl.finding import Failure
from reportctl.report.load import load
from reportctl.schema.form import At
from reportctl.schema.load import load_form

ORGAN = "云溪镇人民政府"
CARRIED = At("applications.carried_in", "total")


def read(path: Path):
    report = load(path).report
    assert report
    return report


def test_a_new_report_is_blank_and_its_schema_stands_beside_it(tmp_path: Path, capsys) -> None:
    file = tmp_path / "2021.toml"
    assert init(InitRequest(file, ORGAN)) == 0
    report = read(file)
    assert (report.organ, report.year) == (ORGAN, 2021)
    assert {cell.written for cell in report.cells.values()} == {""}
    assert (tmp_path / "report-2021.schema.json").is_file()
    assert capsys.readouterr().out.startswith(f"已生成 {file}：{ORGAN} 2021 年度")


def test_last_years_figures_are_carried_over_and_what_was_not_read_is_named(
    tmp_path: Path, capsys
) -> None:
    last = tmp_path / "2020.toml"
    one = [1, 0, 0, 0, 0, 0, 1]
    rows = {"applications.received": one, "applications.carried_out": one}
    last.write_text(lay_over(right_report(2020), rows), encoding="utf-8")
    assert init(InitRequest(tmp_path / "2021.toml", previous=last)) == 0
    report = read(tmp_path / "2021.toml")
    assert (report.organ, report.cells[CARRIED].value) == (ORGAN, 1)
    told = f"从{ORGAN} 2020 年度的报告带入 上年结转 7 格"
    assert capsys.readouterr().out.splitlines()[1] == told
    last.write_text(
        lay_over(right_report(2020), {"applications.carried_out": ["?", 0, 0, 0, 0, 0, "?"]}),
        encoding="utf-8",
    )
    assert init(InitRequest(tmp_path / "2021.toml", previous=last, force=True)) == 1
    assert read(tmp_path / "2021.toml").cells[CARRIED].unread
    assert "有 2 格上年度报告里没有读出来" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"path": "2021.toml"}, "请用 --organ 写明机关名称"),
        ({"path": "2021.md", "organ": ORGAN}, r"不是 \.toml 文件"),
        ({"path": "1990.toml", "organ": ORGAN}, "没有 1990 年度的格式；最早的是 2019 年度"),
        ({"path": "a12345.toml", "organ": ORGAN}, "看不出是哪一年度，请用 --year 写明"),
        ({"path": "2022.toml", "previous": "2020.toml"}, "--previous 应是 2021 年度的"),
        ({"path": "2021.toml", "organ": "柳林镇人民政府", "previous": "2020.toml"}, "没有带入"),
        ({"path": "2020.toml", "organ": ORGAN}, "已经存在；确要重新开始请加 --force"),
    ],
)
def test_what_does_not_agree_is_refused_and_nothing_is_written(asked, told, tmp_path: Path) -> None:
    (tmp_path / "2020.toml").write_text(right_report(2020), encoding="utf-8")
    before = (tmp_path / "2020.toml").read_bytes()
    given = {k: tmp_path / v if k in ("path", "previous") else v for k, v in asked.items()}
    with pytest.raises(Failure, match=told):
        init(InitRequest(**given))
    assert [file.name for file in tmp_path.iterdir()] == ["2020.toml"]
    assert (tmp_path / "2020.toml").read_bytes() == before


def test_a_schema_that_is_there_is_not_replaced(tmp_path: Path) -> None:
    form = load_form(2021)
    mine = tmp_path / "report-2021.schema.json"
    mine.write_text("{}", encoding="utf-8")
    put_schema(form, tmp_path / "2021.toml")
    assert mine.read_text(encoding="utf-8") == "{}"
    assert json.loads(schema_text(form))["properties"]["report"]


@pytest.mark.parametrize(("year", "edition"), [(2020, 2019), (2021, 2021), (2030, 2021)])
def test_the_form_of_a_year(year: int, edition: int) -> None:
    assert form_of(year).edition == edition
    with pytest.raises(Failure, match="年度应是四位年份"):
        form_of(20210)


def test_a_name_in_short_is_told_with_the_command_that_writes_it_out(
    tmp_path: Path, capsys
) -> None:
    init(InitRequest(tmp_path / "2021.toml", "云溪镇"))
    assert "--set report.organ=云溪镇人民政府" in capsys.readouterr().err
    init(InitRequest(tmp_path / "2022.toml", ORGAN))
    assert "不像全称" not in capsys.readouterr().err
