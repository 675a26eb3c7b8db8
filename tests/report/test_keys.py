"""Keys that nothing reads are told where they stand, with the key that was meant."""

from __future__ import annotations

import pytest
from tests.rules.base import lay_over, right_report

from reportctl.document.toml import parse
from reportctl.report.keys import find_unknown, known_keys
from reportctl.schema.load import editions, load_form

FORM = load_form(2021)


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(f.code, f.key, f.hint) for f in find_unknown(parse(text), FORM)]


def test_every_key_of_a_whole_report_is_known() -> None:
    assert found(right_report(2021)) == []


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("applications.recieved", "是不是 received？"),
        ("report.organs", "是不是 organ？"),
        ("zzz", None),
        ("applications.outcome.granted2", "是不是 granted？"),
    ],
)
def test_a_mistyped_key_is_told_with_the_one_that_was_meant(key: str, hint: str | None) -> None:
    assert found(lay_over(right_report(2021), {key: 1})) == [("F103", key, hint)]


def test_a_key_of_a_list_is_looked_at_in_each_of_its_tables() -> None:
    text = right_report(2021) + '\n[[waivers]]\nrule = "X202"\nreson = "x"\n'
    assert found(text) == [("F103", "waivers.reson", "是不是 reason？")]
    assert found('parts = "甲镇"\n') == [("F105", "parts", None)]


def test_columns_are_those_of_the_form_in_their_order() -> None:
    labels = [column.label for column in FORM.tables[-1].columns.leaves]
    changed = lay_over(right_report(2021), {f"{FORM.tables[-1].key}.columns": labels[::-1]})
    assert [code for code, _, _ in found(changed)] == ["F108"]


@pytest.mark.parametrize("edition", editions())
def test_every_row_of_an_edition_is_a_known_key(edition: int) -> None:
    form = load_form(edition)
    for at in form.cells:
        above, _, name = at.row.rpartition(".")
        assert name in known_keys(form)[above]
