"""What docs/checking.md and the pre-commit hooks tell people to run is run."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import openpyxl
import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.settings_file import read_settings_file
from reportctl.cli.start import run
from reportctl.document.toml import parse
from reportctl.formatters.findings.formats import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
WRONG = {"disputes.review": [10, 1, 0, 0, 0], "disputes.suit_direct": ["", "", "", "", 0]}


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place with reports, units and a list, as the page speaks of them."""
    monkeypatch.chdir(tmp_path)
    for name in ("reports", "units", "county"):
        Path(name).mkdir()
    Path("reports/2021.toml").write_text(lay_over(right_report(), WRONG), encoding="utf-8")
    Path("units/2021.toml").write_text(right_report(), encoding="utf-8")
    county = right_report().replace("云溪镇人民政府", "某县人民政府")
    Path("county/2021.toml").write_text(county, encoding="utf-8")
    Path("list.txt").write_text("云溪镇人民政府\n", encoding="utf-8")
    return tmp_path


LINES = [
    line.strip().removeprefix("- run: ").removeprefix("run: ")
    for block in (*blocks("sh"), *blocks("yaml"))
    for line in block.splitlines()
    if "reportctl validate" in line or "reportctl fill" in line
]


def test_the_page_has_lines_to_run() -> None:
    assert len(LINES) == 9


def test_every_line_of_the_page_runs(folder: Path) -> None:
    assert LINES
    for line in LINES:
        command, *words = shlex.split(line)
        assert command == "reportctl"
        assert run(words) in {0, 1}, line


def test_the_settings_of_the_page_are_right() -> None:
    (text,) = blocks("toml")
    found = read_settings_file(Path("reportctl.toml"), parse(text))
    assert found.findings == ()
    assert found.settings.off == {"X209"}
    assert set(tomllib.loads(text)) == {"deadline", "fee_decimals", "units", "rules", "terms"}


def test_every_hook_runs_a_command_that_there_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = re.findall(r"^  entry: reportctl (.*)$", HOOKS, re.MULTILINE)
    assert entries == ["validate", "validate --fix"]
    assert [run([*shlex.split(entry), "reports/2021.toml"]) for entry in entries] == [1, 0]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("2021.toml", True),
        ("units/甲镇-2021.toml", True),
        ("a/2019年.toml", True),
        ("reportctl.toml", False),
        ("pyproject.toml", False),
        ("2021.yaml", False),
    ],
)
def test_hooks_take_files_named_after_a_year(name: str, *, taken: bool) -> None:
    patterns = re.findall(r"^  files: (.*)$", HOOKS, re.MULTILINE)
    assert len(patterns) == 2
    assert all(bool(re.search(pattern, name)) == taken for pattern in patterns)


def test_the_matchers_of_the_page_match_what_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (text,) = blocks("json")
    matchers = json.loads(text)["tasks"][0]["problemMatcher"]
    run(["validate", "reports"])
    lines = capsys.readouterr().out.splitlines()
    found = {
        matcher["severity"]: [m for line in lines if (m := re.match(pattern["regexp"], line))]
        for matcher in matchers
        for pattern in (matcher["pattern"],)
    }
    (error,) = found["error"]
    pattern = matchers[0]["pattern"]
    assert error[pattern["file"]] == "reports/2021.toml"
    assert error[pattern["code"]] == "T304"
    line = Path("reports/2021.toml").read_text(encoding="utf-8").splitlines()
    assert line[int(error[pattern["line"]]) - 1].startswith("review ")
    assert [m[pattern["code"]] for m in found["warning"]] == ["C201"]


def test_codes_may_be_written_small(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "reports", "--select", "t301, t304"]) == 1
    assert "T304" in capsys.readouterr().out


def test_a_folder_says_what_was_not_looked_at_and_who_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("units/reportctl.toml").write_text(
        'units = ["云溪镇", "枫湾乡人民政府"]\n', encoding="utf-8"
    )
    Path("units/2020年报告.docx").touch()
    Path("units/2020.toml").symlink_to("2020.toml")
    assert run(["validate", "units"]) == 1
    told = capsys.readouterr()
    assert "units/2020.toml:1:1: 错误 F117" in told.out
    last = told.out.splitlines()[-1]
    assert last.startswith("检查了 1 个文件：")
    assert last.endswith("，另有 1 个文件没有检查（.docx 1 个）。")
    missing, after = told.err.splitlines()
    assert missing == "2021年度没有下列单位的报告（1）：枫湾乡人民政府"
    assert after.endswith("reportctl validate units --format xlsx -o 反馈")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("reports --neighbours none", "--neighbours none 不是文件夹"),
        ("reports/2021.toml --previous page.html", "请先读入：reportctl fill"),
        ("reports units --previous units/2021.toml", "只能和一个报告文件同用"),
        ("reports/2021.toml --previous units/2021.toml", "要的是"),
    ],
)
def test_what_cannot_be_compared_with_is_refused(
    line: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", *line.split()]) == 2
    assert said in capsys.readouterr().err


def test_what_was_passed_over_is_counted_in_every_format(tmp_path, monkeypatch, capsysbinary):
    monkeypatch.chdir(tmp_path)
    Path("units").mkdir()
    Path("units/2021.toml").write_text(right_report(), encoding="utf-8")
    Path("units/2020.pdf").write_bytes(b"%PDF")
    for name, format_ in FORMATS.items():
        if format_.binary and name not in {"csv", "xlsx"}:
            continue
        run(["validate", "units", "--format", name, "-o", f"out{format_.suffix or '.txt'}"])
        told = Path(f"out{format_.suffix or '.txt'}").read_bytes()
        if name == "xlsx":
            book = openpyxl.load_workbook(f"out{format_.suffix}")
            told = str([cell.value for row in book.active for cell in row]).encode()
        said = told + capsysbinary.readouterr().err
        assert b"2020.pdf" in said or "另有 1 个文件没有检查（.pdf 1 个）".encode() in said, name


def test_a_finding_on_a_cell_names_its_column_by_key(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    text = lay_over(right_report(), {"disputes.review": [10, 1, 0, 0, 0]})
    Path("2021.toml").write_text(text, encoding="utf-8")
    run(["validate", "2021.toml", "--select", "T", "--format", "json"])
    (one,) = json.loads(capsys.readouterr().out)["files"][0]["findings"]
    assert (one["key"], one["column"], one["column_key"]) == ("disputes.review", "总计", "total")
