"""SECURITY.md names for each promise the test that keeps it, and each of them is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
NAMED = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)
PROMISES = [line for line in PAGE.splitlines() if line.startswith("| ") and "`tests/" in line]


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    names = {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}
    assert not name or name in names
    assert any(each.startswith("test_") for each in names)


def test_every_promise_has_its_test() -> None:
    table = PAGE.partition("## What is promised")[2].partition("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    rows = [line for line in rows if not line.startswith("| ---")]
    assert rows
    assert rows == PROMISES


@pytest.mark.parametrize("word", ["Report a fault", "What is not promised", "Figures"])
def test_the_page_says_what_such_a_page_must(word: str) -> None:
    assert f"## {word}" in PAGE
