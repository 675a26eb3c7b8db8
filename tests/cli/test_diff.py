"""`diff` from the command line: what it compares, what it refuses, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.comparison.reports import FIGURES_2023, FIGURES_2024, make
from tests.rules.base import right_report

from reportctl.cli.start import run
from reportctl.report.report import Report
from reportctl.report.skeleton import Content, write_report


def put(folder: Path, report: Report, name: str = "") -> Path:
    """A report as a file of a folder."""
    content = Content(
        report.organ,
        report.year,
        {},
        cells={at: cell.written for at, cell in report.cells.items()},
        prose={key: prose.text for key, prose in report.prose.items()},
    )
    path = folder / (name or f"{report.year}.toml")
    path.write_text(write_report(report.form, content), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the reports of 2023 and 2024."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    put(tmp_path, make(2023, FIGURES_2023, {"overview": "全年收到政府信息公开申请12件。"}))
    put(tmp_path, make(2024, FIGURES_2024, {"overview": "全年收到政府信息公开申请63件。"}))
    return tmp_path


def refused(capsys, *words: str) -> str:
    """The one line with which a command line is refused."""
    assert run(["diff", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    return told.err


def test_two_years(folder, capsys):
    assert run(["diff", "2023.toml", "2024.toml"]) == 0
    told = capsys.readouterr().out
    assert "1,808,595  1,573,179  −235,416  −13.0%" in told
    assert "收到政府信息公开申请[-12-]{+63+}件" in told
    assert "\x1b" not in told


@pytest.mark.parametrize("words", [[], ["."], ["2024.toml"]])
def test_without_names_the_newest_two_are_meant(folder, capsys, words):
    assert run(["diff", *words]) == 0
    assert "2023—2024年" in capsys.readouterr().out


def test_exit_code(folder):
    assert run(["diff", "2023.toml", "2024.toml", "--exit-code"]) == 1
    put(folder, make(2024, FIGURES_2024, {"overview": "全年收到申请。"}), "a.toml")
    put(folder, make(2024, FIGURES_2024, {"overview": "全年收到申请。"}), "b.toml")
    assert run(["diff", "a.toml", "b.toml", "--exit-code"]) == 0


def test_the_exit_code_is_about_what_is_asked_for(folder):
    put(folder, make(2024, FIGURES_2024, {"overview": "全年收到申请。"}), "a.toml")
    put(folder, make(2024, FIGURES_2024, {"overview": "全年办结申请。"}), "b.toml")
    same = ["diff", "a.toml", "b.toml", "--exit-code", "--only"]
    assert run([*same, "tables"]) == run([*same, "applications"]) == 0
    assert run([*same, "prose"]) == run([*same, "overview"]) == 1
    years = ["diff", "2023.toml", "2024.toml", "--exit-code", "--only"]
    assert run([*years, "applications.received"]) == 1
    assert run([*years, "disclosure.documents.regulation"]) == 0


def test_three_years_become_a_trend_whatever_their_order(folder, capsys):
    put(folder, make(2020))
    assert run(["diff", "2024.toml", "2020.toml", "2023.toml"]) == 0
    told = capsys.readouterr().out
    assert "2020—2024年" in told
    assert "缺 2021年、2022年的报告" in told


def test_json(folder, capsys):
    assert run(["diff", "2023.toml", "2024.toml", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["old"]["year"], told["new"]["year"]) == (2023, 2024)


@pytest.mark.parametrize("format_", ["json", "md", "html", "xlsx"])
@pytest.mark.parametrize("names", [("2023.toml", "2024.toml"), (".",)])
def test_every_format_goes_to_a_file(folder, capsys, format_, names):
    put(folder, make(2020))
    output = folder / f"out.{format_}"
    assert run(["diff", *names, "--format", format_, "-o", str(output)]) == 0
    assert output.stat().st_size > 1000
    assert str(output) in capsys.readouterr().out


def test_wrong_uses_get_one_clear_line(folder, capsys):
    assert "写了两次" in refused(capsys, "2024.toml", "./2024.toml")
    line = refused(capsys, "2024.toml", "2023.toml")
    assert "次序反了；请用 reportctl diff 2023.toml 2024.toml" in line
    put(folder, make(2024, organ="他县人民政府"), "other.toml")
    assert "不同机关只能比较同一年度" in refused(capsys, "2023.toml", "other.toml")
    assert "同一机关" in refused(capsys, "2023.toml", "2024.toml", "other.toml")
    put(folder, make(2024), "again.toml")
    assert "都是2024年" in refused(capsys, "2023.toml", "2024.toml", "again.toml")
    assert "没有" in refused(capsys, "2023.toml", "none.toml")
    assert "text、json、md、html、xlsx" in refused(capsys, "--format", "pdf")
    assert "--only 没有“nonsense”" in refused(capsys, "--only", "nonsense")
    assert "请写两个文件" in refused(capsys, "2023.toml")


def test_two_organs_of_one_year(folder, capsys):
    put(folder, make(2024, organ="他县人民政府"), "other.toml")
    assert run(["diff", "2024.toml", "other.toml"]) == 0
    assert capsys.readouterr().out.startswith("临水县人民政府 与 他县人民政府：2024年")


def test_what_can_be_compared_of_a_faulty_file_is(folder, capsys):
    file = folder / "2024.toml"
    text = file.read_text(encoding="utf-8")
    lines = [
        f"received = [1, 2]{chr(10)}" if "一、本年新收" in line else f"{line}{chr(10)}"
        for line in text.splitlines()
    ]
    file.write_text("".join(lines), encoding="utf-8")
    assert run(["diff", "2023.toml", "2024.toml"]) == 1
    told = capsys.readouterr()
    assert "F107" in told.err
    assert "（这里没有比较）" in told.err
    assert "缺此格" in told.out
    assert "1,573,179" in told.out


def test_a_file_that_is_no_report_is_refused_with_its_line(folder, capsys):
    (folder / "2024.toml").write_text("[report\n", encoding="utf-8")
    assert "2024.toml:1:" in refused(capsys, "2023.toml", "2024.toml")


def test_a_published_page_against_its_source(folder, capsys):
    assert run(["render", "2024.toml", "--html", "-o", "page.html"]) == 1  # its sums do not hold
    capsys.readouterr()
    assert run(["diff", "2024.toml", "page.html", "--exit-code"]) == 0
    assert "同一报告的两个文本对照" in capsys.readouterr().out
    page = folder / "page.html"
    text = page.read_text(encoding="utf-8")
    assert "1573179" in text
    text = text.replace("1573179", "1573197").replace("申请63件", "申请36件")
    page.write_text(text, encoding="utf-8")
    assert run(["diff", "2024.toml", "page.html", "--exit-code"]) == 1
    told = capsys.readouterr().out
    assert "1,573,179  1,573,197" in told
    assert "申请[-63-]{+36+}件" in told


def test_a_page_that_lost_its_title_is_told(folder, capsys):
    assert run(["render", "2024.toml", "--md", "-o", "page.md"]) == 1  # its sums do not hold
    page = folder / "page.md"
    title, rest = page.read_text(encoding="utf-8").split("\n", 1)
    assert title.startswith("# ")
    page.write_text(rest, encoding="utf-8")
    capsys.readouterr()
    assert run(["diff", "2024.toml", "page.md"]) == 1
    assert "没有读到标题" in capsys.readouterr().err


def test_a_page_whose_title_names_last_year_is_compared_with_the_year_of_its_figures(
    folder, capsys
):
    assert run(["render", "2024.toml", "--md", "-o", "page.md"]) == 1  # its sums do not hold
    page = folder / "page.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("2024年", "2023年", 1), encoding="utf-8")
    capsys.readouterr()
    assert run(["diff", "2024.toml", "page.md", "--exit-code"]) == 1
    told = capsys.readouterr()
    assert "写的是2023年，数字是2024年的，按2024年的比较" in told.out + told.err


def test_colour_and_width_on_demand(folder, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run(["diff", "--width", "140"]) == 0
    told = capsys.readouterr().out
    assert "\x1b[31;9m12\x1b[0m\x1b[32;4m63\x1b[0m" in told
    assert "法律服务机构" in told


def test_a_report_of_a_folder_that_cannot_be_read_is_told(tmp_path, capsys):
    for year in (2020, 2021, 2022):
        text = right_report(year) if year != 2021 else '[report]\norgan = "'
        (tmp_path / f"{year}.toml").write_text(text, encoding="utf-8")
    assert run(["diff", str(tmp_path)]) == 1
    assert f"没有比较 {tmp_path / '2021.toml'}:2" in capsys.readouterr().err


def test_a_pdf_is_compared_whatever_this_process_has_mapped(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("2021.toml").write_text(right_report(2021), encoding="utf-8")
    assert run(["render", "2021.toml", "--pdf"]) == 0
    assert run(["diff", "2021.toml", "2021.pdf", "--exit-code", "--only", "tables"]) == 0


def test_what_could_not_be_compared_ends_with_1(folder, capsys):
    text = (folder / "2024.toml").read_text(encoding="utf-8")
    line = next(one for one in text.splitlines() if one.startswith("licence"))
    Path("a.toml").write_text(text, encoding="utf-8")
    Path("b.toml").write_text(text.replace(line, 'licence = "?"'), encoding="utf-8")
    assert run(["diff", "a.toml", "b.toml"]) == 1
    Path("a.toml").write_text(Path("b.toml").read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["diff", "a.toml", "b.toml", "--exit-code"]) == 1
    for year in (2021, 2022):
        assert run(["init", f"{year}.toml", "--organ", "甲镇", "--force"]) == 0
    assert run(["diff", "2021.toml", "2022.toml"]) == 1
    assert "表格里没有数字，没有可比的" in capsys.readouterr().err


def test_a_name_that_nothing_has_is_told_with_what_was_meant(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("青岚县/青岚县教育局").mkdir(parents=True)
    for name in ("教育局", "青岚县/教育局"):
        assert run(["diff", name]) == 2
        told = capsys.readouterr().err
        assert told == (f"reportctl: 没有 {name} 这个文件或文件夹，是不是 青岚县/青岚县教育局/？\n")
    assert run(["diff", "x.toml"]) == 2
    assert "没有 x.toml 这个文件或文件夹，请检查路径" in capsys.readouterr().err
