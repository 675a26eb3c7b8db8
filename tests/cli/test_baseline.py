"""Findings that a baseline records do not count; new ones do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.start import run

UNTOLD = {"disputes.review": [10, 1, 0, 0, 0]}


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A report with one fault, T304, which the baseline old.json records."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "unit" / "2021.toml"
    file.parent.mkdir()
    file.write_text(lay_over(right_report(), UNTOLD), encoding="utf-8")
    assert run(["validate", "unit", "--write-baseline", "old.json"]) == 0
    return file


def test_the_same_findings_give_the_same_bytes(report: Path) -> None:
    first = Path("old.json").read_bytes()
    entries = json.loads(first)["findings"]
    assert [(e["file"], e["code"], e["count"]) for e in entries] == [("unit/2021.toml", "T304", 1)]
    assert run(["validate", str(report), "--write-baseline", "old.json"]) == 0
    assert Path("old.json").read_bytes() == first


def test_what_is_known_does_not_count_wherever_it_stands(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_text("# 又一行\n\n" + report.read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["validate", "unit", "--baseline", "old.json"]) == 0
    assert "没有发现问题，基线中已有 1 项" in capsys.readouterr().out
    run(["validate", "unit", "--baseline", "old.json", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["summary"]["known"] == 1


def test_a_file_that_is_not_read_is_never_known(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (report.parent / "2020.toml").symlink_to("nowhere.toml")
    assert run(["validate", "unit", "--write-baseline", "old.json"]) == 1
    assert (
        "没有读出来的格和文件不记（2）：unit/2020.toml、unit/2021.toml" in capsys.readouterr().err
    )
    assert [e["code"] for e in json.loads(Path("old.json").read_bytes())["findings"]] == ["T304"]
    assert run(["validate", "unit", "--baseline", "old.json"]) == 1
    assert "F117  读不出来的文件或文件夹     2" in capsys.readouterr().out


@pytest.mark.parametrize("broken", ["[report]\nyear = \n", "[report]\nyear = 'zwei'\n"])
def test_a_file_that_is_no_report_is_never_known(broken: str, report: Path) -> None:
    (report.parent / "2020.toml").write_text(broken, encoding="utf-8")
    assert run(["validate", str(report.with_name("2020.toml")), "--write-baseline", "b.json"]) == 1
    assert json.loads(Path("b.json").read_bytes())["findings"] == []
    assert run(["validate", str(report.with_name("2020.toml")), "--baseline", "b.json"]) == 1


@pytest.mark.parametrize("other", [{"report.organ": "青岚县教育局"}, {"report.year": 2022}])
def test_what_is_known_of_one_report_is_new_in_another(
    other: dict[str, object], report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report.write_text(lay_over(right_report(), UNTOLD | other), encoding="utf-8")
    assert run(["validate", "unit", "--baseline", "old.json", "--select", "T"]) == 1
    told = capsys.readouterr()
    assert "错误 T304" in told.out
    assert "基线里有 1 个问题已不再出现" in told.err


def test_a_baseline_from_before_organs_stood_in_it_is_read(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = json.loads(Path("old.json").read_bytes())
    for entry in old["findings"]:
        assert (entry.pop("organ"), entry.pop("year")) == ("云溪镇人民政府", "2021")
    Path("old.json").write_text(json.dumps(old), encoding="utf-8")
    assert run(["validate", "unit", "--baseline", "old.json"]) == 0
    assert "没有发现问题，基线中已有 1 项" in capsys.readouterr().out


def test_what_is_new_counts(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    both = UNTOLD | {"disputes.suit_direct": [0, 2, 0, 0, 0]}
    report.write_text(lay_over(right_report(), both), encoding="utf-8")
    assert run(["validate", "unit", "--baseline", "old.json"]) == 1
    out = capsys.readouterr().out
    assert "未经复议直接起诉" in out
    assert "行政复议”的“总计" not in out


def test_what_was_accepted_since_uses_nothing_of_it_up(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted = '\n[[waivers]]\nrule = "T304"\nreason = "原件如此"\n'
    report.write_text(report.read_text(encoding="utf-8") + accepted, encoding="utf-8")
    assert run(["validate", "unit", "--baseline", "old.json", "--format", "json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["summary"]["known"] == 0
    assert "基线里有 1 个问题已不再出现" in told.err


def test_what_was_mended_is_told(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report.write_text(right_report(), encoding="utf-8")
    assert run(["validate", "unit", "--baseline", "old.json"]) == 0
    assert "基线里有 1 个问题已不再出现" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "findings": [1]}', "[" * 9999])
def test_what_is_no_baseline_is_told_in_one_line(
    text: str, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("old.json").write_text(text, encoding="utf-8")
    assert run(["validate", str(report), "--baseline", "old.json"]) == 2
    assert "不是 --write-baseline 生成的基线文件" in capsys.readouterr().err


def test_a_cell_that_was_not_read_is_never_known(
    report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = lay_over(right_report(), {"disclosure.decisions.licence": "?"})
    report.write_text(text, encoding="utf-8")
    assert run(["validate", str(report), "--write-baseline", "old.json"]) == 1
    assert "没有读出来的格和文件不记（1）" in capsys.readouterr().err
    assert run(["validate", str(report), "--baseline", "old.json"]) == 1
    assert "F114" in capsys.readouterr().out


@pytest.mark.parametrize("way", ["waiver", "off"])
def test_sums_that_could_not_be_looked_at_are_told_where_unread_cells_are_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    report = tmp_path / "2021.toml"
    text = lay_over(right_report(), {"disclosure.decisions.licence": "?"})
    waiver = '[[waivers]]\nrule = "F114"\nreason = "来源残缺"\n' if way == "waiver" else ""
    report.write_text(f"{text}\n{waiver}", encoding="utf-8")
    if way == "off":
        settings = tmp_path / "reportctl.toml"
        settings.write_text('[rules]\noff = ["F114"]\n', encoding="utf-8")
    assert run(["validate", str(report)]) == 0
    assert "有 1 格没有读出来，含它们的勾稽没有核对" in "".join(capsys.readouterr())
