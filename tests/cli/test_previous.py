"""`init` beside last year's report: what it understands, offers and carries on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reportctl.cli.previous import offer_previous
from reportctl.cli.start import run
from reportctl.report.load import load
from reportctl.schema.form import At

SAMPLES = Path(__file__).parents[2] / "samples"
IN_FORCE = At("disclosure.documents.norm", "in_force")
CARRIED_IN = At("applications.carried_in", "person")
CARRIED_OUT = "applications.carried_out=3,0,0,0,0,0,3"
SUMS = "applications.received=3,0,0,0,0,0,3"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def last_year(name: str = "2021.toml") -> Path:
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["fill", "2021.toml", "--set", SUMS, "--set", CARRIED_OUT]) == 0
    Path(name).parent.mkdir(exist_ok=True)
    if name != "2021.toml":
        shutil.move("2021.toml", name)
    return Path(name)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("2023.toml", 2023),
        ("2023年报告.toml", 2023),
        ("云溪镇-2023.toml", 2023),
        ("年报(2023年度).toml", 2023),
    ],
)
def test_the_year_is_the_one_in_the_name(name, year):
    assert run(["init", name, "--organ", "云溪镇人民政府"]) == 0
    report = load(Path(name)).report
    assert report
    assert report.year == year


@pytest.mark.parametrize("name", ["20230105.toml", "2023年报2024年发布.toml", "年报.toml"])
def test_a_name_without_one_year_says_none(name, capsys):
    assert run(["fill", name, "--organ", "云溪镇", "--set", "report.date=1月"]) == 2
    assert f"没有 {name} 这个文件；要新建，请写明年度（--year 年）" in capsys.readouterr().err


def test_last_years_report_is_offered_with_its_path_quoted(capsys):
    last_year("去年 的/2021.toml")
    assert run(["init", "去年 的/2022.toml"]) == 2
    told = capsys.readouterr().err
    assert "--organ 名称" not in told
    assert "或者用 --previous '去年 的/2021.toml' 从旁边的上年度报告带入" in told
    assert run(["init", "去年 的/2022.toml", "--organ", "舞泉镇"]) == 0
    told = capsys.readouterr().out
    assert "reportctl init '去年 的/2022.toml' --previous '去年 的/2021.toml' --force" in told
    assert "接着运行 reportctl fill '去年 的/2022.toml' 填写" in told
    assert "然后运行 reportctl validate '去年 的/2022.toml'" in told


def test_a_page_is_offered_and_carried_on_too(capsys):
    last_year()
    assert run(["render", "2021.toml", "--html", "-o", "舞泉镇2021年年报.html"]) == 0
    Path("2021.toml").unlink()
    assert run(["init", "2022.toml"]) == 2
    assert "--previous 舞泉镇2021年年报.html" in capsys.readouterr().err
    assert run(["init", "2022.toml", "--previous", "舞泉镇2021年年报.html"]) == 0
    report = load(Path("2022.toml")).report
    assert report
    assert (report.organ, report.year) == ("舞泉镇", 2022)
    assert report.value(CARRIED_IN) == 3
    assert report.value(IN_FORCE) == 0


def test_what_last_year_did_not_read_stays_unread_and_is_named(capsys):
    last = last_year()
    text = re.sub(r"(carried_out +=) \[ *3,", r'\1 ["?",', last.read_text(encoding="utf-8"))
    text = re.sub(r"(norm +=) \[([^\]]*),[^,\]]*\]", r'\1 [\2, "?"]', text)
    assert text.count('"?"') == 2
    last.write_text(text, encoding="utf-8")
    assert run(["init", "2022.toml", "--previous", "2021.toml"]) == 1
    told = capsys.readouterr().err
    assert '有 2 格上年度报告里没有读出来，写作 "?"，请对照原件填写：' in told
    assert "自然人" in told
    assert "规范性文件·现行有效件数" in told
    report = load(Path("2022.toml")).report
    assert report
    assert report.cells[CARRIED_IN].written == "?"
    assert report.cells[IN_FORCE].written == "?"
    assert report.cells[At("applications.carried_in", "total")].written == "3"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            "carried_out=3,0,0,0,0,0,5",
            "“四、结转下年度继续办理”的“总计”不等于各项之和：3+0+0+0+0+0=3，填写 5",
        ),
        ("received=0,0,0,0,0,0,0", "“自然人”一列第一项加第二项不等于第三项加第四项：0+0=0，0+3=3"),
    ],
)
def test_what_last_year_carries_on_and_does_not_add_up_is_told(capsys, row, told):
    last_year()
    assert run(["fill", "2021.toml", "--set", f"applications.{row}"]) == 1
    capsys.readouterr()
    assert run(["init", "2022.toml", "--previous", "2021.toml"]) == 1
    assert f"请核对：上年度报告的{told}，照原数带入了\n" in capsys.readouterr().err


def test_other_sums_of_last_year_are_no_matter(capsys):
    last_year()
    assert run(["fill", "2021.toml", "--set", "disputes.review=1,0,0,0,3"]) == 1
    assert run(["init", "2022.toml", "--previous", "2021.toml"]) == 0


def test_a_row_of_last_year_that_is_not_there_is_unread():
    last = last_year()
    text = re.sub(r"(?m)^carried_out .*$", "", last.read_text(encoding="utf-8"))
    last.write_text(text, encoding="utf-8")
    assert run(["init", "2022.toml", "--previous", "2021.toml"]) == 1
    report = load(Path("2022.toml")).report
    assert report
    assert report.cells[CARRIED_IN].written == "?"


def test_the_year_of_the_name_stands_beside_last_years(capsys):
    last_year()
    assert run(["init", "2023.toml", "--previous", "2021.toml"]) == 2
    told = capsys.readouterr().err
    assert (
        "--previous 是 2021 年度的报告，新报告是 2023 年度的，--previous 应是 2022 年度的" in told
    )
    assert not Path("2023.toml").exists()
    assert run(["init", "新报告.toml", "--previous", "2021.toml"]) == 0
    report = load(Path("新报告.toml")).report
    assert report
    assert report.year == 2022


@pytest.mark.parametrize(
    ("name", "year", "said"),
    [
        ("2025.toml", "2019", "写明的是 2019 年度，文件名 2025.toml 的是 2025 年度"),
        ("1999.toml", "2025", "写明的是 2025 年度，文件名 1999.toml 的是 1999 年度"),
        ("1999.toml", "", "没有 1999 年度的格式"),
        ("3025.toml", "", "从文件名 3025.toml 看不出是哪一年度，请用 --year 写明"),
        ("20230105.toml", "", "从文件名 20230105.toml 看不出是哪一年度，请用 --year 写明"),
        ("年报.toml", "20244", "年度应是四位年份，写的是 20244"),
    ],
)
def test_a_name_and_a_year_that_do_not_agree_are_refused(name, year, said, capsys):
    asked = ["--year", year] if year else []
    assert run(["init", name, "--organ", "云溪镇", *asked]) == 2
    assert said in capsys.readouterr().err
    assert not Path(name).exists()


def test_a_page_of_another_year_or_organ_is_refused(capsys):
    last_year()
    assert run(["init", "2024.toml", "--previous", "2021.toml", "--year", "2024"]) == 2
    assert "应是 2023 年度的" in capsys.readouterr().err
    assert run(["init", "2022.toml", "--previous", "2021.toml", "--organ", "云溪镇人民政府"]) == 2
    assert (
        "--previous 是舞泉镇的报告，新报告是云溪镇人民政府的，没有带入" in capsys.readouterr().err
    )
    assert not Path("2022.toml").exists()
    assert run(["init", "2022.toml", "--previous", "2021.toml", "--organ", "舞泉镇人民政府"]) == 0


def test_of_several_files_none_is_offered(tmp_path):
    for name in ("甲镇2021.toml", "乙镇2021.toml", "2021.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert offer_previous(tmp_path / "2022.toml", 2022) is None
    (tmp_path / "2021.toml").write_text("", encoding="utf-8")
    assert offer_previous(tmp_path / "2022.toml", 2022) == tmp_path / "2021.toml"
    assert offer_previous(tmp_path / "2031.toml", 2031) is None


def test_a_skeleton_with_last_years_figures_tells_its_blanks_table_by_table(capsys):
    last_year()
    assert run(["init", "2022.toml", "--previous", "2021.toml"]) == 0
    capsys.readouterr()
    run(["validate", "2022.toml", "--select", "C201"])
    told = capsys.readouterr().out
    assert told.count("警告 C201") <= 6
    assert "24行的168格空白" in told
