from __future__ import annotations

from tests.fill.test_misread import read

from reportctl.fill.whole_tables import numbers_of, whole_tables
from reportctl.report.arithmetic import relations_in
from reportctl.schema.load import load_form

FORM = load_form(2021)
THREE = FORM.tables[-2]


def test_a_table_has_its_sums_and_balances_for_relations():
    relations = relations_in(THREE)
    assert len(relations) == len(THREE.sums) + len(THREE.balances)
    ((_, rows),) = whole_tables(read())
    numbers = numbers_of(rows)
    assert numbers.keys() == {at for at, (table, _, _) in FORM.cells.items() if table is THREE}
    assert all(each.holds(numbers) for each in relations)


def test_a_relation_says_by_how_much_it_fails():
    ((_, rows),) = whole_tables(read(recognised=False, granted="14 3 0 0 0 0 15"))
    numbers = numbers_of(rows)
    sides = [each.sides(numbers) for each in relations_in(THREE) if not each.holds(numbers)]
    failing = {parts - total for parts, total in sides}
    assert failing == {2}


def test_a_table_of_which_a_row_stands_twice_is_not_whole():
    figures = read()
    figures.rows.append(figures.rows[3])
    assert not list(whole_tables(figures))
