"""The clauses of a sentence, and what its brackets hold."""

from __future__ import annotations

import pytest
from tests.prose.spoken import clauses, tokens

from reportctl.prose.clauses import Clause, foreign_in, walk


def shape(found: list[Clause]) -> list[object]:
    """Of each clause its words, and after them the clauses of its brackets."""
    told: list[object] = []
    for clause in found:
        told.append("".join(token.text for token in clause.tokens))
        told += [shape(inner) for _, inner in clause.inner]
    return told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请12件，答复11件。", ["收到申请12件", "答复11件"]),
        ("收到申请：12件", ["收到申请12件"]),
        ("收到申请12件：答复11件", ["收到申请12件", "答复11件"]),
        ("收到申请12件（网上5件，信函7件）。", ["收到申请12件", ["网上5件", "信函7件"]]),
        ("收到申请12件（网上5件", ["收到申请12件", ["网上5件"]]),
        ("收到申请12件）。", ["收到申请12件"]),
        ("2、收到申请12件", ["收到申请12件"]),
        ("", []),
    ],
)
def test_marks_part_clauses_and_brackets_hold_their_own(text, found):
    assert shape(clauses(text)) == found


def test_a_clause_knows_its_figures_its_end_and_what_its_words_mean():
    first, second = clauses("收到申请12件，无法提供3件")
    assert [first.tokens[at].text for at in first.figures] == ["12件"]
    assert (first.stop, second.stop) == ("，", "")
    assert {"act", "noun", "figure"} <= first.marks
    assert ("row", "applications.outcome.unavailable") in second.marks


def test_every_clause_comes_with_those_in_its_brackets_behind_it():
    found = clauses("收到12件（网上5件（含3件）），答复11件")
    assert [len(clause.figures) for clause in walk(found)] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("text", "word"),
    [("败诉率5件", "败诉率"), ("收到申请5件", None), ("制定文件5件并公开公文", None)],
)
def test_what_the_form_has_no_cells_for(text, word):
    found = foreign_in(tokens(text))
    assert (found and found.text) == word
