"""The form as data: the counts of the printed grids, and relations that every edition must keep."""

from __future__ import annotations

import pytest

from reportctl.schema.form import At, Form
from reportctl.schema.load import editions, form_for, load_form, read_form

EDITIONS = [load_form(edition) for edition in editions()]


def test_2021_has_the_cells_of_the_printed_form() -> None:
    form = load_form(2021)
    by_section = {
        section.key: sum(at.row.startswith(f"{section.key}.") for at in form.cells)
        for section in form.sections
    }
    assert by_section == {
        "overview": 0,
        "disclosure": 10,
        "applications": 175,
        "disputes": 15,
        "problems": 0,
        "other_matters": 0,
    }
    assert len(form.totals) == 31 + 3  # table three and table four


def test_2019_has_one_row_for_other_outcomes() -> None:
    form = load_form(2019)
    assert "applications.outcome.other" in form.rows
    assert sum(at.row.startswith("disclosure.") for at in form.cells) == 22
    assert sum(at.row.startswith("applications.") for at in form.cells) == 23 * 7


def test_the_total_of_outcomes_adds_up_its_leaves() -> None:
    total = At("applications.outcome.total", "person")
    parts = next(s.parts for s in load_form(2021).sums if s.total == total and s.along == "column")
    assert len(parts) == 1 + 1 + 8 + 3 + 5 + 3
    assert At("applications.received", "person") not in parts


def test_the_balance_is_the_printed_one() -> None:
    (table,) = [t for t in load_form(2021).tables if t.balances]
    balance = table.balances[0]
    assert [at.row for at in balance.left] == ["applications.received", "applications.carried_in"]
    assert [at.row for at in balance.right] == [
        "applications.outcome.total",
        "applications.carried_out",
    ]
    assert len(table.balances) == len(table.carried) == 7


def test_editions_serve_their_years() -> None:
    served = {year: form_for(year).edition for year in (2018, 2019, 2020, 2021, 2025)}
    assert served == {2018: 2019, 2019: 2019, 2020: 2019, 2021: 2021, 2025: 2021}


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: str(form.edition))
def test_every_total_has_parts_of_its_own_table(form: Form) -> None:
    assert form.sums
    for found in form.sums:
        assert len(found.parts) >= 2
        assert all(part in form.cells for part in found.parts)
        assert found.total not in found.parts
        assert not any(
            form.cells[part][1].total and found.along == "column" for part in found.parts
        )


@pytest.mark.parametrize("form", EDITIONS, ids=lambda form: str(form.edition))
def test_every_key_is_its_own(form: Form) -> None:
    keys = [table.row_key(row) for table in form.tables for row in table.rows.leaves]
    assert len(keys) == len(set(keys))


def test_every_was_names_a_row_of_both_editions() -> None:
    newer, older = load_form(2021), load_form(2019)
    for was in newer.was:
        assert any(row == was.key or row.startswith(f"{was.key}.") for row in newer.rows)
        assert was.was in older.rows


def test_an_unknown_word_in_an_edition_is_refused() -> None:
    with pytest.raises(TypeError, match="totl"):
        read_form(
            'edition = 1\nnotice = ""\nyears = { from = 1 }\n[[section]]\nkey = "a"\ntitle = "a"\n'
            '[[section.table]]\nkey = "a"\ncolumns = [{ key = "x", label = "x", totl = true }]\n'
            'rows = [{ key = "r", label = "r" }]\n'
        )
