"""The quick reader and typer mean the same by every line that both can read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportctl.cli import app, diff, fill, render, validate
from reportctl.cli.quick import DIFF, RENDER, read_quick

COMMANDS = {"validate": validate, "render": render, "diff": diff, "fill": fill}
NAMES = st.sampled_from(["2021.toml", "a b.toml", "报告", ".", "../x", "a=b", "C:\\x", "/", "x/"])
FLAGS = {
    "validate": ["--strict"],
    "render": [*RENDER],
    "diff": [*DIFF],
    "fill": ["--from", "-"],
}


@st.composite
def lines(draw: st.DrawFn) -> list[str]:
    command = draw(st.sampled_from([*COMMANDS]))
    if command == "fill" and draw(st.booleans()):
        return ["fill", draw(NAMES), "--from", draw(st.one_of(NAMES, st.just("-")))]
    words = draw(st.lists(st.one_of(NAMES, st.sampled_from(FLAGS[command])), max_size=6))
    return [command, *words]


@contextmanager
def caught() -> Iterator[list[object]]:
    """What the commands are asked for, in place of doing it."""
    asked: list[object] = []

    def catch(value: object) -> int:
        asked.append(value)
        return 0

    patches = [patch.object(module, name, catch) for name, module in COMMANDS.items()]
    for each in patches:
        each.start()
    try:
        yield asked
    finally:
        for each in patches:
            each.stop()


@settings(max_examples=150, deadline=None)
@given(lines())
def test_both_readers_ask_for_the_same(line: list[str]) -> None:
    with caught() as asked:
        quick = read_quick(line)
        if quick is None:
            return
        quick()
        app.run_app(line)
    first, second = asked
    assert first == second


@pytest.mark.parametrize(
    "line",
    [
        ["validate"],
        ["validate", "--strict", "a.toml", "folder"],
        ["render", "--pdf"],
        ["render", "a.toml", "--md", "--html", "--md"],
        ["fill", "a.toml", "--from", "page.html"],
        ["diff", "a.toml", "b.toml"],
    ],
)
def test_everyday_lines_are_read_without_typer(line: list[str]) -> None:
    assert read_quick(line) is not None


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["--help"],
        ["render"],
        ["render", "a.toml"],
        ["render", "a.toml", "--pdf", "-o", "x"],
        ["render", "a.toml", "--charts"],
        ["validate", "--format", "json"],
        ["validate", "--help"],
        ["render", "--pdf", "--", "-odd.toml"],
        ["init", "a.toml"],
    ],
)
def test_anything_else_is_left_to_typer(line: list[str]) -> None:
    assert read_quick(line) is None


def test_the_value_of_each_command_is_one_that_it_takes() -> None:
    with caught() as asked:
        for line in (["validate"], ["render", "--pdf"], ["fill", "a.toml", "--from", "-"]):
            quick = read_quick(line)
            assert quick
            quick()
    assert asked == [
        validate.Validation(),
        render.Rendering((), ("pdf",)),
        fill.Filling(Path("a.toml"), ("-",)),
    ]
