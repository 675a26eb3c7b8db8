"""The questions of docs/scale.md run on a generated county and give what its figures say."""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from benchmarks.make_reports import write_reports

from reportctl.api import read
from reportctl.cli.start import run
from reportctl.schema.form import At

PAGE = (Path(__file__).parents[1] / "docs" / "scale.md").read_text("utf-8")
SHELL, GRANTED, CARRIED, BROKEN = re.findall(r"```(?:sh|sql|python)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    """Nine reports of three bureaus; the last year of one begins with another carry-over."""
    folder = tmp_path_factory.mktemp("county")
    write_reports(folder / "reports", 9, seed=4, share=0.0)
    last = min((folder / "reports").rglob("2023.toml"))
    text = last.read_text("utf-8")
    row = re.search(r"^carried_in +=.*\[.*?(\d+)\]", text, re.MULTILINE)
    assert row
    last.write_text(f"{text[: row.start(1)]}977{text[row.end(1) :]}", "utf-8")
    return folder


@pytest.fixture
def here(county, monkeypatch):
    monkeypatch.chdir(county)
    for line in SHELL.splitlines():
        assert run(line.split()[1:]) in {0, 1}


@pytest.fixture
def reports(here):
    return [read(path).report for path in sorted(Path("reports").rglob("2*.toml"))]


def total(report, row) -> int:
    return report.cells[At(f"applications.{row}", "total")].value


def test_received_and_granted_by_year(reports):
    wanted = []
    for year in (2021, 2022, 2023):
        those = [report for report in reports if report.year == year]
        received, granted, done = (
            sum(total(report, row) for report in those)
            for row in ("received", "outcome.granted", "outcome.total")
        )
        wanted.append((year, Decimal(received), pytest.approx(granted / done)))
    found = [(year, received, float(share)) for year, received, share in sql(GRANTED)]
    assert found == wanted


def test_whose_carry_over_does_not_go_on(reports):
    ((organ, year, carried_out, carried_in),) = sql(CARRIED)
    assert (year, carried_in) == (2022, 977)
    (last,) = [one for one in reports if (one.organ, one.year) == (organ, year)]
    assert carried_out == total(last, "carried_out")


def test_which_rules_are_broken_most(reports, capsys):
    exec(compile(BROKEN, "scale.md", "exec"), {})
    said = capsys.readouterr().out
    assert run(["validate", "reports", "--format", "json", "-o", "findings.json"]) == 1
    told = json.loads(Path("findings.json").read_text("utf-8"))
    errors = Counter(
        finding["code"]
        for file in told["files"]
        for finding in file["findings"]
        if finding["severity"] == "error"
    )
    code, count = min(errors.most_common(), key=lambda each: (-each[1], each[0]))
    assert re.search(rf"{code}\W+{count}\b", said)


def sql(question: str) -> list[tuple]:
    return duckdb.sql(question).fetchall()
