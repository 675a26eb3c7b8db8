"""`fill`: what it counts, what stands on stdout, files that `--set` makes, keys as printed."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from reportctl.cli.start import run
from reportctl.report.load import load
from reportctl.schema.form import At

SAMPLES = Path(__file__).parents[2] / "samples"
Told = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def counts(told: str) -> str:
    found = re.search(r"检查了 1 个文件[^。]*", told)
    assert found
    return found[0]


@pytest.mark.parametrize("sample", ["2021.toml", "wrong-2021.toml"])
def test_it_counts_what_validate_counts(sample: str, capsys: Told):
    shutil.copy(SAMPLES / sample, "2021.toml")
    shutil.copy(SAMPLES / "2020.toml", "2020.toml")
    code = run(["fill", "2021.toml", "--set", "disclosure.decisions.penalty=7"])
    filled = capsys.readouterr().err
    assert run(["validate", "2021.toml"]) == code == int(sample.startswith("wrong"))
    assert counts(filled) == counts(capsys.readouterr().out)
    assert "接着运行 reportctl validate 2021.toml" in filled


def test_a_file_that_stays_as_it_was_is_not_said_to_be_written(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    before = Path("2021.toml").read_bytes()
    assert run(["render", "2021.toml", "--html"]) == 0
    for line in (["--from", "2021.html"], ["--set", "report.level=township"]):
        capsys.readouterr()
        run(["fill", "2021.toml", *line])
        told = capsys.readouterr().err
        assert "2021.toml 没有改动：" in told
        assert "已写入" not in told
        assert Path("2021.toml").read_bytes() == before
    assert run(["fill", "2021.toml", "--set", "disclosure.decisions.penalty=7"]) == 0
    assert "已写入 2021.toml：" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["2021 (1).toml", "导出.TOML", "导出.txt"])
def test_a_report_file_is_no_source_and_changes_nothing(name: str, capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    text = Path("2021.toml").read_text("utf-8").split("\n\n", 1)[1]
    Path(name).write_text("\ufeff# 填报表导出\n\n" + text, "utf-8")
    before = Path("2021.toml").read_bytes()
    for line in (["2021.toml", "--force"], ["new.toml"]):
        assert run(["fill", *line, "--from", name]) == 2
        told = capsys.readouterr().err
        assert told.startswith(f"reportctl: {name} 已经是报告文件，不用读入，没有改动什么")
        assert told.count("\n") == 1
    assert Path("2021.toml").read_bytes() == before
    assert not Path("new.toml").exists()


def test_json_stands_alone_on_stdout_whatever_else_is_told(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["render", "2021.toml", "--html", "--md"]) == 0
    assert run(["fill", "2021.toml", "--set", "applications.received=5,0,0,0,0,0,5"]) == 1
    capsys.readouterr()
    line = ["fill", "2021.toml", "--from", "2021.html", "--report", "json"]
    assert run([*line, "--workbook", "x.xlsx"]) == 1
    told = capsys.readouterr()
    reading = json.loads(told.out)
    assert "未改动" in told.err
    assert "已生成 x.xlsx" in told.err
    cells = {(cell["key"], cell["column"]): cell for cell in reading["cells"]}
    received = cells["applications.received", "自然人"]
    assert (received["column_key"], received["written"]) == ("person", "0")
    assert cells["disclosure.decisions.penalty", None]["column_key"] == "decided"
    several = ["fill", "2021.toml", "--from", "2021.html", "2021.md", "--report", "json"]
    run(several)
    assert [one["source"] for one in json.loads(capsys.readouterr().out)] == several[3:5]


def test_a_column_is_called_as_in_every_other_format(capsys: Told):
    shutil.copy(SAMPLES / "wrong-2021.toml", "2021.toml")
    assert run(["render", "2021.toml", "--html"]) == 1
    capsys.readouterr()
    run(["validate", "2021.toml", "--format", "json", "--select", "T3"])
    findings = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    run(["fill", "read.toml", "--from", "2021.html", "--report", "json"])
    cells = json.loads(capsys.readouterr().out)["cells"]
    known = {(cell["key"], cell["column"]) for cell in cells}
    named = {(one["key"], one["column"]) for one in findings if one["column"]}
    assert named
    assert named <= known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("applications.received.person=5", "applications.received.person=6"),
        ("applications.received.person=0", "applications.received.自然人=6"),  # 0 as it is there
        ("applications.received=5,0,0,0,0,0,5", "一、本年新收…·自然人=6"),
        ("落款=舞泉镇", "report.signature=枫湾乡"),
        ("总体情况=甲。", "overview=乙。"),
    ],
)
def test_two_settings_of_one_place_are_refused(capsys: Told, one: str, other: str):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    was = Path("2021.toml").read_bytes()
    assert run(["fill", "2021.toml", "--set", one, "--set", other]) == 2
    told = f"reportctl: --set {one} 和 --set {other} 写的是同一处，请只写一个\n"
    assert capsys.readouterr().err == told
    assert Path("2021.toml").read_bytes() == was
    assert run(["fill", "2021.toml", "--set", one, "--set", one]) < 2


def test_set_makes_the_file(capsys: Told):
    line = ["fill", "2023年报告.toml", "--organ", "云溪镇人民政府"]
    assert run([*line, "--set", "applications.received.person=5"]) == 1
    report = load(Path("2023年报告.toml")).report
    assert report
    assert (report.organ, report.year, report.level) == ("云溪镇人民政府", 2023, "township")
    assert report.value(At("applications.received", "person")) == 5
    assert Path("report-2021.schema.json").exists()
    facts = ["--set", "report.organ=云溪镇人民政府", "--set", "report.year=2022"]
    assert run(["fill", "b.toml", *facts]) == 1
    assert run(["fill", "c.toml", "--set", "report.year=2022"]) == 2
    assert "请写明机关（--organ 名称）" in capsys.readouterr().err
    assert run(["fill", "2021.toml", "--organ", "云溪镇", "--set", "nothing=1"]) == 2
    assert not Path("2021.toml").exists()


@pytest.mark.parametrize(
    ("key", "at"),
    [
        ("一、本年新收政府信息公开申请数量·自然人", ("applications.received", "person")),
        ("一、本年新收…·自然人", ("applications.received", "person")),
        ("本年新收...数量·总计", ("applications.received", "total")),
        ("部分公开·商业企业", ("applications.outcome.partial", "business")),
        ("不予公开·属于国家秘密·其他", ("applications.outcome.refused.state_secret", "other")),
        ("3.危及三安全一稳定·自然人", ("applications.outcome.refused.safety", "person")),
        ("（七）总计·科研机构", ("applications.outcome.total", "research")),
        ("行政许可", ("disclosure.decisions.licence", "decided")),
        ("行政诉讼·复议后起诉·结果纠正", ("disputes.suit_after_review", "corrected")),
        ("四、政府…情况·行政复议·尚未审结", ("disputes.review", "pending")),
    ],
)
def test_a_key_may_be_what_the_paper_prints(key: str, at: tuple[str, str]):
    assert run(["fill", "2023.toml", "--organ", "云溪镇", "--set", f"{key}=5"]) == 1
    report = load(Path("2023.toml")).report
    assert report
    assert report.value(At(*at)) == 5
    assert sum(cell.value == 5 for cell in report.cells.values() if not cell.computed) == 1


def test_texts_and_facts_have_printed_names_too():
    sets = [
        "署名=云溪镇人民政府",
        "成文日期=2024年1月20日",
        "一、总体情况=全年公开。",
        "行政复议=1,0,0,0,1",
    ]
    line = ["fill", "2023.toml", "--organ", "云溪镇"]
    assert run(line + [word for one in sets for word in ("--set", one)]) == 1
    report = load(Path("2023.toml")).report
    assert report
    assert (report.signature, report.date) == ("云溪镇人民政府", "2024年1月20日")
    assert report.prose["overview"].text == "全年公开。"
    assert report.value(At("disputes.review", "total")) == 1


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("aplications.received.person", "是不是 applications.received.person？"),
        ("overveiw", "是不是 overview？"),
        ("applications.received.persn", "是不是 person？"),
        ("report.signatur", "是不是 signature？"),
        ("一、本年新收政府信息公开申请数·自然人", "是不是"),
        ("其他处理·其他", "说的不止一处：三、本年度办理结果·（六）其他处理·"),
        ("总计", "说的不止一处"),
        ("·", "没有“·”这一处；照表上印的写行名和列名"),
        ("…", "没有“…”这一处"),
        ("结果维持", "说的不止一处：行政复议·结果维持、行政诉讼·未经复议直接起诉·结果维持、"),
        ("本年新收·自然人", "这一处，是不是 一、本年新收政府信息公开申请数量·自然人？"),
    ],
)
def test_a_key_that_names_nothing_or_too_much_is_told_what_it_may_be(key, told, capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    before = Path("2021.toml").read_bytes()
    assert run(["fill", "2021.toml", "--set", f"{key}=1"]) == 2
    assert told in capsys.readouterr().err
    assert Path("2021.toml").read_bytes() == before


def test_markdown_by_standard_input_is_read_as_markdown(monkeypatch: pytest.MonkeyPatch):
    import io
    import types

    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["render", "2021.toml", "--md"]) == 0
    assert run(["fill", "a.toml", "--from", "2021.md"]) == 0
    pasted = types.SimpleNamespace(buffer=io.BytesIO(Path("2021.md").read_bytes()))
    monkeypatch.setattr("sys.stdin", pasted)
    assert run(["fill", "b.toml", "--from", "-"]) == 0
    assert Path("a.toml").read_bytes() == Path("b.toml").read_bytes()


@pytest.mark.parametrize(
    "command", [["validate", "2021.toml"], ["fill", "2021.toml", "--set", "署名=甲"]]
)
def test_a_file_of_notepad_says_how_to_convert_it(command, capsys: Told):
    text = (SAMPLES / "2021.toml").read_text(encoding="utf-8")
    Path("2021.toml").write_bytes(text.encode("gb18030"))
    assert run(command) in (1, 2)
    told = "".join(capsys.readouterr())
    assert "“另存为”，编码选 UTF-8" in told
    assert "iconv -f GB18030 -t UTF-8" in told


def test_every_command_names_the_next_one_with_its_path_quoted(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "去年 的.toml")
    shutil.copy(SAMPLES / "2020.toml", "前年.toml")
    told = {}
    for words in (
        ["fill", "去年 的.toml", "--set", "署名=甲镇"],
        ["validate", "去年 的.toml"],
        ["render", "去年 的.toml", "--md"],
        ["diff", "前年.toml", "去年 的.toml"],
    ):
        assert run(words) == 0
        told[words[0]] = capsys.readouterr().err.splitlines()[-1]
    assert "接着运行 reportctl validate '去年 的.toml'" in told["fill"]
    assert told["validate"] == "接着运行 reportctl render '去年 的.toml' --pdf"
    assert "reportctl diff '去年 的.toml'" in told["render"]
    assert told["diff"] == "接着运行 reportctl validate '去年 的.toml'"
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    run(["validate", "2021.toml"])
    after = "编 2022 年度的，运行 reportctl init 2022.toml --previous 2021.toml"
    assert capsys.readouterr().err.splitlines()[-1] == after
    assert run(shlex.split(after.partition("运行 reportctl ")[2])) in {0, 1}
    capsys.readouterr()
    run(["validate", "2021.toml"])
    assert "init" not in capsys.readouterr().err
    shutil.copy(SAMPLES / "wrong-2021.toml", "错.toml")
    run(["validate", "错.toml"])
    assert "改好后再运行 reportctl validate 错.toml" in capsys.readouterr().err


def test_an_option_is_named_only_where_it_is_one(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    Path("x.xlsx").write_bytes(b"of somebody else")
    assert run(["fill", "2021.toml", "--workbook", "x.xlsx"]) == 2
    told = capsys.readouterr().err
    assert "请在 --workbook 后面换一个名字" in told
    assert "-o" not in told.replace("--workbook", "")
    assert run(["fill", "2021.toml", "--webform", "-"]) == 2
    assert "请在 --webform 后面写文件或者文件夹" in capsys.readouterr().err


def test_where_a_sum_has_a_blank_in_it_nothing_is_said_of_it(capsys: Told):
    text = (SAMPLES / "2021.toml").read_text(encoding="utf-8")
    row = next(one for one in text.splitlines() if one.startswith("received "))
    changed = text.replace(row, 'received = [0, 0, 0, 0, 0, "", 0]')
    Path("a.toml").write_text(changed, encoding="utf-8")
    assert run(["render", "a.toml", "--html"]) == 0
    capsys.readouterr()
    assert run(["fill", "b.toml", "--from", "a.html"]) == 0
    told = capsys.readouterr().err
    assert "处因为有空白，没有下结论" in told
    assert "数字勾稽相符" not in told


def test_a_source_with_wrong_sums_ends_with_1(capsys: Told):
    shutil.copy(SAMPLES / "wrong-2021.toml", "2021.toml")
    run(["render", "2021.toml", "--html"])
    assert run(["fill", "read.toml", "--from", "2021.html"]) == 1
    assert "勾稽相符" not in capsys.readouterr().err


def test_only_the_options_that_were_given_are_named_and_the_name_counts(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["render", "2021.toml", "--md"]) == 0
    capsys.readouterr()
    assert run(["fill", "new.toml", "--from", "2021.md", "--year", "2022"]) == 2
    assert "2021.md 的年度是 2021，--year 的是 2022，没有读入" in capsys.readouterr().err
    for rest in (["--from", "2021.md"], ["--set", "report.date=1月"], ["--webform", "x.html"]):
        assert run(["fill", "2022.toml", "--organ", "舞泉镇", "--year", "2021", *rest]) == 2
        told = "写明的是 2021 年度，文件名 2022.toml 的是 2022 年度"
        assert told in capsys.readouterr().err
    assert not Path("2022.toml").exists()


def test_a_new_file_that_is_named_after_another_organ_is_refused(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")  # 舞泉镇's
    assert run(["render", "2021.toml", "--md"]) == 0
    assert run(["fill", "枫湾乡-2021.toml", "--from", "2021.md"]) == 2
    told = "2021.md 的机关是 舞泉镇，文件名 枫湾乡-2021.toml 的是 枫湾乡，没有读入"
    assert told in capsys.readouterr().err
    wrong = "写明的机关是 舞泉镇，文件名 枫湾乡-2021.toml 的是 枫湾乡；请改文件名或机关"
    for line in (
        ["fill", "枫湾乡-2021.toml", "--organ", "舞泉镇", "--from", "2021.md"],
        ["fill", "枫湾乡-2021.toml", "--organ", "舞泉镇", "--set", "report.date=2022年1月5日"],
        ["fill", "枫湾乡-2021.toml", "--organ", "舞泉镇", "--sum", "2021.toml"],
        ["init", "枫湾乡-2021.toml", "--organ", "舞泉镇"],
    ):
        assert run(line) == 2
        assert wrong in capsys.readouterr().err
    assert not Path("枫湾乡-2021.toml").exists()
    assert run(["fill", "枫湾乡-2021.toml", "--from", "2021.md", "--accept-other"]) == 1
    assert "文件名 枫湾乡-2021.toml 的是 枫湾乡，按要求读入" in capsys.readouterr().err
    assert 'organ   = "舞泉镇"' in Path("枫湾乡-2021.toml").read_text("utf-8")
    assert run(["fill", "舞泉镇政府2021.toml", "--from", "2021.md"]) == 0


def test_another_units_folder_is_told_without_a_list_of_units(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")  # 舞泉镇's
    assert run(["render", "2021.toml", "--md"]) == 0
    for folder, code in (("枫湾乡", 1), ("舞泉镇政府", 0), ("乡镇", 0), ("青岚县", 0), ("稿", 0)):
        Path(folder).mkdir()
        capsys.readouterr()
        assert run(["fill", f"{folder}/2021.toml", "--from", "2021.md"]) == code
        told = f"请核对：文件夹是{folder}的，报告写的是舞泉镇"
        assert (told in capsys.readouterr().err) is bool(code)


def test_a_report_filled_into_another_units_folder_is_told(capsys: Told):
    Path("reportctl.toml").write_text('units = ["舞泉镇", "枫湾乡"]\n', encoding="utf-8")
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["render", "2021.toml", "--md"]) == 0
    for folder, code in (("枫湾乡", 1), ("舞泉镇", 0)):
        Path(folder).mkdir()
        capsys.readouterr()
        assert run(["fill", f"{folder}/2021.toml", "--from", "2021.md"]) == code
        told = "请核对：文件夹是枫湾乡的，报告写的是舞泉镇"
        assert (told in capsys.readouterr().err) is bool(code)


def test_what_a_short_key_set_is_told_by_its_whole_name(capsys: Told):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    run(["fill", "2021.toml", "--set", "其他·自然人=1"])
    told = capsys.readouterr().err
    assert "三、本年度办理结果·（六）其他处理·3.其他·自然人：0 → 1\n" in told
    assert told.count(" → ") == 1


def test_a_year_set_anew_that_the_text_does_not_follow_is_told(capsys: Told):
    made = (SAMPLES / "2021.toml").read_text(encoding="utf-8")
    said = made.replace('text = """\n', 'text = """\n2021年，我镇更新了栏目。\n\n', 1)
    Path("x.toml").write_text(said, encoding="utf-8")
    assert run(["fill", "x.toml", "--set", "report.year=2022"]) == 1
    assert "请核对：正文写的还是2021年" in capsys.readouterr().err
