"""Of which elements a selector of a page's style speaks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reportctl.readers.html_select import compile_selector, compile_selectors, nested, parted


def element(tag, index=1, before=None, **given):
    named = {key.rstrip("_"): value for key, value in given.items()}
    return SimpleNamespace(tag=tag, given=named, index=index, before=before)


BODY = element("body")
TABLE = element("table", id="t", class_="wide grid")
FIRST = element("td", 1, class_="total")
SECOND = element("td", 2, FIRST, title="总计 1", hidden=None)


@pytest.mark.parametrize(
    ("selector", "matches"),
    [
        ("td", True),
        ("th", False),
        ("*", True),
        ("table td", True),
        ("body > td", False),
        ("table > td", True),
        ("body table.wide td", True),
        ("table.narrow td", False),
        ("#t td", True),
        ("td.total + td", True),
        ("td.other + td", False),
        ("td[hidden]", True),
        ("td[title^=总计]", True),
        ("td[title$='2']", False),
        ("td:not(.total)", True),
        ("td:nth-child(2n)", True),
        ("td:nth-child(odd)", False),
        ("td:first-child", False),
    ],
)
def test_of_the_second_cell_of_a_table(selector, matches):
    compiled = compile_selector(selector)
    assert compiled is not None
    assert compiled.matches(SECOND, [BODY, TABLE]) is matches


@pytest.mark.parametrize("selector", ["", "a:hover", "td:focus", "x" * 201])
def test_what_never_holds_of_a_page_at_rest_is_none(selector):
    assert compile_selector(selector) is None


def test_the_more_a_selector_says_the_more_it_weighs():
    weights = [compile_selector(s).weight for s in ("*", "td", ".a", "td.a", "#t", "#t td.a")]
    assert weights == sorted(set(weights))


def test_what_stands_before_an_element_is_not_the_element():
    assert compile_selector("td::before").generates
    assert not compile_selector("td").generates


def speaks(text):
    """Whether it speaks of the second cell, and surely."""
    made = [each for one in parted(text) for each, _ in compile_selectors(one)]
    found = [each for each in made if each.matches(SECOND, [BODY, TABLE])]
    return "no" if not found else "unsure" if all(m.unsure for m in found) else "yes"


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        (":is(th, td)", "yes"),
        (":where(table) :is(.a, [hidden])", "yes"),
        (":is(table td)", "yes"),
        ("td:is(td)", "yes"),
        ("[hidden]:is(td)", "yes"),
        ("th:is(td)", "no"),
        (":is(th, .a)", "no"),
        ("td:is(table td)", "unsure"),
        (":not(:is(td, .a))", "unsure"),
        ("table :nth-last-child(1)", "unsure"),
        (":is(" * 20 + "td" + ")" * 20, "unsure"),
        ("::-webkit-scrollbar", "no"),
        (nested("& td, td.a", "table"), "yes"),
        (nested("&[hidden]", "td, th"), "yes"),
        (nested("> td", "table"), "yes"),
        (nested("> td", "body"), "no"),
        (nested("body &", "table td"), "unsure"),
        (nested("& & & & & td", "table"), "unsure"),
    ],
)
def test_of_the_second_cell_by_other_selectors_in_it(selector, said):
    assert speaks(selector) == said


def test_what_where_asks_for_weighs_nothing_and_the_heaviest_of_is_counts():
    assert [w for _, w in compile_selectors(":where(#t) td")] == [1]
    assert {w for _, w in compile_selectors(":is(#t, table) td")} == {101}
