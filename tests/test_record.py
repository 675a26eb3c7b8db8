"""A record behaves as the dataclass that a type checker takes it for, a tuple as a named tuple."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
import typing
from collections.abc import Callable
from typing import Any

import pytest

from reportctl import record


def make_pair(kind: Any, base: Any, factory: Any) -> tuple[Any, Any]:
    """The same two classes, made by the standard library or by us."""

    @kind(frozen=True)
    class Point:
        x: int
        y: int = 2
        tags: list[str] = factory(default_factory=list)

        @property
        def both(self) -> int:
            return self.x + self.y

    class Pair(base):
        left: int
        right: str = "b"

        @property
        def width(self) -> int:
            return self.left + len(self.right)

    return Point, Pair


OURS = make_pair(record.record, record.NamedTuple, record.field)
THEIRS = make_pair(dataclasses.dataclass, typing.NamedTuple, dataclasses.field)
DOES: list[Callable[[Any, Any], Any]] = [
    lambda point, _: (point(1).x, point(1, 5).y, point(1, y=7, tags=["a"]).tags, point(x=3).both),
    lambda point, _: (point(1) == point(1, 2), point(1) == point(2), point(1) == (1, 2)),
    lambda point, _: dataclasses.replace(point(1), y=9).both,
    lambda point, _: [one.name for one in dataclasses.fields(point(1))],
    lambda point, _: repr(point(1)).rpartition(".")[2],
    lambda point, _: copy.copy(point(4)).x,
    lambda _, pair: (tuple(pair(1)), pair(1, "c").right, pair(right="d", left=2), pair(3).width),
    lambda _, pair: (pair(1)._replace(right="z"), pair(1)._asdict(), pair._fields, pair(1)[0]),
    lambda _, pair: (repr(pair(1)), hash(pair(1)), pair(1) < pair(2), pair._make([5, "e"])),
    lambda _, pair: [(left, right) for left, right in [pair(1), pair(2, "q")]],
    lambda point, _: point(),
    lambda point, _: point(1, 2, [], 4),
    lambda point, _: point(1, x=1),
    lambda point, _: point(1, z=1),
    lambda point, _: setattr(point(1), "x", 2),
    lambda _, pair: pair(),
    lambda _, pair: pair(1, "b", 3),
    lambda _, pair: pair(1, left=2),
    lambda _, pair: pair(1, wrong=2),
    lambda _, pair: pair(1)._replace(wrong=2),
    lambda _, pair: setattr(pair(1), "left", 2),
    lambda _, pair: setattr(pair(1), "other", 2),
]


def outcome(does: Callable[[Any, Any], Any], classes: tuple[Any, Any]) -> Any:
    try:
        return does(*classes)
    except AttributeError:  # FrozenInstanceError is one
        return AttributeError
    except (
        TypeError,
        ValueError,
    ):  # of a name that is no field 3.13 says the first, 3.11 the other
        return TypeError


@pytest.mark.parametrize("does", DOES)
def test_ours_does_what_theirs_does(does: Callable[[Any, Any], Any]) -> None:
    assert outcome(does, OURS) == outcome(does, THEIRS)


def test_records_of_the_program_travel() -> None:
    from reportctl.finding import Finding
    from reportctl.rules.check import RULES

    finding = Finding("T301", "error", "不等", key="disputes.review")
    assert pickle.loads(pickle.dumps(finding)) == finding
    assert pickle.loads(pickle.dumps(RULES["T301"])) == RULES["T301"]


def test_a_check_makes_no_code_at_its_start() -> None:
    """Neither dataclasses, which brings inspect along, nor rich, typer or json."""
    code = (
        "import sys\n"
        "from reportctl.cli.start import run\n"
        "run(['validate', 'samples/2021.toml', '--strict'])\n"
        "print(*sorted({'dataclasses', 'inspect', 'rich', 'typer', 'json'} & set(sys.modules)))"
    )
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, capture_output=True, check=True, text=True)
    assert done.stdout.splitlines()[-1] == ""


def test_a_tuple_with_a_maker_written_as_code_is_the_same() -> None:
    """In a process of its own: what is quickened stays so."""
    code = (
        "from reportctl.record import NamedTuple, quicken\n"
        "class Pair(NamedTuple):\n"
        "    left: int\n"
        "    right: str = 'b'\n"
        "class Change(NamedTuple):\n"
        "    old: int\n"
        "    new: int\n"
        "quicken()\n"
        "assert Change(1, 2).new == 2\n"
        "print(Pair(1), Pair(1, 'c'), Pair(right='d', left=2), Pair(1)._replace(left=3))\n"
        "try:\n"
        "    Pair()\n"
        "except TypeError as error:\n"
        "    print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    told, refused = done.stdout.splitlines()
    assert told == (
        "Pair(left=1, right='b') Pair(left=1, right='c') "
        "Pair(left=2, right='d') Pair(left=3, right='b')"
    )
    assert "left" in refused
