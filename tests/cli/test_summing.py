"""`fill --sum`: who is added, who is refused, who is missing, and what the file remembers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.start import run
from reportctl.cli.unit_names import read_names
from reportctl.document.toml import read_toml
from reportctl.finding import Failure

Told = pytest.CaptureFixture[str]
SUM = ["fill", "2021.toml", "--sum"]


def write(folder: Path, organ: str, year: int = 2021, **cells: Any) -> Path:
    """A unit's report in a folder of its own."""
    values = {key.replace("__", "."): value for key, value in cells.items()}
    file = folder / organ / f"{year}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = lay_over(right_report(year), {"report.organ": organ} | values)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def units(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two towns' reports in `units/`, with 5 and 8 licences."""
    monkeypatch.chdir(tmp_path)
    folder = Path("units")
    write(folder, "甲镇", disclosure__decisions__licence=5)
    write(folder, "乙镇", disclosure__decisions__licence=8)
    return folder


def add(*words: str, organ: str = "丙县人民政府") -> int:
    return run([*SUM, *words, "--organ", organ])


def values() -> dict[str, Any]:
    return dict(read_toml(Path("2021.toml").read_bytes()).values)


def test_units_add_up_and_are_remembered(units: Path, capsys: Told) -> None:
    assert add(str(units)) == 0
    made = values()
    assert made["disclosure"]["decisions"]["licence"] == 13
    assert made["report"]["scope"] == "region"
    assert [(p["organ"], p["file"]) for p in made["parts"]] == [
        ("乙镇", "units/乙镇/2021.toml"),
        ("甲镇", "units/甲镇/2021.toml"),
    ]
    assert "已汇总 2 个单位" in capsys.readouterr().out
    assert run(["validate", "2021.toml", "--select", "A"]) == 0


def test_files_are_named_one_after_another(units: Path) -> None:
    files = [str(units / name / "2021.toml") for name in ("甲镇", "乙镇")]
    assert add(*files) == 0
    assert [p["organ"] for p in values()["parts"]] == ["甲镇", "乙镇"]


def test_a_unit_that_changed_is_found_and_summed_anew(units: Path, capsys: Told) -> None:
    add(str(units))
    write(units, "甲镇", disclosure__decisions__licence=6)
    assert run(["validate", "2021.toml", "--select", "A"]) == 1
    out = capsys.readouterr().out
    assert "“行政许可”填写 13，各单位之和为 14（乙镇 8、甲镇 6）" in out
    assert "甲镇的报告（units/甲镇/2021.toml）在汇总之后改动过" in out
    with Path("2021.toml").open("a", encoding="utf-8") as file:
        file.write("\n# 县政务公开办\n")
    assert add(str(units)) == 0
    assert values()["disclosure"]["decisions"]["licence"] == 14
    assert "# 县政务公开办" in Path("2021.toml").read_text(encoding="utf-8")
    assert run(["validate", "2021.toml", "--select", "A"]) == 0


def test_summing_twice_changes_nothing(units: Path) -> None:
    add(str(units))
    first = Path("2021.toml").read_bytes()
    assert add(str(units)) == 0
    assert Path("2021.toml").read_bytes() == first


def test_missing_and_unexpected_units_are_told_and_kept(units: Path, capsys: Told) -> None:
    Path("list.txt").write_text("# 乡镇\n甲镇\n丁镇\n", encoding="gbk")
    assert add(str(units), "--units", "list.txt") == 1
    err = capsys.readouterr().err
    assert "没有下列单位的报告（1）：\n  丁镇" in err
    assert "名单上没有、已经加入的单位（1）：\n  乙镇" in err
    assert run(["validate", "2021.toml", "--select", "A", "--strict"]) == 1
    assert "汇总不完整：已汇总 2 个单位，缺 1 个：丁镇" in capsys.readouterr().out


def test_a_sum_of_fewer_units_than_the_last_is_refused_unless_forced(
    units: Path, capsys: Told
) -> None:
    add(str(units))
    before = Path("2021.toml").read_bytes()
    assert add(str(units / "甲镇")) == 2
    assert "原来汇总了 2 个单位，这次没有其中的 1 个：乙镇；" in capsys.readouterr().err
    assert Path("2021.toml").read_bytes() == before
    assert add(str(units / "甲镇"), "--force") == 1
    assert "没有下列单位的报告（1）：\n  乙镇" in capsys.readouterr().err


