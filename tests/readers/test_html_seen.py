"""Whether a person sees an element of a page, and sees it where it stands."""

from __future__ import annotations

import pytest

from reportctl.readers.html_seen import color, hides, is_tiny, is_unseen, moves


@pytest.mark.parametrize(
    ("look", "hidden"),
    [
        ({"display": "none"}, True),
        ({"display": "block"}, False),
        ({"visibility": "hidden"}, True),
        ({"zoom": "0.01"}, True),
        ({"zoom": "5%"}, True),
        ({"zoom": "0"}, False),
        ({"zoom": "120%"}, False),
        ({"opacity": "0"}, True),
        ({"opacity": "0.05"}, True),
        ({"opacity": "5%"}, True),
        ({"opacity": "0.5"}, False),
        ({"filter": "opacity(0)"}, True),
        ({"transform": "scale(0)"}, True),
        ({"transform": "scale(0.9)"}, False),
        ({"position": "absolute", "left": "-9999px"}, True),
        ({"left": "-9999px"}, False),
        ({"position": "absolute", "left": "-20px"}, False),
        ({"text-indent": "-999em"}, True),
        ({"text-indent": "2em"}, False),
        ({"overflow": "hidden", "height": "0"}, True),
        ({"overflow": "hidden", "height": "30px"}, False),
        ({"clip": "rect(0, 0, 0, 0)"}, True),
        ({"clip-path": "inset(50%)"}, True),
        ({"mso-hide": "all"}, True),
        ({}, False),
    ],
)
def test_a_style_hides(look, *, hidden):
    assert hides(look, {}) is hidden


@pytest.mark.parametrize(
    ("given", "hidden"),
    [
        ({"hidden": None}, True),
        ({"class": "sr-only"}, True),
        ({"class": "Hide big"}, True),
        ({"class": "hider"}, False),
        ({"title": "header"}, True),
        ({"id": "caption.applications"}, True),
        ({}, False),
    ],
)
def test_an_attribute_hides(given, *, hidden):
    assert hides({}, given) is hidden


def test_a_class_that_hides_by_habit_gives_way_to_a_style():
    assert not hides({"display": "block"}, {"class": "hide"})


@pytest.mark.parametrize(
    ("look", "moved"),
    [
        ({"position": "absolute"}, True),
        ({"position": "relative"}, False),
        ({"position": "relative", "left": "20px"}, True),
        ({"float": "right"}, True),
        ({"float": "left"}, False),
        ({"order": "2"}, True),
        ({"flex-direction": "row-reverse"}, True),
        ({"transform": "rotate(180deg)"}, True),
        ({"margin-left": "-20px"}, True),
        ({"margin": "0 auto"}, False),
        ({"letter-spacing": "-1em"}, True),
        ({}, False),
    ],
)
def test_letters_may_stand_elsewhere_than_in_the_file(look, *, moved):
    assert moves(look) is moved


@pytest.mark.parametrize(
    ("size", "above", "tiny"),
    [
        ("1px", False, True),
        ("12px", False, False),
        ("12px", True, False),
        ("0", False, True),
        ("2em", True, True),
        ("0%", False, True),
        ("", True, True),
        ("small", False, False),
        ("3mm", False, False),
    ],
)
def test_letters_may_be_too_small_to_be_seen(size, *, above, tiny):
    assert is_tiny({"font-size": size}, above=above) is tiny


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("#FFF", "#ffffff"),
        ("#ffffff80", "#ffffff"),
        ("#ffzz00", ""),
        ("White", "#ffffff"),
        ("rgb(255, 0, 300)", "#ff00ff"),
        ("rgba(0,0,0,0)", "transparent"),
        ("hsl(0, 0%, 100%)", "#ffffff"),
        ("red", ""),
        ("", ""),
    ],
)
def test_a_colour_is_known_or_is_not(written, found):
    assert color(written) == found


@pytest.mark.parametrize(
    ("ink", "ground", "unseen"),
    [
        ("#ffffff", "#ffffff", True),
        ("#fafafa", "#ffffff", True),
        ("#000000", "#ffffff", False),
        ("transparent", "", True),
        ("#ffffff", "", False),
        ("", "#ffffff", False),
    ],
)
def test_letters_in_the_colour_of_their_ground_are_not_seen(ink, ground, *, unseen):
    assert is_unseen(ink, ground) is unseen
