"""What rows and columns are called, and which stand under which."""

from __future__ import annotations

from reportctl.prose.labels import expand, is_part, label_of, labelled, parent_of
from reportctl.prose.lexicon import table_of
from reportctl.schema.load import load_form

FORM = load_form(2021)


def test_a_label_has_no_number() -> None:
    assert label_of(FORM, "applications.outcome.granted") == "予以公开"
    assert label_of(FORM, "nothing.of.the.kind") == "nothing.of.the.kind"


def test_a_row_stands_under_a_heading_by_its_dots_or_by_its_word() -> None:
    assert parent_of(FORM, "disputes.suit_direct") == "disputes.suit"
    assert parent_of(FORM, "applications.outcome.refused.query") == "applications.outcome.refused"
    assert parent_of(FORM, "applications.received") == ""


def test_columns_of_a_heading_are_named_by_it() -> None:
    table = table_of(FORM, "applications.received")
    assert table is not None
    columns = expand(table, ("organisation",))
    assert columns == ("business", "research", "welfare", "legal", "other")
    assert labelled("新收", table, columns) == "新收“法人或其他组织”"
    assert labelled("新收", table, ("total",)) == "新收"
    assert is_part(table, columns)
    assert not is_part(table, ("total",))
