"""Each unit has a file with its own findings; nothing of somebody else's is written over."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.feedback import part_units
from reportctl.cli.start import run
from reportctl.formatters.findings.checked import Checked

YUNXI, LIULIN, SHIQIAO = "云溪镇人民政府", "柳林镇人民政府", "石桥镇人民政府"


@pytest.fixture
def units(tmp_path, monkeypatch):
    """A folder for each of two towns with a fault each, and a list with a third."""
    monkeypatch.chdir(tmp_path)
    for organ, review in ((YUNXI, [10, 1, 0, 0, 0]), (LIULIN, [0, 1, 0, 0, 7])):
        put(organ, organ, {"disputes.review": review})
    names = ", ".join(f'"{name}"' for name in (YUNXI, LIULIN, SHIQIAO))
    Path("units/reportctl.toml").write_text(f"units = [{names}]\n", encoding="utf-8")
    return Path("units")


def put(folder, organ, cells=None, year=2021):
    file = Path("units") / folder / f"{year}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = lay_over(right_report(year), {"report.organ": organ, **(cells or {})})
    file.write_text(text, encoding="utf-8")
    return file


def give(form="html", folder="feedback"):
    return run(["validate", "units", "--ignore", "X208,X209", "--format", form, "-o", folder])


def read(name):
    return (Path("feedback") / name).read_text(encoding="utf-8")


def test_each_unit_reads_its_own_findings_alone(units, capsys):
    assert give() == 1
    assert sorted(file.name for file in Path("feedback").iterdir()) == sorted(
        [f"{YUNXI}.html", f"{LIULIN}.html", "总表.html"]
    )
    own = read(f"{YUNXI}.html")
    assert f"<h1>{YUNXI}政府信息公开" in own
    assert "T304" in own
    assert LIULIN not in own
    assert "2 个单位各一份，总表是 feedback/总表.html" in capsys.readouterr().out


def test_the_index_says_how_much_and_who_is_missing(units):
    give()
    index = read("总表.html")
    assert f"2021年度没有报告的单位（1）：{SHIQIAO}。" in index
    assert f">{YUNXI}</a></th><td>2021</td>" in index
    assert f'<th scope="row">{SHIQIAO}</th><td>没有报告</td>' in index


def test_workbooks_have_an_index_that_leads_to_them(units):
    assert give("xlsx") == 1
    sheet = openpyxl.load_workbook("feedback/总表.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[1][:3] == [YUNXI, "2021", 1] or rows[2][:3] == [YUNXI, "2021", 1]
    assert [SHIQIAO, "没有报告"] in [row[:2] for row in rows]
    assert sheet["A2"].hyperlink.target == f"{sheet['A2'].value}.xlsx"
    own = openpyxl.load_workbook(f"feedback/{LIULIN}.xlsx")
    assert own.sheetnames == ["检查结果汇总", f"{LIULIN}2021年"]


def answer(unit, code="T304"):
    """What a unit wrote into its file, beside the finding of a code."""
    file = Path("feedback") / f"{unit}.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[1]
    heads = [cell.value for cell in sheet[1]]
    codes = [cell.value for cell in sheet["C"]]
    sheet.cell(codes.index(code) + 1, heads.index("单位答复") + 1).value = "已改正"
    book.save(file)
    return file


def test_a_further_run_writes_anew_all_but_what_was_answered(units, capsys):
    give("xlsx")
    assert give("xlsx") == 1
    assert "没有覆盖" not in capsys.readouterr().err
    answered = answer(YUNXI)
    before = {file: file.read_bytes() for file in Path("feedback").iterdir()}
    put(YUNXI, YUNXI)
    put(LIULIN, LIULIN)
    assert give("xlsx") == 1  # nothing is wrong any more, but not all was written
    told = capsys.readouterr()
    assert f"这次的结果没有写进去（1）：{answered.name}；" in told.err
    assert "-o feedback2" in told.err
    assert "--force" not in told.err
    assert "已写入 feedback：1 个单位各一份，总表是 feedback/总表.xlsx" in told.out
    after = {file: file.read_bytes() for file in Path("feedback").iterdir()}
    assert {file for file in after if after[file] == before[file]} == {answered}
    assert give("xlsx", "feedback2") == 0


def test_a_foreign_page_stays_and_other_files_are_told(units, capsys):
    Path("feedback").mkdir()
    Path("feedback/通知.docx").write_bytes(b"kept")
    assert give() == 1
    assert "feedback 里另有 1 个文件不是这次写的，没有动：通知.docx\n" in capsys.readouterr().err
    Path("feedback/总表.html").write_text("<p>检查结果</p>", encoding="utf-8")
    put(YUNXI, YUNXI)
    assert give() == 1
    told = capsys.readouterr()
    assert "没有写进去（1）：总表.html；" in told.err
    assert "已写入 feedback：2 个单位各一份\n" in told.out
    assert read("总表.html") == "<p>检查结果</p>"
    assert "T304" not in read(f"{YUNXI}.html")


def test_a_broken_report_goes_to_the_unit_whose_alone_the_folder_is(units):
    (units / YUNXI / "2022.toml").write_text('[report]\norgan = """\n', encoding="utf-8")
    (units / "无名.toml").write_text('[report]\norgan = """\n', encoding="utf-8")
    (units / YUNXI / "旧稿.pdf").write_bytes(b"%PDF")
    give()
    own = read(f"{YUNXI}.html")
    assert "有 1 份报告（2022.toml）本办还没有读出来，没有检查。这些由本办补" in own
    assert "F102" not in own
    assert "旧稿.pdf" in own
    assert "旧稿.pdf" not in read(f"{LIULIN}.html")
    assert "F102" in read("units-无名.toml.html")


