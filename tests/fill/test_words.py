"""The labels of a form, each with the texts by which it is looked up."""

from __future__ import annotations

from reportctl.fill.words import fold_words, labels_of
from reportctl.schema.load import load_form


def test_each_row_and_column_is_there_with_its_texts_and_number() -> None:
    found = {
        (word.table.key, word.axis, word.key): rest for word, *rest in fold_words(load_form(2021))
    }
    number, texts = found["applications", "row", "received"]
    assert (number, texts[0]) == (("c", 1), "本年新收政府信息公开申请数量")
    assert found["applications", "column", "total"][1] == ("总计", "合计")


def test_what_holds_cells_is_told_from_what_stands_over_it() -> None:
    leaves = {word.key: word.leaf for word, *_ in fold_words(load_form(2021)) if word.axis == "row"}
    assert (leaves["outcome"], leaves["outcome.granted"]) == (False, True)


def test_the_labels_of_an_edition_are_all_of_them() -> None:
    assert {"总计", "自然人", "本年新收政府信息公开申请数量"} <= labels_of(load_form(2021))