def test_the_units_of_the_settings_are_the_list(units: Path, capsys: Told) -> None:
    Path("reportctl.toml").write_text('units = ["甲镇", "戊镇", "丙县人民政府"]', encoding="utf-8")
    assert add(str(units)) == 1
    assert "没有下列单位的报告（1）：\n  戊镇\n" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('unitz = ["甲镇", "乙镇", "戊镇"]', "reportctl.toml:1: M905 "),
        ('units = ["甲镇" "乙镇"]', "reportctl.toml:1: M906 "),
        ('units = "甲镇、乙镇"', "reportctl.toml:1: M906 "),
    ],
)
@pytest.mark.parametrize("folder", [".", "units"])
def test_settings_with_a_fault_stop_the_sum(units, capsys, settings, told, folder) -> None:
    Path(folder, "reportctl.toml").write_text(settings + "\n", encoding="utf-8")
    assert add(str(units)) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.endswith("；改正后再汇总\n")
    assert not Path("2021.toml").exists()


def test_without_a_list_it_is_told_that_nobody_knows_who_is_missing(units, capsys) -> None:
    assert add(str(units)) == 0
    assert "没有单位名单（reportctl.toml 的 units，或者 --units）" in capsys.readouterr().err
    run(["validate", "2021.toml"])
    assert "警告 A808 汇总时没有单位名单，缺哪个单位没有核对" in capsys.readouterr().out


def test_without_a_list_folders_that_gave_no_report_are_named(units, capsys) -> None:
    write(units, "丁镇", 2020)
    for other in ("2020年度", ".git"):
        (units / other).mkdir()
    assert add(str(units), "--year", "2021") == 1
    assert capsys.readouterr().err.endswith("没有2021年度报告的文件夹（1）：\n  units/丁镇\n")


def test_a_report_in_another_units_folder_is_not_added_up(units, capsys) -> None:
    (units / "reportctl.toml").write_text('units = ["甲镇", "乙镇"]\n', encoding="utf-8")
    (units / "甲镇" / "2021.toml").unlink()
    (units / "乙镇" / "2021.toml").rename(units / "甲镇" / "2021.toml")
    assert add(str(units)) == 2
    assert "L709 报告写的是乙镇，放在甲镇的文件夹里" in capsys.readouterr().err
    assert add(str(units), "--force") == 1


def test_a_list_that_is_complete_is_remembered(units, capsys) -> None:
    Path("list.txt").write_text("甲镇\n乙镇\n", encoding="utf-8")
    assert add(str(units), "--units", "list.txt") == 0
    assert values()["report"]["listed"] == 2
    run(["validate", "2021.toml"])
    assert "A808" not in capsys.readouterr().out
    assert add(str(units)) == 0  # by the list of the sum that is there
    assert values()["report"]["listed"] == 2


def test_the_sum_says_in_its_own_words_who_is_not_in_it(units) -> None:
    def said() -> str:
        return str(values()["other_matters"]["text"]).strip()

    Path("list.txt").write_text("甲镇\n乙镇\n丁镇\n", encoding="utf-8")
    told = "本报告由2个单位的报告汇总而成，没有包括丁镇的报告。"
    add(str(units), "--units", "list.txt")
    assert said() == told
    file = Path("2021.toml")
    own = file.read_text("utf-8").replace(told, f"本年度没有收取信息处理费。{told}")
    file.write_text(own, encoding="utf-8")
    write(units, "丁镇")
    assert add(str(units), "--units", "list.txt") == 0
    assert said() == "本年度没有收取信息处理费。"


def test_with_a_list_beside_the_units_nothing_of_the_kind_is_told(units, capsys) -> None:
    (units / "reportctl.toml").write_text('units = ["甲镇", "乙镇"]\n', encoding="utf-8")
    assert add(str(units)) == 0
    run(["validate", "2021.toml"])
    told = capsys.readouterr()
    assert "没有单位名单" not in told.err + told.out


def test_of_several_years_the_one_to_add_up_must_be_said(units, capsys) -> None:
    write(units, "甲镇", 2020)
    line = ["fill", "全县.toml", "--sum", str(units), "--organ", "丙县人民政府"]
    assert run(line) == 2
    told = capsys.readouterr().err
    assert told == (
        "reportctl: 有 2020、2021 年度的报告，请用 --year 写明汇总哪一年，如 --year 2021\n"
    )
    line[1] = "全县2021年.toml"
    assert run(line) == 0
    assert run([*line, "--year", "2020"]) == 2


