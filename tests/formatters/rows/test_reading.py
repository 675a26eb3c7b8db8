"""What `validate` wrote for programs is read back, of earlier programs too."""

from __future__ import annotations

import json

import pytest
from tests.formatters.sample import ALL, CATALOGUE

from reportctl.finding import Failure
from reportctl.formatters.findings.checked import Options
from reportctl.formatters.findings.formats import FORMATS
from reportctl.formatters.rows.columns import finding_rows
from reportctl.formatters.rows.reading import read_findings


def written(name: str) -> bytes:
    told = FORMATS[name](ALL, CATALOGUE, Options())
    return told.encode() if isinstance(told, str) else told


def by_place(rows):
    return sorted(rows, key=lambda row: (row.file, row.line, row.code))


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_every_finding_comes_back(name):
    assert by_place(read_findings(written(name), f"x.{name}")) == by_place(finding_rows(ALL))


def test_a_table_comes_back_but_for_what_no_line_may_hold():
    rows = by_place(read_findings(written("csv"), "x.csv"))
    expected = by_place(finding_rows(ALL))
    assert [row[:6] for row in rows] == [row[:6] for row in expected]
    assert [row.follows for row in rows] == [row.follows for row in expected]


def test_keys_that_an_earlier_program_did_not_write_are_none():
    told = json.loads(written("json"))
    del told["version"]
    for file in told["files"]:
        for found in file["findings"]:
            for later in ("column_key", "follows", "end"):
                del found[later]
    rows = read_findings(json.dumps(told).encode(), "x.json")
    assert {row.column_key for row in rows} == {None}
    assert {row.follows for row in rows} == {""}
    assert len(rows) == 4


def test_the_closing_lines_are_read():
    line = {"file": None, "year": None, "organ": "", "passed": ["a.pdf"], "findings": []}
    copied = {**line, "findings": [{"file": "甲.toml", "code": "X209", "line": 3, "end_col": 9}]}
    data = "\n".join(map(json.dumps, (line, copied))).encode()
    (row,) = read_findings(data, "x.jsonl")
    assert (row.file, row.code, row.end_line, row.end_col) == ("甲.toml", "X209", 3, 9)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b'{"version": 2, "files": []}', "x.json", "第 2 版"),
        (b"[]", "x.json", "不是 validate 写的"),
        (b"a,b\r\n1,2\r\n", "x.csv", "不是 validate 写的"),
        (b"", "x.pdf", "读得回的是 json、jsonl、csv"),
    ],
)
def test_what_cannot_be_read_is_refused(data, name, said):
    with pytest.raises(Failure, match=said):
        read_findings(data, name)
