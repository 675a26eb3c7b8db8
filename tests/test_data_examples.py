"""The worked examples of docs/data.md run on the demo county and give a right answer."""

from __future__ import annotations

import re
import shutil
import subprocess
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from reportctl.cli.start import run

ROOT = Path(__file__).parents[1]
BLOCKS = dict(
    re.findall(
        r"```(sql|python|sh)\n(.*?)```", (ROOT / "docs" / "data.md").read_text("utf-8"), re.DOTALL
    )
)


@pytest.fixture(scope="module")
def county(tmp_path_factory):
    folder = tmp_path_factory.mktemp("county")
    units = shutil.copytree(ROOT / "samples" / "county", folder / "units")
    assert run(["render", str(units), "-o", str(folder / "cells.parquet")]) == 1  # one is broken
    run(["validate", str(units), "--format", "jsonl", "-o", str(folder / "findings.jsonl")])
    return folder


@pytest.fixture
def here(county, monkeypatch):
    monkeypatch.chdir(county)


def test_the_question_in_duckdb(here):
    rows = duckdb.sql(BLOCKS["sql"]).fetchall()
    assert len(rows) == 3
    assert rows[0][0] in {"青岚县自然资源局", "青岚县住房和城乡建设局"}
    assert isinstance(rows[0][1], Decimal)
    assert rows[0][1] >= rows[1][1] >= rows[2][1]


def test_the_question_in_polars(here, capsys):
    exec(compile(BLOCKS["python"], "data.md", "exec"), {})
    said = capsys.readouterr().out
    assert all(str(year) in said for year in (2020, 2021, 2022, 2023))


def test_the_question_in_jq(here):
    done = subprocess.run(["sh", "-c", BLOCKS["sh"]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    counts = [int(line.split()[0]) for line in done.stdout.splitlines()]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 1
