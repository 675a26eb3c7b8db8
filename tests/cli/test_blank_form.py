"""`fill --workbook` and `--webform`: the form handed out, filled by somebody, read back."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from reportctl.cli.start import run
from reportctl.record import replace
from reportctl.report.load import load
from reportctl.report.skeleton import content_of
from reportctl.schema.form import At

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("sample", ["2020.toml", "2021.toml", "wrong-2021.toml"])
def test_a_filled_form_comes_back_as_it_was(sample):
    shutil.copy(SAMPLES / sample, "a.toml")
    assert run(["fill", "a.toml", "--workbook", "out/form.xlsx"]) == 0
    assert run(["fill", "b.toml", "--from", "out/form.xlsx"]) == int(sample.startswith("wrong"))
    first, second = load(Path("a.toml")).report, load(Path("b.toml")).report
    assert first
    assert second
    before, after = content_of(first), content_of(second)
    added = {at for at, text in after.cells.items() if text != before.cells[at]}
    blank_total = {At("applications.outcome.partial", "total")}
    assert added == (blank_total if sample.startswith("wrong") else set())
    assert replace(before, cells={}) == replace(after, cells={})


def test_a_blank_form_needs_an_organ_and_a_year(capsys):
    assert run(["fill", "2025.toml", "--workbook", "x.xlsx"]) == 2
    assert "--organ" in capsys.readouterr().err
    assert run(["fill", "new.toml", "--workbook", "x.xlsx", "--organ", "云溪镇人民政府"]) == 2
    assert "--year" in capsys.readouterr().err
    assert run(["fill", "--workbook", "x.xlsx", "--organ", "云溪镇人民政府", "--year", "2000"]) == 2
    assert "没有 2000 年度的格式" in capsys.readouterr().err
    assert not Path("x.xlsx").exists()


@pytest.mark.parametrize("option", ["--workbook", "--webform"])
@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--organ", "云溪镇人民政府"], "云溪镇人民政府，2021.toml 的是 舞泉镇，没有改动"),
        (["--year", "2022"], "2022，2021.toml 的是 2021"),
        (["--level", "county"], "county，2021.toml 的是 township"),
        (["--organ", "舞泉镇", "--year", "2021", "--level", "township"], ""),
    ],
)
def test_a_form_of_another_organ_than_the_files_is_refused(option, given, told, capsys):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    code = run(["fill", "2021.toml", option, "out/", *given])
    assert code == (2 if told else 0)
    assert told in capsys.readouterr().err
    assert Path("out").exists() is not bool(told)


def test_a_blank_form_is_filled_and_read(capsys):
    line = ["fill", "--workbook", "x.xlsx", "--organ", "云溪镇人民政府", "--year", "2025"]
    assert run([*line, "--level", "township"]) == 0
    assert "2025 年度" in capsys.readouterr().out
    assert not Path("2025.toml").exists()
    book = openpyxl.load_workbook("x.xlsx")
    sheet, cell = next(book.defined_names["applications.received.person"].destinations)
    book[sheet][cell.replace("$", "")] = 12
    book.save("x.xlsx")
    assert run(["fill", "2025.toml", "--from", "x.xlsx"]) == 1
    report = load(Path("2025.toml")).report
    assert report
    assert (report.organ, report.year, report.level) == ("云溪镇人民政府", 2025, "township")
    assert report.value(At("applications.received", "person")) == 12


def test_a_workbook_that_a_unit_has_filled_is_not_lost(capsys):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["fill", "2021.toml", "--workbook", "x.xlsx"]) == 0
    book = openpyxl.load_workbook("x.xlsx")
    book.save("x.xlsx")
    kept = Path("x.xlsx").read_bytes()
    assert run(["fill", "2021.toml", "--workbook", "x.xlsx"]) == 2
    assert Path("x.xlsx").read_bytes() == kept
    assert run(["fill", "2021.toml", "--workbook", "x.xlsx", "--force"]) == 0


def test_the_workbook_shows_what_the_same_line_has_set():
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    line = ["fill", "2021.toml", "--set", "disclosure.decisions.penalty=7", "--workbook", "x.xlsx"]
    assert run(line) == 0
    book = openpyxl.load_workbook("x.xlsx")
    names = [name for name in book.defined_names if name.startswith("disclosure.decisions.penalty")]
    sheet, cell = next(book.defined_names[names[0]].destinations)
    assert book[sheet][cell.replace("$", "")].value == 7


@pytest.mark.parametrize("output", ["2021.toml", "form.pdf"])
def test_a_workbook_has_a_workbooks_name(output, capsys):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    before = Path("2021.toml").read_bytes()
    assert run(["fill", "2021.toml", "--workbook", output]) == 2
    assert "应以 .xlsx 结尾" in capsys.readouterr().err
    assert Path("2021.toml").read_bytes() == before


def test_a_form_never_takes_the_place_of_what_is_read(capsys):
    shutil.copy(SAMPLES / "2020.toml", "2020.toml")
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    Path("page.html").write_text("<p>公开年报</p>", encoding="utf-8")
    Path("a.html").write_bytes(Path("2021.toml").read_bytes())
    for output in ("2021.toml", "2020.toml", "page.html", "a.html"):
        before = Path(output).read_bytes()
        line = ["fill", "2021.toml", "--webform", output, "--previous", "2020.toml"]
        assert run(line) == 2, output
        assert Path(output).read_bytes() == before
    assert run(["fill", "2021.toml", "--webform", "x.pdf"]) == 2
    assert "不像网页表单的名字" in capsys.readouterr().err
    assert run(["fill", "2021.toml", "--webform", "out/", "--workbook", "out/"]) == 0
    assert Path("out/2021.html").exists()
    assert Path("out/2021.xlsx").exists()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "received                     = [ 0,",
            'received                     = ["三件",',
            "应是数字",
        ),
        ("received                     = [ 0,", "received                     = [0, 0,", "应有7格"),
        ("carried_out ", "carryed_out ", "carryed_out"),
    ],
)
def test_a_form_is_not_made_of_a_file_of_which_something_would_be_lost(capsys, old, new, told):
    text = (SAMPLES / "2021.toml").read_text(encoding="utf-8")
    assert old in text
    Path("2021.toml").write_text(text.replace(old, new), encoding="utf-8")
    for form in ("--webform", "--workbook"):
        assert run(["fill", "2021.toml", form, "forms/"]) == 2
        assert told in capsys.readouterr().err
    assert not Path("forms").exists()


def test_last_years_report_beside_the_form_is_of_that_organ_and_year(capsys):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    text = (SAMPLES / "2020.toml").read_text(encoding="utf-8")
    Path("other.toml").write_text(text.replace("舞泉镇", "云溪镇"), encoding="utf-8")
    line = ["fill", "2021.toml", "--webform", "x.html", "--previous"]
    assert run([*line, "other.toml"]) == 2
    assert "是云溪镇 2020 年度的报告，要的是舞泉镇 2020 年度的" in capsys.readouterr().err
    assert run([*line, "2021.toml"]) == 2
    assert "要的是舞泉镇 2020 年度的" in capsys.readouterr().err
    Path("2020.toml").write_text(text, encoding="utf-8")
    assert run(line[:-1]) == 0
    assert 'data-last="15"' in Path("x.html").read_text(encoding="utf-8")


def test_a_form_says_why_last_years_figures_do_not_stand_beside(capsys):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    line = ["fill", "2021.toml", "--webform", "x.html", "--force"]

    def said() -> str:
        assert run(line) == 0
        told = capsys.readouterr().err
        page = Path("x.html").read_text(encoding="utf-8")
        why = page.partition("上年度的数没有列出：")[2].partition("。</p>")[0]
        assert told == (f"上年度的数没有列出：{why}；可以加 --previous 写明\n" if why else "")
        return why

    assert said() == "同一文件夹里没有 2020 年度的报告"
    text = (SAMPLES / "2020.toml").read_text(encoding="utf-8")
    Path("2020.toml").write_text(text.replace("舞泉镇", "云溪镇"), encoding="utf-8")
    assert said() == "旁边的 2020.toml 写的是别的机关或者年度"
    Path("2020.toml").write_text("[report]\nyear = \n", encoding="utf-8")
    assert said() == "旁边的 2020.toml 不是能读的报告"
    shutil.copy(SAMPLES / "2020.toml", "2020.toml")
    assert said() == ""


@pytest.mark.parametrize("name", ["x.xlsx", "x.html"])
@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_form_that_nobody_filled_empties_no_report(name, force, capsys):
    form = "--workbook" if name.endswith("xlsx") else "--webform"
    whose = ["--organ", "舞泉镇", "--year", "2021", "--level", "township"]
    assert run(["fill", form, name, *whose]) == 0
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    before = Path("2021.toml").read_bytes()
    capsys.readouterr()
    assert run(["fill", "2021.toml", "--from", name, *force]) == 1
    told = capsys.readouterr()
    assert "格是空白，没有改动文件里的数字" in told.out
    assert "未改动" not in told.out
    assert "2021.toml 没有改动" in told.err
    assert Path("2021.toml").read_bytes() == before


def test_a_cell_that_was_emptied_in_a_form_is_named_and_the_others_go_in(capsys):
    shutil.copy(SAMPLES / "2021.toml", "2021.toml")
    assert run(["fill", "2021.toml", "--workbook", "x.xlsx"]) == 0
    assert "reportctl fill 2021.toml --from x.xlsx --force" in capsys.readouterr().out
    book = openpyxl.load_workbook("x.xlsx")
    for name, figure in (("penalty", 41), ("coercion", None)):
        sheet, cell = next(book.defined_names[f"disclosure.decisions.{name}.decided"].destinations)
        book[sheet][cell.replace("$", "")] = figure
    book.save("x.xlsx")
    assert run(["fill", "2021.toml", "--from", "x.xlsx", "--force"]) == 1
    assert "来源有 1 格是空白，没有改动文件里的数字：" in capsys.readouterr().out
    report = load(Path("2021.toml")).report
    assert report.value(At("disclosure.decisions.penalty", "decided")) == 41
    assert report.value(At("disclosure.decisions.coercion", "decided")) is not None


def test_a_total_that_is_blank_is_added_up_in_the_workbook_and_none_over_what_was_not_read():
    assert run(["init", "2024.toml", "--organ", "云溪镇人民政府"]) == 0
    rows = ["一、本年新收…·自然人=3", "一、本年新收…·商业企业=2", "二、上年结转…=1,?,,,,,"]
    run(["fill", "2024.toml", *(word for row in rows for word in ("--set", row))])
    assert run(["fill", "2024.toml", "--workbook", "x.xlsx"]) == 0
    figures = openpyxl.load_workbook("x.xlsx", data_only=True)
    formulas = openpyxl.load_workbook("x.xlsx")
    sheet, cell = next(figures.defined_names["applications.received.total"].destinations)
    cell = cell.replace("$", "")
    assert (figures[sheet][cell].value, formulas[sheet][cell].value[:4]) == (5, "=IF(")
    sheet, cell = next(figures.defined_names["applications.carried_in.total"].destinations)
    assert formulas[sheet][cell.replace("$", "")].value is None
