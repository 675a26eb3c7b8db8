"""Of what a figure is a number, and why it is not looked at."""

from __future__ import annotations

import pytest
from tests.prose.spoken import clauses, state

from reportctl.prose.clauses import foreign_in
from reportctl.prose.figures import Figure
from reportctl.prose.slots import Slot, fill, veto
from reportctl.prose.topics import Topic


def slot(text: str) -> Slot:
    """The first figure of a clause."""
    first, *rest = clauses(text)
    at = first.figures[0]
    figure = first.tokens[at].mention
    assert isinstance(figure, Figure)
    end = first.figures[1] if len(first.figures) > 1 else len(first.tokens)
    after = rest[0] if rest else None
    lead, tail = first.tokens[:at], first.tokens[at + 1 : end]
    return Slot(figure, lead, tail, after, first.marks, len(first.figures) > 1, False, None)  # noqa: FBT003


def why(text: str, **how: object) -> str:
    given = slot(text)
    return veto(given, foreign_in([*given.lead, *given.tail]), state(**how))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("收到申请12件", ""),
        ("收到申请12场", "“场”不是申请、案件、文件的量词"),
        ("立案12件", "“立案”不是表格里的事"),
        ("较上年12件", "“较”之后的数是用来比较的"),
        ("平均收到申请12件", "“平均”之后的数不是合计"),
        ("没有答复的申请12件", "说的是没有做的"),
    ],
)
def test_a_figure_is_not_looked_at_and_why(text, told):
    assert why(text) == told


def test_what_was_said_before_may_speak_against_it():
    assert why("收到申请12件", elsewhen="上半年") == "“上半年”不是本年度"
    assert why("收到申请12件", some=True) == "承前只是一部分"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("收到申请12件", "收到申请"),
        ("12件予以公开", "予以公开"),
        ("12件，结转下年度办理", "结转下年度继续办理"),
        ("12件", "没有说是什么"),
    ],
)
def test_its_words_stand_before_it_or_behind_it(text, label):
    filled = fill(slot(text), state(noun="application", disclosure=True))
    found = filled.topic
    assert (found.label if isinstance(found, Topic) else found) == label
