"""A county's settings hold for every report below their folder."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli import settings_file
from reportctl.cli.settings_file import settings_for
from reportctl.cli.start import run
from reportctl.formatters.findings.formats import FORMATS

UNTOLD = {"disputes.review": [10, 1, 0, 0, 0]}
BINARY = {"xlsx", "parquet"}


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a unit's report that has one fault, T304."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "unit").mkdir()
    report = lay_over(right_report(), UNTOLD)
    (tmp_path / "unit" / "2021.toml").write_text(report, encoding="utf-8")
    return tmp_path


def set_up(folder: Path, text: str) -> None:
    (folder / "reportctl.toml").write_text(text, encoding="utf-8")


def test_without_a_file_nothing_is_set(county: Path) -> None:
    assert settings_for(county / "unit" / "2021.toml").path is None
    assert run(["validate", "unit"]) == 1


def test_a_rule_is_off_for_every_report_below(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(county, '[rules]\noff = ["T304"]\n')
    assert run(["validate", "unit"]) == 0
    told = capsys.readouterr()
    assert "没有发现问题，按设置没有列出勾稽错误 1 个" in told.out
    assert told.err == "按 reportctl.toml 的设置没有检查 T304\n因此有 1 个错误没有列出\n"


@pytest.mark.parametrize(
    "line",
    [
        ["render", "unit", "--html"],
        ["fill", "unit/2021.toml", "--set", "overview.text=全年平稳。"],
        ["fill", "2021.toml", "--sum", "unit", "--organ", "青岚县人民政府"],
        ["validate", "unit", "--write-baseline", "old.json"],
        *(["validate", "unit", "--format", name] for name in FORMATS if name not in BINARY),
    ],
)
def test_no_command_keeps_quiet_about_errors_that_are_switched_off(
    county: Path, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(county, '[rules]\noff = ["T"]\n')
    assert run(line) == 0
    told = capsys.readouterr().err
    assert "按 reportctl.toml 的设置没有检查 T\n因此有 1 个错误没有列出\n" in told


def test_what_is_handed_on_tells_of_errors_that_are_switched_off(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(county, '[rules]\noff = ["T"]\n')
    for name in ("html", "text", "github", "junit"):
        assert run(["validate", "unit", "--format", name, "-o", f"to.{name}"]) == 0
        assert "按设置没有列出勾稽错误 1 个" in Path(f"to.{name}").read_text(encoding="utf-8")
    assert run(["validate", "unit", "--format", "xlsx", "-o", "to.xlsx"]) == 0
    rows = openpyxl.load_workbook("to.xlsx").worksheets[0].iter_rows(values_only=True)
    assert ("按设置没有列出", "勾稽错误 1 个") in [(row[0], row[2]) for row in rows]
    capsys.readouterr()
    assert run(["validate", "unit", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["summary"]["hidden"], told["files"][0]["hidden"]) == (1, 1)
    assert run(["fill", "unit/2021.toml", "--set", "overview.text=全年平稳。"]) == 0
    assert "勾稽相符" not in capsys.readouterr().err


def test_what_is_made_lighter_is_told(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(county, '[rules.severity]\nT304 = "info"\nC201 = "error"\n')
    assert run(["validate", "unit"]) == 0
    assert capsys.readouterr().err == "按 reportctl.toml 的设置改 T304 为提示\n"


def test_settings_above_the_repository_or_the_home_folder_are_not_obeyed(
    county: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(county, 'deadline = "01-20"\n')
    report = county / "home" / "a" / "2021.toml"
    report.parent.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(county / "home"))
    assert settings_for(report).path is None
    (county / "repository" / ".git").mkdir(parents=True)
    assert settings_for(county / "repository" / "2021.toml").path is None
    (county / "other").mkdir()
    assert settings_for(county / "other" / "2021.toml").path == county / "reportctl.toml"
    (county / "last").mkdir()
    county.chmod(0o777)  # anybody could have put it there
    settings_file._look_at.cache_clear()  # another process
    assert settings_for(county / "last" / "2021.toml").path is None


def test_the_nearest_file_counts_and_it_alone(county: Path) -> None:
    set_up(county, '[rules]\noff = ["T304"]\n')
    set_up(county / "unit", 'deadline = "01-20"\n')
    found = settings_for(county / "unit" / "2021.toml").settings
    assert found.deadline == "01-20"
    assert found.off == frozenset()


def test_a_county_may_make_a_rule_graver(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(county, 'deadline = "01-20"\n[rules]\noff = ["T"]\n[rules.severity]\nR651 = "error"\n')
    late = lay_over(right_report(), {"report.date": "2022年3月1日"})
    (county / "unit" / "2021.toml").write_text(late, encoding="utf-8")
    assert run(["validate", "unit"]) == 1
    assert "错误 R651 报告日期是 2022年3月1日，本地规定的时间是 2022年1月20日" in (
        capsys.readouterr().out
    )


def test_what_is_wrong_with_the_file_is_told_once_with_its_place(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(county, '[rules]\noff = ["T304", "Q"]\n')
    run(["validate", "unit", "unit"])
    out = capsys.readouterr().out
    assert out.count("reportctl.toml:2:16: 警告 M905 没有编号为“Q”的规则") == 1


def test_a_file_that_is_no_toml_is_a_finding_and_sets_nothing(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(county, '[rules]\noff = ["T304"]\ndeadline = \n')
    assert run(["validate", "unit"]) == 1
    out = capsys.readouterr().out
    assert "reportctl.toml:3:" in out
    assert "错误 M906" in out
    assert "错误 T304" in out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_code_on_the_line_stops(
    option: str, county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "unit", option, "T,Z9"]) == 2
    assert f"{option}：没有编号为“Z9”的规则" in capsys.readouterr().err


def test_what_is_off_is_told_by_no_command(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(county, '[rules]\noff = ["T304"]\n')
    assert run(["fill", "unit/2021.toml", "--set", "report.level=township"]) == 0
    assert run(["render", "unit/2021.toml", "--md"]) == 0
    told = capsys.readouterr().err
    assert "unit/2021.toml 没有改动\n" in told
    assert "勾稽相符" not in told
    assert "有错误" not in told
