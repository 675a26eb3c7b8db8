"""Who may import whom, read from the imports: nine floors, no arrow up, no four uses entangled."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "reportctl"
FLOORS = (
    {"record", "packed", "numerals", "archive", "clock"},
    {"schema", "finding", "format", "terminal", "pdfium"},
    {"document", "readers"},
    {"report", "prose"},
    {"rules", "comparison", "page", "fill"},
    {"rendering", "formatters", "tui"},
    {"api"},
    {"cli", "cluster"},
    {"__main__"},
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
OUTSIDE = {
    "typer": {"cli"},
    "rich": {"cli", "tui", "formatters", "terminal"},
    "textual": {"tui"},
    "typst": {"rendering"},
    "docx": {"rendering"},
    "pypdfium2": set(),
    "onnxruntime": {"readers"},
    "cv2": {"readers"},
    "PIL": {"readers"},
    "pypdfium2_raw": set(),
    "openpyxl": {"readers", "rendering", "formatters"},
    "xlrd": {"readers"},
}
"""Libraries that only some rooms may use."""
MODULES = sorted(SOURCE.rglob("*.py"))


def modules_of(room: str) -> list[Path]:
    """The modules of a room that there is."""
    found = [module for module in MODULES if room_of(module) == room]
    assert found, room
    return found


def room_of(module: Path) -> str:
    parts = module.relative_to(SOURCE).parts
    return parts[0] if len(parts) > 1 else module.stem


@cache
def nodes_of(module: Path) -> tuple[ast.Import | ast.ImportFrom | ast.Call, ...]:
    """What it imports and calls; each module is parsed once."""
    every = ast.walk(ast.parse(module.read_text(encoding="utf-8")))
    return tuple(n for n in every if isinstance(n, ast.Import | ast.ImportFrom | ast.Call))


@cache
def imports_of(module: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in nodes_of(module):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{module} imports relatively"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(found)


def rooms_below(module: Path) -> set[str]:
    ours = (name.split(".") for name in imports_of(module) if name.startswith("reportctl."))
    return {parts[1] for parts in ours if parts[1] in FLOOR}


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_no_arrow_up_or_sideways(module: Path) -> None:
    room = room_of(module)
    if room == "__init__":
        return
    for other in rooms_below(module) - {room}:
        beside = {room, other} in (
            {"report", "prose"},
            {"schema", "finding"},
            {"format", "finding"},
            {"terminal", "finding"},
            {"pdfium", "finding"},
            {"document", "readers"},
        )
        assert FLOOR[other] < FLOOR[room] or beside, f"{room} must not import {other}"


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_libraries_stay_in_their_rooms(module: Path) -> None:
    for name in imports_of(module):
        rooms = OUTSIDE.get(name.partition(".")[0])
        assert rooms is None or room_of(module) in rooms, f"{room_of(module)} must not use {name}"


def test_records_are_of_one_kind() -> None:
    """`reportctl.record`, save where they are made by the ten thousand."""
    in_numbers = {"prose/tokens.py": "typing.NamedTuple"}
    for module in MODULES:
        name = module.relative_to(SOURCE).as_posix()
        found = {"dataclasses.dataclass", "typing.NamedTuple"} & imports_of(module)
        if name == "record.py" or room_of(module) == "cluster":
            continue
        if room_of(module) == "readers":
            found.discard("dataclasses.dataclass")
        assert found <= {in_numbers.get(name)}, name


def test_a_renderer_sees_a_page_and_nothing_else() -> None:
    for module in modules_of("rendering"):
        # what OFD writes is what PDFium tells of the PDF's own pages
        known = {"page", "rendering", "format", "record", "archive", "pdfium"}
        assert rooms_below(module) <= known, module.name


def test_a_formatter_sees_what_it_formats_and_no_rule() -> None:
    for module in modules_of("formatters"):
        assert not rooms_below(module) & {"rules", "rendering", "document", "readers"}, module.name


def test_a_rule_neither_reads_nor_prints_nor_places() -> None:
    for module in modules_of("rules"):
        below = rooms_below(module)
        assert not below & {"document", "readers", "rendering", "formatters"}, module.name


def test_only_the_command_layer_prints_and_exits() -> None:
    for module in MODULES:
        if room_of(module) in {"cli", "terminal", "__main__"}:
            continue
        for node in nodes_of(module):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                assert called not in {"print", "exit", "sys.exit", "SystemExit"}, module.name
                assert not called.startswith(("sys.stdout.", "sys.stderr.")), module.name


def test_every_room_has_its_floor_and_every_floor_its_rooms() -> None:
    assert {room_of(module) for module in MODULES} - {"__init__"} == FLOOR.keys()
    assert set().union(*OUTSIDE.values()) <= FLOOR.keys()


def test_the_design_draws_the_same_floors() -> None:
    design = (SOURCE.parents[1] / "docs" / "design.md").read_text(encoding="utf-8")
    table = design.partition("## Floors")[2].partition("## ")[0]
    drawn = {
        int(number): set(re.findall(r"`(\w+)`", rooms))
        for number, rooms in re.findall(r"^\| (\d) \| ([^|]+) \|", table, re.MULTILINE)
    }
    assert drawn == dict(enumerate(FLOORS))


def test_a_path_that_the_documents_name_is_there() -> None:
    root = SOURCE.parents[1]
    for page in (root / "docs" / "design.md", root / "docs" / "walk.md", root / "CONTRIBUTING.md"):
        text = page.read_text(encoding="utf-8")
        for name in re.findall(r"`([a-z_/]+\.(?:py|toml))`", text):
            assert (SOURCE / name).exists() or (root / name).exists() or "/" not in name, name


def test_the_package_imports_nothing_until_its_library_is_asked_for() -> None:
    code = "import sys, reportctl; print([m for m in sys.modules if m.startswith('reportctl.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_each_name_of_the_library_is_there_and_every_command_layer_stays_out() -> None:
    code = (
        "import sys, reportctl\n"
        "from reportctl import read, check, compare, render, cells, check_bytes\n"
        "from reportctl import compare as again\n"
        "assert compare is again and callable(compare)\n"
        "assert all(getattr(reportctl, name) for name in reportctl.__all__)\n"
        "assert 'reportctl.cli' not in sys.modules and 'rich' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
