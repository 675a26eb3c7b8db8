"""What a folder means to `diff`: an organ's years, or several organs' reports of one year."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.start import run

TOWNS = ("青岚县云溪镇人民政府", "青岚县柳林镇人民政府", "青岚县石桥镇人民政府")


def put(organ, year=2023, name=""):
    file = Path("units") / (name or f"{organ}/{year}.toml")
    file.parent.mkdir(parents=True, exist_ok=True)
    text = lay_over(right_report(year), {"report.organ": organ})
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def units(tmp_path, monkeypatch):
    """Three towns with two years each, in a folder for each."""
    monkeypatch.chdir(tmp_path)
    for organ in TOWNS:
        put(organ)
        put(organ, 2022)
    return Path("units")


def test_several_organs_stand_side_by_side_in_the_newest_year(units, capsys):
    assert run(["diff", "units"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2023年 3 个机关的政府信息公开工作年度报告并列\n")
    assert "各机关名称开头的“青岚县”没有写" in told.out
    assert "比较的是2023年度；另有 3 份其他年度的报告没有比较（--year 另选年度）" in told.err
    assert "接着运行" not in told.err


def test_the_sum_of_the_units_does_not_stand_beside_them_and_is_named(units, capsys):
    put("青岚县人民政府", name="全县2023.toml")
    parts = "".join(f'[[parts]]\norgan = "{one}"\nfile = "{one}/2023.toml"\n' for one in TOWNS)
    file = units / "全县2023.toml"
    file.write_text(file.read_text("utf-8") + parts, "utf-8")
    assert run(["diff", "units", "--year", "2023"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("2023年 3 个机关")
    assert "比较的是2023年度；units/全县2023.toml 是其中单位的汇总，没有并列；另有 3 份" in told.err


def test_sums_of_other_units_stand_side_by_side(units, capsys):
    for organ in ("青岚县人民政府", "白水县人民政府"):
        file = put(organ, name=f"市/{organ}2023.toml")
        text = file.read_text("utf-8") + f'[[parts]]\norgan = "{organ[:3]}甲镇"\nfile = "a.toml"\n'
        file.write_text(text, "utf-8")
    assert run(["diff", "units/市"]) == 0
    assert capsys.readouterr().out.startswith("白水县人民政府 与 青岚县人民政府")


def test_another_year_is_chosen(units, capsys):
    assert run(["diff", "units", "--year", "2022"]) == 0
    assert capsys.readouterr().out.startswith("2022年 3 个机关")
    assert run(["diff", "units", "--year", "2021"]) == 2
    assert "2021年度的报告不到两个机关" in capsys.readouterr().err


def test_the_same_reports_named_one_by_one(units, capsys):
    assert run(["diff", *(str(units / organ / "2023.toml") for organ in TOWNS)]) == 0
    assert "3 个机关" in capsys.readouterr().out


def test_what_cannot_be_read_is_told_and_ends_with_1(units, capsys):
    (units / TOWNS[2] / "2023.toml").write_text("[report]\n[", encoding="utf-8")
    assert run(["diff", "units"]) == 1
    assert f"没有比较 units/{TOWNS[2]}/2023.toml:2" in capsys.readouterr().err


def test_who_has_no_report_is_named(units, capsys):
    names = ", ".join(f'"{name}"' for name in (*TOWNS, "青岚县教育局"))
    (units / "reportctl.toml").write_text(f"units = [{names}]\n", encoding="utf-8")
    assert run(["diff", "units"]) == 0
    assert "没有报告的单位（1）：青岚县教育局" in capsys.readouterr().err


def test_who_has_a_report_that_cannot_be_read_does_not_lack_one(units, capsys):
    names = ", ".join(f'"{name}"' for name in TOWNS)
    (units / "reportctl.toml").write_text(f"units = [{names}]\n", encoding="utf-8")
    (units / TOWNS[2] / "2023.toml").write_text("[report]\n[", encoding="utf-8")
    assert run(["diff", "units"]) == 1
    told = capsys.readouterr().err
    assert "没有报告的单位" not in told
    assert f"没有比较 units/{TOWNS[2]}/2023.toml:2" in told


def test_a_list_of_units_that_cannot_be_read_is_told(units, capsys):
    Path("units/reportctl.toml").write_text('unit = ["甲镇"]\n', encoding="utf-8")
    assert run(["diff", "units"]) == 1
    assert "没有比较 单位名单：units/reportctl.toml:1: M905 " in capsys.readouterr().err


def test_two_reports_of_one_organ_are_refused_by_name(units, capsys):
    again = put(TOWNS[0], name="再报.toml")
    assert run(["diff", "units"]) == 2
    told = capsys.readouterr().err
    assert "同一机关同一年度有两份报告" in told
    assert str(again) in told


def test_a_folder_of_one_organ_is_a_trend_still(units, capsys):
    put(TOWNS[0], 2021)
    assert run(["diff", str(units / TOWNS[0])]) == 0
    assert "2021—2023年政府信息公开工作年度报告走势" in capsys.readouterr().out
    assert run(["diff", str(units / TOWNS[0]), "--year", "2022"]) == 2
    assert "只有一个机关" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["2021.toml", "前年.toml"])
def test_a_year_of_a_trend_whose_file_is_no_toml_is_told(units, capsys, name):
    folder = units / TOWNS[0]
    (folder / name).write_text("x = [", encoding="utf-8")  # no [report] is left in it
    (folder / "说明.toml").write_text("x = 1\n", encoding="utf-8")  # not meant to be a report
    assert run(["diff", str(folder)]) == 1
    told = capsys.readouterr().err
    assert f"没有比较 {folder / name}:1: 这里的方括号 [ 没有右括号" in told
    assert "说明" not in told


def test_a_unit_whose_file_is_no_toml_is_told(units, capsys):
    file = units / "青岚县竹溪镇人民政府" / "2023.toml"
    file.parent.mkdir()
    file.write_text("organ = \n", encoding="utf-8")
    assert run(["diff", "units"]) == 1
    assert f"没有比较 {file}:1" in capsys.readouterr().err


def test_years_that_only_a_page_or_a_folder_below_has_are_named(units, capsys):
    folder = units / TOWNS[0]
    for name in ("2020.html", "2023年报.pdf", "说明.docx"):
        (folder / name).write_text("x", encoding="utf-8")
    below = put(TOWNS[0], name=f"{TOWNS[0]}/2021/2021.toml", year=2021)
    assert run(["diff", str(folder)]) == 0
    told = capsys.readouterr().err
    assert f"{folder / '2020.html'} 不是报告文件，没有比较" in told  # 2023 has a report
    assert f"；{below} 在下层文件夹里，没有比较；请写明文件名\n" in told


def test_another_edition_in_the_same_year_is_left_out_and_told(units, capsys):
    text = right_report(2020).replace("year    = 2020", "year    = 2023")
    (units / "旧表.toml").write_text(text, encoding="utf-8")
    assert run(["diff", "units"]) == 1
    assert "旧表.toml：用的是2019年版的格式，其他的是2021年版" in capsys.readouterr().err
    assert run(["diff", "units/旧表.toml", *(str(units / o / "2023.toml") for o in TOWNS)]) == 2
    assert "不能并列；请去掉一份" in capsys.readouterr().err


def test_programs_get_every_figure(units, capsys):
    assert run(["diff", "units", "-o", "out.csv", "--only", "applications"]) == 0
    rows = list(csv.DictReader(Path("out.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {row["organ"] for row in rows} == set(TOWNS)
    assert {row["measure"] for row in rows} == {"figure", "share"}
    assert run(["diff", "units", "-o", "out.json"]) == 0
    told = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert [report["organ"] for report in told["reports"]] == sorted(TOWNS)
    one = next(m for m in told["measures"] if m["key"] == "applications.received")
    assert one["column"] == "总计"
    assert one["total"] == sum(one["values"])


def test_prose_is_not_put_side_by_side(units, capsys):
    assert run(["diff", "units", "--only", "prose"]) == 2
    assert "只比较表格" in capsys.readouterr().err
