"""What the tags and attributes of a web page mean."""

from __future__ import annotations

import pytest

from reportctl.readers.html_page import Cell, Open
from reportctl.readers.html_tags import (
    ends_hidden,
    is_bold,
    is_container,
    is_speck,
    marker,
    note_filling,
    number_items,
    set_look,
    setting_of,
    typed,
    whole,
)


def opened(tag: str, **given: str | None) -> Open:
    return Open(tag, bold=False, level=0, inside=0, given=given)


@pytest.mark.parametrize(
    ("tag", "given", "look", "setting"),
    [
        ("del", {}, {}, "struck"),
        ("sup", {}, {}, "raised"),
        ("rt", {}, {}, "note"),
        ("span", {"id": "mark.1"}, {}, "note"),
        ("bdo", {"dir": "rtl"}, {}, "unclear"),
        ("bdo", {"dir": "ltr"}, {}, None),
        ("span", {}, {"text-decoration": "line-through red"}, "struck"),
        ("span", {}, {"vertical-align": "super"}, "raised"),
        ("span", {}, {"vertical-align": "-3px"}, "lowered"),
        ("span", {}, {"vertical-align": "0px"}, None),
        ("span", {}, {"vertical-align": "middle"}, None),
        ("span", {}, {"-webkit-text-security": "disc"}, "unclear"),
        ("span", {}, {"direction": "rtl", "unicode-bidi": "bidi-override"}, "unclear"),
        ("span", {}, {"direction": "rtl"}, None),
    ],
)
def test_an_element_sets_its_letters_apart(tag, given, look, setting):
    assert setting_of(tag, given, look) == setting


def test_what_is_above_counts_too():
    above, here = opened("td"), opened("span")
    set_look(above, opened("tr"), {"background": "#333"}, inside=True)
    set_look(here, above, {"color": "#333"}, inside=True)
    assert (here.ink, here.ground, here.setting) == ("#333333", "#333333", "hidden")
    seen = opened("span")
    set_look(seen, here, {"color": "#fff"}, inside=True)
    assert seen.setting is None


def test_letters_moved_in_a_cell_are_unclear_and_outside_are_not():
    here = opened("span")
    set_look(here, opened("td"), {"float": "right"}, inside=True)
    assert here.setting == "unclear"
    set_look(here, opened("p"), {"float": "right"}, inside=False)
    assert here.setting is None


@pytest.mark.parametrize(
    ("tag", "weight", "above", "bold"),
    [
        ("b", "", False, True),
        ("p", "", True, True),
        ("b", "400", True, False),
        ("p", "700", False, True),
    ],
)
def test_what_is_bold(tag, weight, *, above, bold):
    assert is_bold(tag, {"font-weight": weight} if weight else {}, bold=above) is bold


@pytest.mark.parametrize(
    ("style", "number", "mark"), [("1", 3, "3."), ("a", 3, "c."), ("一", 12, "十二、")]
)
def test_a_list_item_has_the_mark_that_a_browser_prints(style, number, mark):
    assert marker(style, number) == mark


def test_the_items_of_a_list_count_on_from_where_it_starts():
    ordered = opened("ol", start="3")
    assert number_items(ordered, opened("div"), {}) == ""
    assert number_items(opened("li"), ordered, {}) == "3."
    assert number_items(opened("li", value="9"), ordered, {}) == "9."
    assert number_items(opened("li"), ordered, {}) == "10."
    plain = opened("ul")
    number_items(plain, opened("div"), {})
    assert number_items(opened("li"), plain, {}) == ""


@pytest.mark.parametrize(
    ("hidden", "tag", "ends"),
    [
        ("p", "p", True),
        ("p", "div", True),
        ("p", "b", False),
        ("td", "tr", True),
        ("div", "div", False),
    ],
)
def test_a_hidden_element_that_nobody_closed_ends_where_a_browser_ends_it(hidden, tag, *, ends):
    assert ends_hidden(hidden, tag) is ends


@pytest.mark.parametrize(
    ("tag", "given", "holds"),
    [
        ("div", {"id": "zoom"}, True),
        ("div", {"class": "big TRS_Editor"}, True),
        ("div", {"class": "vsb_content_2"}, True),
        ("ucapcontent", {}, True),
        ("div", {"class": "footer"}, False),
        ("div", {}, False),
    ],
)
def test_a_page_keeps_its_article_in_what_is_known_to_hold_one(tag, given, *, holds):
    assert is_container(tag, given) is holds


def test_a_field_shows_what_was_typed_and_a_hidden_one_nothing():
    assert typed("input", {"type": "text", "value": "12"}) == "12"
    assert typed("input", {"type": "hidden", "value": "12"}) == ""
    assert typed("div", {"value": "12"}) == ""
    assert is_speck({"type": "hidden"})
    assert is_speck({"width": "1"})
    assert not is_speck({"width": "100"})


@pytest.mark.parametrize(
    ("given", "look", "shown", "filled"),
    [
        ({}, {"content": '"5"'}, "样式生成的文字", ""),
        ({}, {"content": "counter(n)"}, "样式生成的文字", ""),
        ({}, {"content": '"件"'}, "", "样式生成的文字"),
        ({"data-value": "12"}, {}, "", "脚本填写的数"),
        ({"data-value": "0"}, {}, "", "属性里的数"),
        ({"v-text": "n"}, {}, "", "脚本填写的数"),
        ({"title": "12"}, {}, "", "属性里的数"),
        ({}, {"background": "url(5.png)"}, "", "背景图"),
        ({}, {}, "", ""),
    ],
)
def test_what_an_element_without_text_may_show(given, look, shown, filled):
    cell, here = Cell(1), Open("span", bold=False, level=0, inside=0, given=given)
    note_filling(cell, here, look)
    assert (cell.object, cell.source) == (shown, filled)


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("3px", 3), ("x", 1), (None, 1), ("", 1), ("99999999999", 999999999)],
)
def test_the_number_with_which_an_attribute_begins(text, number):
    assert whole(text, 1) == number
