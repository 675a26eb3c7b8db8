"""Right reports are the same for the same seed, and hold every relation of the form."""

from __future__ import annotations

import pytest
from benchmarks.planting.compose import quotes_of, right_draft
from benchmarks.planting.mutation import ties_of


@pytest.mark.parametrize("year", [2020, 2021, 2024])
def test_every_relation_holds(year: int) -> None:
    draft = right_draft(3, year, "many")
    assert all(tie.holds(draft.figures) for tie in ties_of(draft.form))
    assert draft.last
    assert all(tie.holds(draft.last.figures) for tie in ties_of(draft.last.form))


def test_the_same_seed_gives_the_same_report() -> None:
    first = right_draft(5).text()
    right_draft.cache_clear()
    assert right_draft(5).text() == first
    assert right_draft(6).text() != first


def test_a_forced_sentence_is_said() -> None:
    phrase = "全年收到政府信息公开申请{new:宗}。"
    draft = right_draft(1, 2023, "some", (("received", phrase),))
    assert phrase in {quote.phrase for quote in quotes_of(draft.prose)}
    assert {q.style for q in quotes_of(draft.prose) if q.topic == "done"} <= {"宗", "汉宗"}