def test_a_report_in_another_units_folder_is_a_finding_of_the_one_that_it_names(units, capsys):
    put(YUNXI, SHIQIAO, year=2020)
    assert give() == 1
    assert f"报告写的是{SHIQIAO}，放在{YUNXI}的文件夹里" in read("总表.html")
    assert "有 1 处是本办读入、存放时的，由本办核对" in read(f"{SHIQIAO}.html")
    assert "L709" not in read(f"{SHIQIAO}.html") + read(f"{YUNXI}.html")
    assert run(["validate", "units", "--select", "L709", "--format", "sarif"]) == 1
    assert '"ruleId": "L709"' in capsys.readouterr().out


def test_two_organs_in_one_folder_share_nothing(units):
    put("混", "甲局")
    put("混", "乙局", year=2020)
    (units / "混" / "x.toml").write_text('[report]\norgan = """\n', encoding="utf-8")
    give()
    assert "x.toml" not in read("甲局.html") + read("乙局.html")
    assert "x.toml" in read("units-混-x.toml.html")


def test_one_organ_by_two_names_is_one_unit_and_names_that_fall_together_are_two(units):
    put("甲", "甲/乙局")
    put("乙", "甲:乙局")
    put(YUNXI, "云溪镇政府", year=2020)
    give()
    names = {file.name for file in Path("feedback").iterdir()}
    assert {"甲-乙局.html", "甲-乙局 2.html"} <= names
    assert len([name for name in names if name.startswith("云溪镇")]) == 1


def test_a_folder_without_a_format_for_it_is_refused(units, capsys):
    Path("feedback").mkdir()
    assert run(["validate", "units", "-o", "feedback"]) == 2
    assert "每个单位一份的，请加 --format html 或 xlsx" in capsys.readouterr().err
    assert run(["validate", "units", "--format", "html", "-o", "units"]) == 2
    assert "units 是这次要读的文件" in capsys.readouterr().err


