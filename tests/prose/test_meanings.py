"""Which meaning a word of several has, by what stands before it."""

from __future__ import annotations

import pytest
from tests.prose.spoken import FORM, WORDS, tokens

from reportctl.prose.meanings import decide
from reportctl.prose.phrases import Phrase
from reportctl.prose.topics import Before, Topic

RECEIVED = Topic("received", "收到申请", (("applications.received",),), part=True)
REFUSED = Topic("applications", "不予公开", (("applications.outcome.unavailable.not_held",),))


def decided(word: str, before: Before) -> tuple[bool, Phrase]:
    (token,) = tokens(word)
    phrase = Phrase()
    return decide((0, token), phrase, before, FORM, WORDS), phrase


def test_beside_kinds_of_applicants_other_is_a_column():
    plain, phrase = decided("其他", Before("application", RECEIVED))
    assert plain
    assert phrase.columns == ["applications@other"]


def test_without_anything_before_it_is_not_plain():
    assert decided("其他", Before())[0] is False


@pytest.mark.parametrize(("tail", "rows"), [(True, 1), (False, 0)])
def test_disclosed_is_an_outcome_behind_its_figure_and_a_verb_before_it(tail, rows):
    plain, phrase = decided("公开", Before("application", tail=tail))
    assert plain
    assert len(phrase.rows) == rows
    assert bool(phrase.acts) is not bool(rows)
