"""What a head says of the columns below it."""

from __future__ import annotations

from reportctl.fill.heads import Head, Slot, own_columns, own_head
from reportctl.schema.load import load_form

THREE, FOUR = load_form(2021).tables[-2:]


def test_the_head_of_table_four_names_row_and_column_of_each_figure():
    head = own_head(FOUR)
    assert len(head.slots) == 15
    assert head.names_cells
    assert not head.printed
    assert head.known == 30


def test_that_of_table_three_names_its_seven_columns():
    head = own_head(THREE)
    assert [slot.column.key for slot in head.slots] == [c.key for c in THREE.columns.leaves]
    assert not head.names_cells
    assert head.known == 7
    assert head.keeps_order(THREE)


def test_columns_in_another_order_are_not_the_forms():
    slots = own_columns(THREE).slots
    assert not Head((slots[1], slots[0], *slots[2:])).keeps_order(THREE)
    assert Head((slots[1], slots[0], *slots[2:]), torn=True).keeps_order(THREE)


def test_a_column_that_stands_there_twice_is_doubled_and_an_unknown_one_is_not():
    slots = own_columns(THREE).slots
    assert Head((*slots, slots[0])).doubled
    strange = Slot(7, 8, text="备注")
    assert not strange.known
    assert not Head((*slots, strange, strange)).doubled