def test_other_years_of_a_folder_are_left_out_and_told(units: Path, capsys: Told) -> None:
    write(units, "甲镇", 2020)
    assert add(str(units)) == 0
    assert "另有 1 份其他年度的报告，没有加入" in capsys.readouterr().err
    assert len(values()["parts"]) == 2


def test_without_a_list_a_unit_s_last_report_or_its_page_is_no_part_of_a_whole_sum(
    units: Path, capsys: Told
) -> None:
    write(units, "戊镇", 2020).rename(units / "戊镇2020.toml")
    (units / "戊镇").rmdir()
    assert add(str(units)) == 1
    assert "只有其他年度报告的单位（1）：\n  戊镇\n" in capsys.readouterr().err
    (units / "戊镇2020.toml").rename(units / "己镇.docx")
    assert add(str(units)) == 1
    assert "另有 1 个文件没有加入（.docx 1 个）" in capsys.readouterr().err


def refused(capsys: Told, *words: str) -> str:
    assert add(*words) == 2
    assert not Path("2021.toml").exists()
    return capsys.readouterr().err


def test_another_year_that_was_named_is_refused(units: Path, capsys: Told) -> None:
    file = write(units, "甲镇", 2020)
    assert "是2020年度的报告，汇总的是2021年度" in refused(capsys, str(file))


def test_another_edition_is_refused(units: Path, capsys: Told) -> None:
    file = write(units, "丁镇")
    text = right_report(2020).replace("year    = 2020", "year    = 2021")
    file.write_text(text.replace("云溪镇人民政府", "丁镇"), encoding="utf-8")
    assert "用的是2019年版的格式，其他的是2021年版" in refused(capsys, str(units))


def test_a_unit_twice_is_refused(units: Path, capsys: Told) -> None:
    write(units / "又", "甲镇", disclosure__decisions__licence=7)
    assert "甲镇 加了两次" in refused(capsys, str(units))


def test_a_sum_that_holds_another_unit_is_refused(units: Path, capsys: Told) -> None:
    file = write(units, "丁区")
    more = '\n[[parts]]\norgan = "甲镇"\nfile = "jia.toml"\n'
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert "是汇总，已经包含甲镇" in refused(capsys, str(units))


@pytest.mark.parametrize("written", [-5, Decimal("1.5")])
def test_what_no_count_can_be_is_refused(units: Path, capsys: Told, written: object) -> None:
    write(units, "丁镇", disclosure__decisions__licence=written)
    err = refused(capsys, str(units))
    assert "丁镇/2021.toml:34: C202 “行政许可”" in err
    assert f"填写 {written}" in err
    assert "1 个单位的报告有错" in err


def test_errors_are_refused_and_forced(units: Path, capsys: Told) -> None:
    write(units, "丁镇", disputes__review=[10, 1, 0, 0, 0])
    err = refused(capsys, str(units))
    assert "T304" in err
    assert "1 个单位的报告有错" in err
    assert add(str(units), "--force") == 1
    assert values()["disputes"]["review"] == [10, 1, 0, 0, 0]


def test_a_new_file_needs_the_name_of_the_county(units: Path, capsys: Told) -> None:
    assert run([*SUM, str(units)]) == 2
    assert "请用 --organ 写明汇总机关的名称" in capsys.readouterr().err


def test_what_stands_in_a_file_that_is_no_sum_is_kept(units: Path, capsys: Told) -> None:
    text = lay_over(right_report(), {"disclosure.decisions.licence": 1})
    Path("2021.toml").write_text(text, encoding="utf-8")
    assert add(str(units), organ="云溪镇人民政府") == 2
    assert "是填好的报告，不是汇总的结果，没有动它" in capsys.readouterr().err
    assert Path("2021.toml").read_text(encoding="utf-8") == text
    assert add(str(units), "--force", organ="云溪镇人民政府") == 0
    assert values()["disclosure"]["decisions"]["licence"] == 13


def test_a_government_and_its_office_are_doubtful(units: Path, capsys: Told) -> None:
    write(units, "甲镇办公室")
    assert add(str(units)) == 1
    assert "甲镇和甲镇办公室都在其中" in capsys.readouterr().err


