"""A format is one file and one row: one of each kind is added from outside and used."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from tests.rules.base import right_report

from reportctl.cli.options import COMMANDS
from reportctl.cli.start import run
from reportctl.finding import Failure
from reportctl.format import Format
from reportctl.formatters.changes import formats as changes
from reportctl.formatters.findings import formats as findings
from reportctl.readers import read, text
from reportctl.rendering import formats as rendering


@pytest.fixture
def added(monkeypatch, tmp_path):
    """A folder with a report, and a module that is none of the package's."""
    module = ModuleType("added_format")
    module.render = lambda page, _look: page.organ.encode()
    module.format_findings = lambda checked, _catalogue, _options: f"{len(checked)} 份\n"
    module.format_changes = lambda told, _options: f"{told.new.year} 年\n"
    module.read = lambda data, name: text.read(data.removeprefix(b"%AGED\n"), name)
    monkeypatch.setitem(sys.modules, "added_format", module)
    monkeypatch.chdir(tmp_path)
    Path("2021.toml").write_text(right_report(), encoding="utf-8")
    return monkeypatch


def test_an_output_is_a_row(added, capsys):
    row = rendering.Renderer("slip", ".slip", "便条", "added_format:render")
    added.setitem(rendering.FORMATS, "slip", row)
    from reportctl.cli import naming

    added.setitem(naming.OUTPUTS, "slip", row)
    assert COMMANDS["render"]().option("--slip").help == "便条"
    assert run(["render", "2021.toml", "--slip"]) == 0
    assert Path("2021.slip").read_text(encoding="utf-8").endswith("人民政府")


def test_a_way_to_tell_findings_is_a_row(added, capsys):
    row = Format("count", ".count", "份数", "added_format:format_findings")
    added.setitem(findings.FORMATS, "count", row)
    assert run(["validate", "2021.toml", "--format", "count"]) == 0
    assert capsys.readouterr().out == "1 份\n"


def test_a_way_to_tell_changes_is_a_row(added, capsys):
    row = Format("count", ".count", "格数", "added_format:format_changes")
    added.setitem(changes.FORMATS, "count", row)
    Path("copy.toml").write_bytes(Path("2021.toml").read_bytes())
    assert run(["diff", "2021.toml", "copy.toml", "--format", "count"]) == 0
    assert capsys.readouterr().out.endswith(" 年\n")


def test_what_is_not_installed_says_how_to_get_it():
    row = Format("odd", ".odd", "怪格式", "no_such_library:write", needs="odd")
    with pytest.raises(Failure, match=r"怪格式要另装一部分：pip install 'reportctl\[odd\]'"):
        row()
    with pytest.raises(ModuleNotFoundError):
        row._replace(needs="")()


def test_an_input_is_a_row(added, capsys):
    added.setitem(
        read.READERS, ".aged", Format("aged", ".aged", "旧稿", "added_format:read", begins=b"%AGED")
    )
    Path("page.aged").write_text("%AGED\n一、总体情况\n\n全年平稳。\n", encoding="utf-8")
    run(["fill", "2022.toml", "--from", "page.aged", "--organ", "云溪镇人民政府", "--year", "2022"])
    made = Path("2022.toml").read_text(encoding="utf-8")
    assert "全年平稳" in made
    assert "AGED" not in made
