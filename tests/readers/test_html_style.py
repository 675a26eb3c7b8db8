"""What the styles of a page say of an element."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from reportctl.readers.html_style import Sheet


def element(tag="td", **given):
    named = {key.rstrip("_"): value for key, value in given.items()}
    return SimpleNamespace(tag=tag, given=named, index=1, before=None)


def look(css, made, *above):
    sheet = Sheet()
    sheet.add(css)
    return sheet.look(made, above)


@pytest.mark.parametrize(
    ("css", "display"),
    [
        ("td{display:none}", "none"),
        (".a{display:none} td{display:block}", "none"),  # the more specific rule counts
        ("td{display:block} td{display:none}", "none"),  # of two equal ones the later
        ("td{display:none!important} .a{display:block}", "none"),
        ("@media screen{td{display:none}}", "none"),
        ("@media print{td{display:none}}", None),
        ("@media(min-width:1px){td{display:none}}", "none"),
        ("@supports(display:grid){td{display:none}}", "none"),
        ("th{display:none}", None),
        ("td:hover{display:none}", None),
        (":root{--how:none} td{display:var(--how)}", "none"),
        (":is(th, .a){display:none}", "none"),
        (":where(.a){display:none} td{display:block}", "block"),
        (".a{color:red; @media screen{display:none}}", "none"),
        ("th{color:red; .a{display:none}}", None),
        ("td{display:block; &.a{color:red; display:none} display:block}", "none"),
        ("td{&:hover{display:none}}", None),
        ("td{@media print{&{display:none}}}", None),
    ],
)
def test_which_rule_counts(css, display):
    assert look(css, element(class_="a")).get("display") == display


def test_the_elements_own_style_is_stronger_but_not_than_what_is_important():
    own = element(style="display:block")
    assert look("td{display:none}", own)["display"] == "block"
    assert look("td{display:none!important}", own)["display"] == "none"


def test_what_a_rule_puts_before_an_element_is_its_content():
    found = look("td::before{content:'约'}", element())
    assert "约" in found["content"]
    assert "content" not in look("td{content:'约'}", element())


def test_a_rule_that_is_not_understood_makes_doubtful_what_it_may_hide():
    assert "unsure" in look("@scope (table){.a{display:none}}", element(class_="a"))
    assert "unsure" in look("td:nth-of-type(1){font-size:0}", element())
    assert "unsure" not in look("td:nth-of-type(1){color:red}", element())
