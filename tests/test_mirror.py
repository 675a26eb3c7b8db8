"""Each test file names a source file, and no file outgrows a reader's patience."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "reportctl"
WHOLE = (
    "patterns",
    "floors",
    "mirror",
    "fresh",
    "package",
    "contributing",
    "docs",
    "data_examples",
    "action",
)
FREE = {f"test_{name}.py" for name in WHOLE}
LONGEST = 320
"""Lines of a source file."""


@pytest.mark.parametrize(
    "test", sorted((ROOT / "tests").rglob("test_*.py")), ids=lambda t: str(t.relative_to(ROOT))
)
def test_every_test_names_a_source_file(test: Path) -> None:
    place = test.relative_to(ROOT / "tests")
    if place.parts[0] in FREE:
        return
    source = place.with_name(place.name.removeprefix("test_"))
    homes = [SOURCE / source, ROOT / source]
    assert any(home.exists() for home in homes) or place.stem in ALSO, source


ALSO = {
    "test_new_edition",
    "test_cases",
    "test_accessibility",
    "test_round_trip",
    "test_carriers",
    "test_hostile",
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


@pytest.mark.parametrize("source", sorted(SOURCE.rglob("*.py")), ids=lambda s: s.name)
def test_no_source_file_is_too_long(source: Path) -> None:
    assert len(source.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("source", sorted(SOURCE.rglob("*.py")), ids=lambda s: s.name)
def test_no_name_says_nothing(source: Path) -> None:
    assert source.stem not in {"utils", "helpers", "common", "core", "manager", "misc", "base"}
