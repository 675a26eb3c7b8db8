"""SARIF names files as a code host knows them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.repository import paths_inside
from reportctl.cli.start import run
from reportctl.finding import Failure


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A repository whose reports lie two folders down, and a file outside it."""
    reports = tmp_path / "repo" / "a b" / "reports"
    reports.mkdir(parents=True)
    wrong = lay_over(right_report(), {"disputes.review": [10, 1, 0, 0, 0]})
    (reports / "2021.toml").write_text(wrong, encoding="utf-8")
    (reports / "2020.pdf").write_bytes(b"%PDF")
    (tmp_path / "2021.toml").write_text(wrong, encoding="utf-8")
    monkeypatch.chdir(reports)
    return reports


@pytest.mark.parametrize("path", [".", "../reports", "ABSOLUTE"])
def test_paths_are_those_of_the_repository_wherever_the_command_runs(folder, path, capsys):
    (folder.parents[1] / ".git").mkdir()
    run(["validate", str(folder) if path == "ABSOLUTE" else path, "--format", "sarif"])
    (told,) = json.loads(capsys.readouterr().out)["runs"]
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in told["results"]
        for place in result["locations"]
    }
    assert uris == {"a%20b/reports/2021.toml"}
    assert "没有检查 a b/reports/2020.pdf" in json.dumps(told, ensure_ascii=False)


def test_a_file_outside_the_repository_is_refused(folder, capsys):
    (folder.parents[1] / ".git").mkdir()
    assert run(["validate", "../../../2021.toml", "--format", "sarif"]) == 2
    assert "不在仓库" in capsys.readouterr().err


def test_without_a_repository_paths_begin_where_all_files_are(folder):
    found = paths_inside(["2021.toml", "../../../2021.toml"])
    assert found == {
        "2021.toml": "repo/a b/reports/2021.toml",
        "../../../2021.toml": "2021.toml",
    }


def test_a_link_in_the_repository_that_leads_out_keeps_its_own_name(folder):
    (folder.parents[1] / ".git").mkdir()
    Path("link.toml").symlink_to(folder.parents[2] / "2021.toml")
    assert paths_inside(["link.toml"]) == {"link.toml": "a b/reports/link.toml"}
    with pytest.raises(Failure, match="不在仓库"):
        paths_inside(["/etc/2021.toml"])
