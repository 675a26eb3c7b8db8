"""A hostile organ, text and file name go through every command and every format."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.naming import OUTPUTS
from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run
from reportctl.formatters.rows.formats import FORMATS as ROWS

ORGAN = "云\u202e溪\x9b镇人民政府\u2028::error::甲"
TEXT = "全年平稳。\u202e\x85\x9b31m\n::error title=x::乙\n##[error]丙\n收到申请 999 件。"
NAME = "\n::error::\x1b[2J\u202e2021"
OBEYED = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
FORMATS = {name: COMMANDS[name]().option("--format").choices for name in ("validate", "diff")}
PRINTED = {".html", ".toml", ".svg"}
"""What shows a report's own letters as they are: pages, and report files."""


def lay_out():
    """Two years and a page in this folder, whose names, organs and texts are hostile."""
    for year in (2021, 2022):
        values = {"report.organ": ORGAN, "overview.text": TEXT, "disputes.review": [9, 0, 0, 0, 1]}
        text = lay_over(right_report(year), values)
        Path(f"{NAME}{year}.toml").write_text(text, encoding="utf-8")
    Path(f"{NAME}.html").write_text(
        f"<h1>{ORGAN}2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>{TEXT}</p>"
        "<p>三、收到和处理政府信息公开申请情况</p><table><tr><td>\u202e行</td><td>1\x9b</td></tr></table>",
        encoding="utf-8",
    )


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with them."""
    monkeypatch.chdir(tmp_path)
    lay_out()
    return tmp_path


OLD, NEW = f"{NAME}2021.toml", f"{NAME}2022.toml"
LINES = [
    *(["validate", OLD, "none\x1b.toml", "--format", name] for name in FORMATS["validate"]),
    ["validate", ".", "--previous", OLD],
    ["validate", OLD, "--fix", "--diff"],
    ["validate", NEW, "--previous", NEW],
    ["validate", "--select", "\x1b[2J", OLD],
    ["validate", "--\x1b[2J\n::error::x"],
    ["\n::error::\x9b"],
    *(["diff", OLD, NEW, "--format", name] for name in FORMATS["diff"]),
    ["diff", NEW, OLD],
    *(
        [command, OLD, *([NEW] if command == "diff" else []), "--format", name, "-o", f"to.{name}"]
        for command, names in FORMATS.items()
        for name in names
    ),
    *(["render", OLD, NEW, f"--{name}", "-o", f"cells.{name}"] for name in ROWS),
    *(["render", OLD, f"--{name}", "-o", f"out{row.suffix}"] for name, row in OUTPUTS.items()),
    ["render", OLD, "--md", "--html"],
    ["init", f"{NAME}2023.toml", "--organ", ORGAN, "--previous", NEW],
    ["init", OLD, "--organ", ORGAN],
    ["fill", "new.toml", "--from", f"{NAME}.html", "--report", "text", "--year", "2021"],
    ["fill", "new.toml", "--from", f"{NAME}.html", "--report", "json", "--organ", ORGAN],
    ["fill", OLD, "--set", "\x1b=1"],
    ["fill", OLD, "--workbook", "out.xlsx"],
    ["fill", "sum.toml", "--sum", ".", "--organ", ORGAN, "--year", "2021", "--force"],
]


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:1] + line[2:4]).encode())
def test_no_output_has_a_raw_control_character_or_a_forged_command(line, folder, capfdbinary):
    before = set(folder.rglob("*"))
    code = run(line)
    assert code in {0, 1, 2}
    shown = capfdbinary.readouterr()
    for data in (shown.out, shown.err):
        if data.startswith((b"PK", b"PAR1")):  # a workbook, a table
            continue
        text = data.decode()
        assert not OBEYED.search(text), text
        assert "##[" not in text
        commands = [row for row in text.splitlines() if row.strip().startswith("::")]
        if "github" in line:
            assert all(re.match(r"::(error|warning|notice) file=", row) for row in commands)
        else:
            assert not commands
    for made in set(folder.rglob("*")) - before:
        if made.is_file() and made.suffix not in PRINTED and is_text(made.read_bytes()):
            assert not OBEYED.search(made.read_bytes().decode()), made
    shutil.rmtree(folder)


def is_text(data):
    try:
        return b"\0" not in data and bool(data.decode())
    except UnicodeDecodeError:
        return False


def test_no_command_or_format_is_left_out():
    tried = {(line[0], word) for line in LINES for word in line}
    for name in ("validate", "diff"):
        assert {(name, choice) for choice in FORMATS[name]} <= tried
    assert {("render", f"--{name}") for name in (*OUTPUTS, *ROWS)} <= tried
    assert {line[0] for line in LINES} >= set(COMMANDS)
