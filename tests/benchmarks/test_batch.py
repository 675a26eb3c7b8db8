"""The benchmark of many files runs, and counts what it says."""

from __future__ import annotations

import json
import sys

import pytest
from benchmarks.batch import measure, measure_all, recall
from benchmarks.make_reports import write_reports


@pytest.mark.slow
def test_every_run_is_told_with_its_ratio(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("REPORTCTL_CACHE", "")
    faults = write_reports(tmp_path / "reports", 12, share=1)
    measure_all(tmp_path, 12)
    said = capsys.readouterr().out
    assert said.count("\n| ") == 7
    assert f"of {faults}" in said


def test_what_is_found_is_counted_by_file_and_code(tmp_path):
    (tmp_path / "planted.jsonl").write_text(
        "".join(json.dumps({"file": f, "codes": ["T301", "T304"]}) + "\n" for f in ("a", "b"))
    )
    lines = tmp_path / "lines"
    told = [(tmp_path / "a", "T304"), (tmp_path / "b", "C201")]
    lines.write_text(
        "".join(json.dumps({"file": str(f), "findings": [{"code": c}]}) + "\n" for f, c in told)
    )
    assert recall(tmp_path, lines) == "1 of 2"


def test_the_cost_of_children_is_counted(tmp_path):
    cost = measure([sys.executable, "-c", "print(sum(range(3_000_000)))"], tmp_path / "out")
    assert cost.cpu > 0.02
    assert cost.memory > 1
