"""A county's settings hold for every report below their folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.settings import settings_for
from reportctl.cli.start import run

UNTOLD = {"disputes.review": [10, 1, 0, 0, 0]}


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
    assert "没有发现问题" in capsys.readouterr().out


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
    assert "格数字勾稽相符（按设置，有些规则没有查）" in told
    assert "有错误" not in told