def test_a_name_without_an_ending_is_a_folder_and_one_with_an_ending_a_file(units):
    give("html", "2021.01")
    assert Path("2021.01/总表.html").is_file()
    give("html", "all.html")
    assert Path("all.html").is_file()


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_names_that_no_system_shows_make_files_that_every_system_opens(units, form):
    put("甲", "甲局\u202e\u0007")
    bad = os.fsencode("units/") + b"\xff\xfe.toml"
    with open(bad, "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"[report]\n[")
    assert give(form) == 1
    names = sorted(file.name for file in Path("feedback").iterdir())
    assert f"甲局.{form}" in names
    assert f"units-.toml.{form}" in names


def test_a_broken_report_goes_to_the_unit_after_whom_its_folder_is_named(units):
    broken = Path("units") / SHIQIAO / "2021.toml"
    broken.parent.mkdir()
    broken.write_text("[report]\nyear = \n", encoding="utf-8")
    give()
    assert "有 1 份报告（2021.toml）本办还没有读出来" in read(f"{SHIQIAO}.html")
    assert "没有发现问题" not in read(f"{SHIQIAO}.html")
    index = read("总表.html")
    assert "没有报告的单位" not in index
    assert f">{SHIQIAO}</a></th><td>有打不开的</td>" in index


def test_in_a_units_own_folder_no_other_unit_is_missing(units, capsys):
    run(["validate", f"units/{YUNXI}"])
    assert "没有下列单位的报告" not in capsys.readouterr().err


def test_feedback_on_one_year_leaves_the_others_out(units, capsys):
    put(YUNXI, YUNXI, {"disputes.review": [3, 0, 0, 0, 0]}, year=2020)
    line = ["validate", "units", "--year", "2021", "-o", "feedback", "--format", "html"]
    assert run([*line, "--ignore", "X208,X209"]) == 1
    assert "2020年" not in read("总表.html")
    assert "只看2021年度的，另有 1 份其他年度的没有列出" in capsys.readouterr().err
    assert run(["validate", "units", "--year", "2019"]) == 2
    assert run(["validate", "units"]) == 1
    assert (
        "运行 reportctl validate units --year 2021 --format xlsx -o 反馈" in capsys.readouterr().err
    )
    jsonl = ["validate", "units", "--year", "2021", "--format", "jsonl"]
    run(jsonl)
    assert '"year": 2020' not in capsys.readouterr().out


def test_a_folder_without_a_format_is_refused(units, capsys):
    assert run(["validate", "units", "-o", "answers/"]) == 2
    assert "answers 是文件夹：每个单位一份的，请加 --format" in capsys.readouterr().err
    assert not Path("answers").exists()


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_a_unit_reads_words_of_the_form_and_not_what_the_office_lacks(units, form, capsys):
    unread = {"disputes.review": ["?"] * 5, "applications.received": ["?", 0, 0, 0, 0, 0, 1]}
    put(YUNXI, YUNXI, {"disputes.suit_direct": [2, 0, 0, 0, 3], **unread})
    capsys.readouterr()
    assert give(form) == 1
    assert "2 处由本办补" in capsys.readouterr().err
    own = told(f"{YUNXI}.{form}")
    assert "有 6 格本办还没有读出来，含这些格的合计没有核对。这些由本办补，不用单位改。" in own
    assert "四、政府信息公开行政复议、行政诉讼情况" in own
    assert "未经复议直接起诉 · 总计" in own
    assert "F114" not in own
    assert "2021.toml" not in own
    assert "接受理由" not in own
    index = told(f"总表.{form}")
    assert index.count("F114") == 2
    assert str(Path("units") / YUNXI / "2021.toml") in index


def told(name):
    """All that a file says."""
    if name.endswith("html"):
        return read(name)
    book = openpyxl.load_workbook(Path("feedback") / name)
    return "\n".join(str(v) for sheet in book for row in sheet.values for v in row if v)


def test_a_unit_that_writes_its_name_in_short_keeps_its_file(units):
    put(YUNXI, "云溪镇", {"disputes.review": [10, 1, 0, 0, 0]})
    settings = units / "reportctl.toml"
    longer = settings.read_text(encoding="utf-8").replace(LIULIN, f"青岚县{LIULIN}")
    settings.write_text(longer, encoding="utf-8")
    give()
    names = sorted(file.name for file in Path("feedback").iterdir())
    assert names == sorted([f"{YUNXI}.html", f"青岚县{LIULIN}.html", "总表.html"])


def test_a_short_name_that_two_of_the_list_have_is_given_to_neither():
    listed = ("青岚县城关镇人民政府", "旗山县城关镇人民政府")
    checked = [Checked(f"{n}.toml", 2021, organ, ()) for n, organ in enumerate(("城关镇", *listed))]
    assert [unit.name for unit in part_units(checked, (), listed)] == ["城关镇", *listed]


def test_the_answers_that_came_back_stand_in_the_index(units, capsys):
    give("xlsx")
    answer(YUNXI)
    answer(LIULIN, "T301").rename("feedback/柳林答复.xlsx")
    put(LIULIN, LIULIN)
    Path("feedback/坏.xlsx").write_bytes(b"PK\x03\x04")
    capsys.readouterr()
    assert give("xlsx") == 1
    said = capsys.readouterr()
    assert "单位答复 2 条（2 个单位），列在总表里" in said.out
    assert "答复没有读出来：坏.xlsx：" in said.err
    rows = list(openpyxl.load_workbook("feedback/总表.xlsx")["单位答复"].values)[1:]
    assert sorted((row[0], row[2], row[4], row[6], row[7]) for row in rows) == sorted(
        [
            (YUNXI, "T304", "已改正", "仍有这个问题", f"{YUNXI}.xlsx"),
            (LIULIN, "T301", "已改正", "没有这个问题了", "柳林答复.xlsx"),
        ]
    )
    give("html")
    assert "<h2>单位答复</h2>" in read("总表.html")


def test_findings_that_came_back_are_no_report(units, capsys):
    give("xlsx")
    give("html")
    for name in (answer(YUNXI), Path(f"feedback/{YUNXI}.html")):
        assert run(["fill", "new.toml", "--from", str(name)]) == 2
        assert "这是检查结果（单位答复），不是报告；请放回" in capsys.readouterr().err
    assert not Path("new.toml").exists()
