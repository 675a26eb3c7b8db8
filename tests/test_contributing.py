"""CONTRIBUTING.md's worked examples do what they say, on a copy of the package."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"<!-- (append to|write|insert in|run)(?: (\S+))?(?: before (.+?))? -->\n```\w*\n(.*?)```",
    re.DOTALL,
)
EXAMPLES = {
    part.partition("\n")[0].strip(): part for part in PAGE.split("\n## ") if STEP.search(part)
}


@pytest.mark.parametrize("title", EXAMPLES)
def test_a_worked_example_works(title: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    ran = 0
    for kind, name, before, block in STEP.findall(EXAMPLES[title]):
        file = tmp_path / name
        if kind == "append to":
            file.write_text(f"{file.read_text(encoding='utf-8')}\n\n{block}", encoding="utf-8")
        elif kind == "write":
            file.write_text(block, encoding="utf-8")
        elif kind == "insert in":
            lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
            (at,) = (n for n, line in enumerate(lines) if line.lstrip().startswith(before))
            file.write_text("".join([*lines[:at], block, *lines[at:]]), encoding="utf-8")
        else:
            ran += run(block, tmp_path)
    assert ran


def run(block: str, folder: Path) -> int:
    """Run each command of a console block and hold its output to what is shown under it."""
    shown = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    plain = {**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "80", "NO_COLOR": "1"}
    for each in shown:
        line, _, expected = each.partition("\n")
        program, *words = shlex.split(line)
        assert program == "reportctl"
        done = subprocess.run(
            [sys.executable, "-m", "reportctl", *words],
            cwd=folder,
            env=plain,
            capture_output=True,
            text=True,
            check=False,
        )
        told = re.sub(r"\d+ 毫秒", "… 毫秒", done.stdout + done.stderr)
        assert told == expected
    return len(shown)
