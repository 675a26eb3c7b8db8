"""The library finds the same from a path and from bytes; the examples of docs/library.md run."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

from reportctl.api import Failure, Settings, cells, check, check_bytes, compare, read, render

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples"
BLOCKS = re.findall(
    r"```python\n(.*?)```", (ROOT / "docs/library.md").read_text("utf-8"), re.DOTALL
)


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_the_examples_of_the_docs_run(number: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BLOCKS[number]], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout
    assert not done.stderr


def test_the_example_has_about_twenty_lines() -> None:
    assert 15 <= len(BLOCKS[0].splitlines()) <= 25


def test_bytes_give_what_a_path_gives() -> None:
    this, last = SAMPLES / "wrong-2021.toml", SAMPLES / "2020.toml"
    made = read(this)
    previous = read(last).report
    found = check_bytes(this.read_bytes(), str(this), last.read_bytes())
    assert made.report
    assert found.findings == check(made, previous)
    assert found.cells == tuple(cells(made.report))
    assert (found.organ, found.year) == (made.report.organ, made.report.year)
    assert any(finding.severity == "error" for finding in found.findings)


def test_what_bytes_give_travels_between_processes() -> None:
    data = (SAMPLES / "2021.toml").read_bytes()
    found = check_bytes(data, "2021.toml", data, Settings(off=frozenset({"W"})))
    assert pickle.loads(pickle.dumps(found)) == found


def test_bytes_that_are_no_report_are_a_finding() -> None:
    found = check_bytes("[report]\nyear = 二〇二一".encode(), "x.toml")
    assert [finding.code for finding in found.findings] == ["F102"]
    assert (found.organ, found.year, found.cells) == ("", None, ())


def test_what_is_rendered_is_read_back(tmp_path: Path) -> None:
    report = read(SAMPLES / "2021.toml").report
    assert report
    page = tmp_path / "page.html"
    page.write_bytes(render(report, "html"))
    again = read(page)
    assert again.report
    assert not again.left_out
    assert not [cell for cell in compare(report, again.report).cells if cell.differs]


def test_what_cannot_go_on_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="没有这个文件"):
        read(tmp_path / "none.toml")
    report = read(SAMPLES / "2021.toml").report
    assert report
    with pytest.raises(Failure, match="没有“rtf”这种格式"):
        render(report, "rtf")
