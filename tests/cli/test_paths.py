"""Every option that takes a path, and whatever may stand there: one line, no traceback, no wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.paths import IN_THE_WAY, READ, WALKED, WRITTEN

from reportctl.cli.options import COMMANDS

ROOT = Path(__file__).parents[2]
TABLES = {"READ": READ, "WRITTEN": WRITTEN, "WALKED": WALKED, "IN_THE_WAY": IN_THE_WAY}
CHEAP = {("READ", "validate")}


@pytest.mark.parametrize(
    ("table", "name"),
    [
        pytest.param(table, name, marks=[] if (table, name) in CHEAP else pytest.mark.slow)
        for table, cases in TABLES.items()
        for name in cases
    ],
)
def test_what_cannot_be_read_or_written_is_told_in_a_line(table: str, name: str) -> None:
    line = [sys.executable, "-m", "tests.cli.paths", table, name]
    done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_no_option_that_takes_a_path_is_left_out() -> None:
    tried = {
        word.replace("-o", "--output") if word == "-o" else word
        for cases in TABLES.values()
        for case in cases.values()
        for word in case.line.split()
    }
    named = {
        option.name
        for make in COMMANDS.values()
        for option in make().options
        if option.kind == "path"
    }
    assert named - tried == {"--font-dir"}  # its fonts may be anybody's: tests/rendering