@pytest.mark.parametrize("organ", ["丙县人民政府", "甲市丙县", "县人民政府"])
def test_the_organs_own_report_is_no_unit_unless_it_gives_own_figures(
    units: Path, capsys: Told, organ: str
) -> None:
    write(units, organ, disclosure__decisions__licence=13, report__scope="")
    assert add(str(units)) == 1
    assert values()["disclosure"]["decisions"]["licence"] == 13
    assert f"2021.toml 是{organ}自己的报告，汇总的就是丙县人民政府的" in capsys.readouterr().err
    write(units, organ, disclosure__decisions__licence=4, report__scope="own")
    assert add(str(units)) == 0
    assert values()["disclosure"]["decisions"]["licence"] == 17


@pytest.mark.parametrize(("licences", "less", "code"), [(13, 0, 1), (12, 0, 1), (12, 1, 0)])
def test_the_organs_own_report_is_told_and_doubted_where_it_may_hold_the_others(
    units, capsys, licences, less, code
):
    rows = {"disclosure__documents__norm": [2, 1, 9], "disclosure__decisions__penalty": 3}
    write(units, "甲镇", disclosure__decisions__licence=5, **rows)
    rows |= {"disclosure__decisions__coercion": 4}
    if less:
        own = {"disclosure__documents__norm": [1, 0, 8], "disclosure__decisions__penalty": 2}
    else:
        own = {}
    write(units, "乙镇", disclosure__decisions__licence=8, disclosure__decisions__coercion=4)
    rows = {**rows, **own, "disclosure__decisions__licence": licences}
    file = write(units, "丙县人民政府", report__scope="own", **rows)
    assert add(str(units)) == code
    err = capsys.readouterr().err
    assert f"{file} 是丙县人民政府自己的报告，写明只有本机关的数" in err
    held = f"{file} 里 6 格中有 {6 - (licences == 12)} 格不小于其余单位之和，像是已经包含了其余单位"
    assert (held in err) is bool(code)  # 5 and 8 licences are 13; one that was mended lies below


def test_a_unit_of_another_county_is_told_unless_it_is_on_the_list(units, capsys):
    file = write(units, "白石县民政局")
    assert add(str(units)) == 1
    told = f"白石县民政局（{file}）是白石县的，汇总的是丙县人民政府的，也加入了"
    assert told in capsys.readouterr().err
    Path("list.txt").write_text("甲镇\n乙镇\n白石县民政局\n", encoding="utf-8")
    assert add(str(units), "--units", "list.txt") == 0
    assert "也加入了" not in capsys.readouterr().err


def test_a_sum_of_the_organs_own_report_alone_is_refused(units: Path, capsys: Told) -> None:
    file = write(Path("whole"), "丙县人民政府", report__scope="")
    err = refused(capsys, str(file))
    assert "丙县人民政府自己的报告" in err
    assert "没有找到要汇总的报告" in err


def test_blanks_and_amounts_without_a_unit_are_told(units: Path, capsys: Told) -> None:
    write(units, "丁镇", disclosure__decisions__licence="")
    assert add(str(units)) == 1
    assert "行政许可：丁镇是空白，按其余单位相加" in capsys.readouterr().err
    old = Path("old")
    for organ, spent in (("甲镇", "12万元"), ("乙镇", 12)):
        write(old, organ, 2020, disclosure__procurement__central=[1, spent])
    assert run(["fill", "2020.toml", "--sum", "old", "--organ", "丙县"]) == 1
    assert "乙镇没有写明金额的单位，这一格留空" in capsys.readouterr().err


def test_a_file_that_is_named_twice_is_added_once(units: Path, capsys: Told) -> None:
    assert add(str(units), str(units / "甲镇" / "2021.toml"), f"./{units}") == 0
    assert "已汇总 2 个单位" in capsys.readouterr().out


def test_the_option_without_a_report_is_told(units: Path, capsys: Told) -> None:
    assert run(SUM) == 2
    assert run(["fill", "2021.toml", "--units", "list.txt"]) == 2
    assert "--units 要和 --sum 一起用" in capsys.readouterr().err


def test_a_countys_settings_hold_for_its_units(units: Path, capsys: Told) -> None:
    write(units, "丁镇", disputes__review=[10, 1, 0, 0, 0])
    Path("reportctl.toml").write_text('[rules]\noff = ["T304"]\n', encoding="utf-8")
    assert add(str(units)) == 0
    assert "T304 " not in capsys.readouterr().err


