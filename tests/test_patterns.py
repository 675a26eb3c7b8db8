"""No pattern of the package takes more than linear time on any run of its own characters."""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from re import _constants as codes
from re import _parser as parser
from typing import NamedTuple

import pytest

from reportctl.fill.glued_labels import names_of
from reportctl.schema.load import load_form

SOURCE = Path(__file__).parents[1] / "src" / "reportctl"
CALLS = frozenset({"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})
AT_START = frozenset({"match", "fullmatch"})
FORM = load_form(2021)
SHORT, LONG = 1500, 6000
SLOW = 0.02
"""Seconds on the long run below which nothing is said: the clock is not that fine."""
HOPELESS = 0.1
"""Seconds on the short run that no linear pattern takes: the long one is not tried."""
STEEPEST = 8
"""Times as long on the long run as on the short one; a linear pattern takes four times."""
BUILDERS: dict[str, Callable[[Callable[..., re.Pattern[str]]], Iterable[re.Pattern[str]]]] = {
    "_title": lambda build: [build(at, names_of(part)) for at, part in enumerate(FORM.sections)],
    "_units_behind": lambda build: [build(("件", "条", "件次"))],
    "known_labels": lambda build: [build(FORM.tables)],
}
"""How a function that makes a pattern of the form is called; one without arguments just is."""


class Used(NamedTuple):
    """A pattern and whether it is looked for at every place of a text."""

    name: str
    pattern: re.Pattern[str]
    anywhere: bool


def used_patterns() -> Iterator[Used]:
    for path in sorted(SOURCE.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        place = path.relative_to(SOURCE)
        module = importlib.import_module(
            ".".join(("reportctl", *place.with_suffix("").parts)).removesuffix(".__init__")
        )
        calls = [node for node in ast.walk(ast.parse(path.read_text())) if is_call(node)]
        ways: dict[str, set[str]] = {}
        for call in calls:
            if isinstance(call.func.value, ast.Name):
                ways.setdefault(call.func.value.id, set()).add(call.func.attr)
        for name, value in vars(module).items():
            anywhere = bool(ways.get(name, {""}) - AT_START)
            for pattern in patterns_in(value, module.__name__):
                yield Used(f"{place}: {name}", pattern, anywhere)
        for call in calls:
            first = call.args[0] if call.args else None
            on_re = isinstance(call.func.value, ast.Name) and call.func.value.id == "re"
            for each in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                text = vars(module).get(each.id) if isinstance(each, ast.Name) else None
                text = each.value if isinstance(each, ast.Constant) else text
                if on_re and isinstance(text, str):
                    anywhere = call.func.attr not in AT_START
                    name = each.id if isinstance(each, ast.Name) else text
                    yield Used(f"{place}: {name}", re.compile(text), anywhere)


def patterns_in(value: object, module: str) -> Iterator[re.Pattern[str]]:
    """The patterns that a name of a module stands for: itself, in it, or made by it."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict | list | tuple | set | frozenset):
        for part in [*value, *(value.values() if isinstance(value, dict) else ())]:
            yield from patterns_in(part, module)
    elif getattr(value, "__module__", "") == module and callable(value):
        made = getattr(value, "__annotations__", {}).get("return", "")
        if str(made).startswith("re.Pattern[str]"):
            call = BUILDERS.get(value.__name__, lambda build: [build()])
            yield from call(value)


def is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CALLS
    )


def characters(tree: object) -> Iterator[str]:
    """One character for each literal, range and class of a parsed pattern."""
    if isinstance(tree, parser.SubPattern | list | tuple):
        for part in tree:
            if isinstance(part, tuple) and len(part) == 2:
                code, value = part
                if code in (codes.LITERAL, codes.NOT_LITERAL):
                    yield chr(value)
                elif code is codes.RANGE:
                    yield chr(value[0])
                elif code is codes.CATEGORY:
                    yield {"DIGIT": "7", "SPACE": " "}.get(str(value).rpartition("_")[2], "字")
                elif code is codes.ANY:
                    yield "字"
            yield from characters(part)


def runs(pattern: re.Pattern[str]) -> list[str]:
    """What is repeated: each character of the pattern, and each with the next."""
    own = list(dict.fromkeys(characters(parser.parse(pattern.pattern, pattern.flags))))[:40]
    return own + [one + other for one, other in pairwise(own)]


def seconds(used: Used, text: str) -> float:
    start = time.process_time()
    if used.anywhere:
        for _ in used.pattern.finditer(text):
            pass
    else:
        used.pattern.match(text)
        used.pattern.fullmatch(text)
    return time.process_time() - start


def is_steep(used: Used, run: str) -> bool:
    for end in ("", "\0"):
        short, long = (run * (length // len(run)) + end for length in (SHORT, LONG))
        if seconds(used, short) > HOPELESS:
            return True
        if seconds(used, long) < SLOW:
            continue
        before, after = (min(seconds(used, text) for _ in range(5)) for text in (short, long))
        if after > STEEPEST * before:
            return True
    return False


def steep() -> dict[str, str]:
    """The patterns that are worse than linear, each with a run that shows it."""
    found: dict[str, str] = {}
    for used in used_patterns():
        bad = next((run for run in runs(used.pattern) if is_steep(used, run)), None)
        if bad is not None:
            found[used.name] = bad
    return found


@pytest.mark.slow
def test_no_pattern_is_worse_than_linear() -> None:
    assert steep() == {}


@pytest.mark.slow
def test_patterns_are_found_wherever_they_stand() -> None:
    places = Counter(used.name for used in used_patterns())
    assert places["fill/titles.py: _TITLE"] == 1
    assert places["fill/glued_labels.py: _title"] == len(FORM.sections)
    assert places["comparison/split.py: _sentence"] == 1


def test_a_quadratic_pattern_is_found() -> None:
    assert is_steep(Used("x", re.compile(r"7+[xy]"), anywhere=True), "7")
    assert not is_steep(Used("x", re.compile(r"7[xy]"), anywhere=True), "7")
