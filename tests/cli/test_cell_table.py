"""`render --csv` and `--parquet`: one table of all reports, and what is said of those not in it."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.rules.base import lay_over, right_report

from reportctl.cli.start import run
from reportctl.schema.load import load_form

CELLS = len(load_form(2021).cells)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for unit, year in (("甲镇", 2022), ("甲镇", 2023), ("乙镇", 2023)):
        Path(unit).mkdir(exist_ok=True)
        Path(unit, f"{year}.toml").write_text(right_report(year), encoding="utf-8")
    return tmp_path


def test_a_csv_of_a_folder(folder, capsys):
    assert run(["render", ".", "--csv", "-o", "cells.csv"]) == 0
    assert f"3 份报告，{3 * CELLS} 格" in capsys.readouterr().out
    rows = list(csv.DictReader(StringIO(Path("cells.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 3 * CELLS
    assert {row["year"] for row in rows} == {"2022", "2023"}


def test_on_stdout_there_is_the_table_alone(folder, capfdbinary):
    assert run(["render", "甲镇/2023.toml", "--csv"]) == 0
    out, err = capfdbinary.readouterr()
    assert (out.count(b"\r\n"), err) == (CELLS + 1, b"")


def test_the_ending_says_the_format(folder):
    assert run(["render", ".", "-o", "cells.parquet"]) == 0
    table = pq.read_table("cells.parquet").to_pylist()
    assert len(table) == 3 * CELLS
    assert all(isinstance(row["value"], Decimal | None) for row in table)


def test_a_file_that_is_no_report_is_named_and_the_others_are_in(folder, capsys):
    Path("乙镇/2023.toml").write_text("[report]\nyear = \n", encoding="utf-8")
    assert run(["render", ".", "--csv", "-o", "cells.csv"]) == 1
    said = capsys.readouterr()
    assert "乙镇/2023.toml 不是完整的报告" in said.err
    assert "2 份报告" in said.out


def test_cells_that_were_not_read_are_counted(folder, capsys):
    file = Path("乙镇/2023.toml")
    values = {"disputes.review": ["?", "?", 0, 0, 0]}
    file.write_text(lay_over(right_report(2023), values), encoding="utf-8")
    assert run(["render", str(file), "--csv", "-o", "cells.csv"]) == 0
    assert "有 2 格没有读出来（?），表里的 state 写作 unread" in capsys.readouterr().err
    assert Path("cells.csv").read_text(encoding="utf-8").count(",unread") == 2


@pytest.mark.parametrize(
    "words",
    [
        ["--csv", "--pdf"],
        ["--csv", "--parquet", "-o", "a.csv"],
        ["--parquet"],
        ["--csv", "-o", "cells.parquet"],
        ["--csv", "-o", "甲镇/2023.toml"],
        ["--csv", "-o", "nowhere/cells.csv"],
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_left_behind(folder, words, capsys):
    before = sorted(folder.rglob("*"))
    assert run(["render", ".", *words]) == 2
    assert sorted(folder.rglob("*")) == before
    assert Path("甲镇/2023.toml").read_text(encoding="utf-8") == right_report(2023)