def test_what_was_not_read_is_never_added_up(units: Path, capsys: Told) -> None:
    write(units, "丁镇", disclosure__decisions__licence="?")
    assert add(str(units), "--force") == 2
    told = capsys.readouterr().err
    assert "F114 “行政许可”没有读出来" in told
    assert "1 格没有读出来（?），请对照来源填上（见上），改正后再汇总" in told
    assert not Path("2021.toml").exists()


def test_all_that_cannot_be_added_is_named_at_once(units: Path, capsys: Told) -> None:
    (units / "甲镇" / "2021.toml").write_text("[report]\norgan = 1", encoding="utf-8")
    (units / "丁镇.toml").symlink_to("丁镇.toml")
    (units / "戊镇.toml").write_text("[report]\n[", encoding="utf-8")
    assert add(str(units)) == 2
    told = capsys.readouterr().err
    assert "不能汇总的文件（3）" in told
    assert told.endswith("3 个文件不能汇总（见上），改正后再汇总\n")
    assert not Path("2021.toml").exists()


def test_every_kind_of_fault_is_named_in_one_go(units: Path, capsys: Told) -> None:
    (units / "戊镇.toml").write_text("[report]\n[", encoding="utf-8")
    write(units, "丁镇", disputes__review=[10, 1, 0, 0, 0])
    write(units, "己镇", disclosure__decisions__licence="?")
    for again in ("又", "再"):
        write(units / again, "甲镇", disclosure__decisions__licence=len(again) + 7)
    assert add(str(units)) == 2
    told = capsys.readouterr().err
    assert told.count("甲镇 加了两次") == 2
    counts = "1 个文件不能汇总；2 处会重复计算；1 格没有读出来（?），请对照来源填上"
    assert f"{counts}；1 个单位的报告有错" in told.splitlines()[-1]


def test_the_level_is_written_into_a_new_sum_and_into_one_that_is_there(units: Path) -> None:
    assert add(str(units), "--level", "county") == 0
    assert values()["report"]["level"] == "county"
    assert add(str(units), "--level", "city") == 0
    assert values()["report"]["level"] == "city"


def test_the_sum_of_another_organ_is_not_written_over(units: Path, capsys: Told) -> None:
    add(str(units))
    assert add(str(units), "--force", organ="丁县人民政府") == 2
    assert "2021.toml 是丙县人民政府的汇总，不是丁县人民政府的" in capsys.readouterr().err


def test_the_list_may_stand_with_the_units(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    names = '"云溪镇人民政府", "柳林镇人民政府", "石桥镇人民政府"'
    (tmp_path / "青岚县").mkdir()
    Path("青岚县/reportctl.toml").write_text(f"units = [{names}]\n", encoding="utf-8")
    for organ in ("云溪镇人民政府", "柳林镇人民政府"):
        made = ["fill", f"青岚县/{organ}-2023.toml", "--organ", organ, "--set", "行政许可=1"]
        assert run(made) == 1  # its prose is still to be written
    capsys.readouterr()
    whose = ["--organ", "青岚县人民政府", "--year", "2023"]
    assert run(["fill", "全县 2023.toml", "--sum", "青岚县", *whose]) == 1
    told = capsys.readouterr()
    assert "石桥镇人民政府" in told.out + told.err
    assert "接着运行 reportctl validate '全县 2023.toml'" in told.out


def test_a_list_of_more_units_than_a_sum_may_have_is_refused_before_it_is_compared(tmp_path):
    names = tmp_path / "units.txt"
    names.write_text("\n".join(f"第{n}镇人民政府" for n in range(5_001)), encoding="utf-8")
    with pytest.raises(Failure, match="单位超过 5000 个"):
        read_names(names)


def test_the_report_of_another_organ_or_of_a_unit_is_not_written_over(
    units: Path, capsys: Told
) -> None:
    blank = lay_over(right_report(), {"report.organ": "丁县民政局"})
    Path("2021.toml").write_text(blank, encoding="utf-8")
    assert add(str(units), "--force") == 2
    assert "2021.toml 是丁县民政局的报告，不是丙县人民政府的" in capsys.readouterr().err
    assert Path("2021.toml").read_text(encoding="utf-8") == blank
    unit = next(units.rglob("*.toml"))
    before = unit.read_bytes()
    assert run(["fill", str(unit), "--sum", str(units.parent), "--force"]) == 2
    assert "在要汇总的文件夹里，是一个单位的报告" in capsys.readouterr().err
    assert unit.read_bytes() == before
