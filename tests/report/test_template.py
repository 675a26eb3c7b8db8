"""The text of a report file with its values left open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.pages import make_report

from reportctl.report.report import Waiver
from reportctl.report.template import FACTS, Piece, write_template

REPORT = make_report(2024)
PIECES = write_template(REPORT)


def inner(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        if isinstance(piece, dict) and "pieces" in piece:
            yield from inner(piece["pieces"])


def named(key: str) -> list[str]:
    return [str(p[key]) for p in inner(PIECES) if isinstance(p, dict) and key in p]


def test_every_cell_text_and_fact_has_its_place_once():
    assert named("cell") == [".".join(at) for at in REPORT.form.cells]
    assert sorted(named("fact")) == sorted([*(f"report.{f}" for f in FACTS), "prose.preface"])
    assert sorted(named("text")) == sorted(f"prose.{key}" for key in REPORT.form.texts)


def test_a_choice_has_the_line_of_each_value():
    choices = {
        p["choice"]: p["lines"] for p in inner(PIECES) if isinstance(p, dict) and "choice" in p
    }
    assert list(choices) == ["report.level", "report.scope"]
    assert choices["report.scope"]["own"].split()[:3] == ["scope", "=", '"own"']


def test_a_line_that_says_nothing_is_left_out():
    when = [p["when"] for p in inner(PIECES) if isinstance(p, dict) and "when" in p]
    assert ["report.signature"] in when
    assert ["report.organ"] not in when


def test_what_stands_in_the_file_otherwise_is_kept_behind_the_readings():
    waived = replace(REPORT, waivers=(Waiver("T301", "已核实"),))
    *_, reading, rest = write_template(waived)
    assert reading == {"reading": True}
    assert isinstance(rest, str)
    assert "[[waivers]]" in rest


def test_no_mark_of_a_place_is_left():
    assert not any("\ue000" in piece for piece in PIECES if isinstance(piece, str))
