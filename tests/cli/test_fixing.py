"""`validate --fix` writes what it says, `--diff` shows it and writes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.start import run

UNTOLD = {"disputes.review": [10, 1, 0, 0, 0]}


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "2021.toml"
    file.write_text(lay_over(right_report(), UNTOLD), encoding="utf-8")
    return Path(file.name)


def test_fix_mends_and_tells_what_is_left(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(report), "--fix", "--select", "T"]) == 0
    out = capsys.readouterr().out
    assert "“行政复议”的“总计”由 0 改为 11（总计没有填）" in out
    assert "没有发现问题" in out
    assert "[10, 1, 0, 0, 11]" in report.read_text(encoding="utf-8")
    assert run(["validate", str(report), "--fix", "--select", "T"]) == 0
    assert "没有能自动改正的地方" in capsys.readouterr().out


def test_diff_shows_and_writes_nothing(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = report.read_bytes()
    assert run(["validate", str(report), "--fix", "--diff"]) == 1
    told = capsys.readouterr()
    assert "\n-review            = [10, 1, 0, 0, 0]" in told.out
    assert "\n+review            = [10, 1, 0, 0, 11]" in told.out
    assert "文件没有改动" in told.err
    assert report.read_bytes() == before


def test_diff_of_a_right_file_is_empty(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(right_report(), encoding="utf-8")
    assert run(["validate", str(report), "--diff"]) == 0
    assert capsys.readouterr() == (
        "",
        "没有能自动改正的地方；不加 --diff 逐条看，照“怎么改”自己改\n",
    )


def test_json_stands_alone_on_stdout(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["validate", str(report), "--fix", "--format", "json"])
    told = capsys.readouterr()
    assert json.loads(told.out)["summary"]["error"] == 0
    assert "改为 11" in told.err


def test_blanks_become_zero_only_with_fix(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blank = lay_over(right_report(), {"disputes.review": ["", "", "", "", ""]})
    report.write_text(blank, encoding="utf-8")
    assert run(["validate", str(report), "--blanks-to-zero"]) == 2
    assert run(["validate", str(report), "--fix", "--blanks-to-zero", "--select", "C"]) == 0
    assert "4 格空白改为 0" in capsys.readouterr().out
    assert report.read_text(encoding="utf-8") == right_report()


def test_what_is_no_figure_is_not_said_to_be_unread(report, capsys):
    cells = {"disclosure.decisions.licence": "36件", "disclosure.decisions.penalty": "?"}
    report.write_text(lay_over(right_report(), cells), encoding="utf-8")
    run(["validate", str(report), "--fix", "--diff"])
    told = capsys.readouterr().err
    assert "有 1 格没有读出来（?），有 1 格写的不是数字（F106），--fix 不改这些格" in told
    run(["validate", str(report)])
    assert "怎么改：只写数字，如 36" in capsys.readouterr().out


def test_a_figure_in_quotes_is_shown_as_it_stood(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_text(lay_over(right_report(), {"disputes.review": ["1", 0, 0, 0, 1]}), "utf-8")
    run(["validate", str(report), "--fix"])
    assert '由 "1" 改为 1（数字写成了文字）' in capsys.readouterr().out


def test_blanks_that_a_total_speaks_against_are_told(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_text(lay_over(right_report(), {"disputes.review": ["", "", "", "", 9]}), "utf-8")
    run(["validate", str(report), "--fix", "--blanks-to-zero"])
    assert "有 4 格空白不能算作 0：所在的行、列和已经填的合计对不上" in capsys.readouterr().err
