"""A pattern that was kept is the one that `re` makes, and nothing of a read file is kept."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportctl import patterns

COMPILER = sys.modules["re._compiler"]
PLAIN = getattr(COMPILER, "compile")  # noqa: B009 - no part of its types


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Begins as a new process does, with what an earlier one kept."""
    monkeypatch.setattr(patterns, "FILE", tmp_path / "patterns")
    monkeypatch.setattr(patterns.sys, "dont_write_bytecode", False)

    def begin_anew() -> None:
        for state in ("_known", "_new"):
            monkeypatch.setattr(patterns, state, {})
        plain = PLAIN if PLAIN.__module__ != patterns.__name__ else _plain()
        monkeypatch.setattr(COMPILER, "compile", plain)
        re.purge()
        patterns.install()

    return begin_anew


def _plain() -> object:
    """The compiler of `re` below one that another test put in its place."""
    cells = dict(zip(PLAIN.__code__.co_freevars, PLAIN.__closure__, strict=True))
    return cells["first"].cell_contents


def make_all() -> list[re.Pattern[str] | re.Pattern[bytes]]:
    return [
        re.compile("(?P<year>20[0-9]{2})年(?:(?P<month>[1-9])月)?"),
        re.compile("[一-鿿㐀-䶿]+|[^\\d—]", re.DOTALL),
        re.compile(rb"<(a|b)\b", re.IGNORECASE),
        re.compile("(a++)(b)?(?(2)c|d)(?!e)"),
    ]


def test_what_is_kept_is_what_re_makes(begin: Callable[[], None]) -> None:
    begin()
    made = make_all()
    patterns.keep()
    begin()
    taken = make_all()
    assert len(patterns._known) == len(made)
    assert not patterns._new
    assert taken == made
    for one, other in zip(taken, made, strict=True):
        assert (one.groups, one.groupindex, one.flags) == (
            other.groups,
            other.groupindex,
            other.flags,
        )
    found = taken[0].match("2021年3月")
    assert found
    assert found.groupdict() == {"year": "2021", "month": "3"}
    assert found.lastgroup == "month"


def test_what_is_made_of_a_file_is_not_kept(begin: Callable[[], None]) -> None:
    begin()
    for organ in ("舞泉镇", "临河街道"):
        assert re.search(re.escape(organ) + "20\\d\\d", organ + "2021")
    assert not patterns._new
    patterns.compile_known("|".join(sorted({"行政许可", "行政处罚"})))
    assert list(patterns._new) == [("行政处罚|行政许可", 0)]


def test_damage_and_another_python_are_as_nothing(
    begin: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    begin()
    made = make_all()
    patterns.keep()
    whole = patterns.FILE.read_bytes()
    for data in (b"", whole[:-1], whole.replace(b"year", b"yeer")):
        patterns.FILE.write_bytes(data)
        begin()
        assert not patterns._known
        assert make_all() == made
    patterns.FILE.write_bytes(whole)
    monkeypatch.setattr(patterns, "_VERSION", b"another")
    begin()
    assert not patterns._known


def test_two_runs_lose_nothing_of_each_other(begin: Callable[[], None]) -> None:
    begin()
    re.compile("甲{2}")
    patterns.keep()
    begin()
    re.compile("乙{2}")
    patterns.keep()
    begin()
    assert {"甲{2}", "乙{2}"} == {pattern for pattern, _ in patterns._known}
