"""Each test file names a source file, each source file has its tests, and none is too long."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reportctl"
SOURCES = sorted(SOURCE.rglob("*.py"))
WHOLE = (
    "patterns",
    "floors",
    "mirror",
    "fresh",
    "package",
    "contributing",
    "docs",
    "data_examples",
    "scale_examples",
    "action",
)
FREE = {f"test_{name}.py" for name in WHOLE}
LONGEST = 320
"""Lines of a source file."""


def mirror_of(source: Path) -> Path:
    """The test file of a source file: `x/test_y.py` for `x/y.py`, `test_init.py` for a package."""
    place = source.relative_to(SOURCE)
    return ROOT / "tests" / place.with_name(f"test_{place.stem.strip('_')}.py")


TESTED = {mirror_of(source) for source in SOURCES}


@pytest.mark.parametrize(
    "test", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda t: str(t.relative_to(ROOT))
)
def test_every_test_names_a_source_file(test: Path) -> None:
    place = test.relative_to(ROOT / "tests")
    if place.parts[0] in FREE:
        return
    own = ROOT / place.with_name(place.name.removeprefix("test_"))
    assert test in TESTED or own.exists() or place.stem in ALSO


ALSO = {
    "test_new_edition",
    "test_cases",
    "test_accessibility",
    "test_round_trip",
    "test_carriers",
    "test_hostile",
    "test_paths",
    "test_extremes",
    "test_kills",
    "test_mutants",
    "test_shapes",
    "test_properties",
    "test_offline",
    "test_security",
    "test_licences",
    "test_consoles",
}
"""Tests of a whole room: the rules' case files, the pages in a browser, reading back, carriers."""


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: str(s.relative_to(SOURCE)))
def test_whatever_does_anything_has_its_tests(source: Path) -> None:
    """Records and words do nothing by themselves; a file of rules is tested by its case files.

    That each rule has one is held by tests/rules/test_cases.py.
    """
    nodes = list(ast.walk(ast.parse(source.read_text(encoding="utf-8"))))
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    rules = any("rule" in map(_called, function.decorator_list) for function in functions)
    assert not functions or rules or mirror_of(source).exists(), f"{mirror_of(source)} is missing"


def _called(decorator: ast.expr) -> str:
    """The name of what is called as a decorator."""
    name = decorator.func if isinstance(decorator, ast.Call) else None
    return name.id if isinstance(name, ast.Name) else ""


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.name)
def test_no_source_file_is_too_long(source: Path) -> None:
    assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("source", SOURCES, ids=lambda s: s.name)
def test_no_name_says_nothing(source: Path) -> None:
    assert source.stem not in {"utils", "helpers", "common", "core", "manager", "misc", "base"}
