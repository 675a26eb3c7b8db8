"""Edition files become forms; a word that no form has is refused."""

from __future__ import annotations

import pytest

from reportctl.schema.load import EDITIONS, editions, form_for, load_form, read_form

TEXT = (EDITIONS / "2021.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("year", "edition"), [(2008, 2019), (2019, 2019), (2020, 2019), (2021, 2021), (2035, 2021)]
)
def test_a_year_has_the_form_that_was_in_force(year: int, edition: int) -> None:
    assert form_for(year).edition == edition


def test_editions_are_listed_from_the_oldest() -> None:
    assert editions() == (2019, 2021)
    with pytest.raises(KeyError):
        load_form(2027)


def test_an_unknown_word_in_an_edition_is_refused() -> None:
    with pytest.raises(TypeError, match="holts"):
        read_form(TEXT.replace("[[section]]\n", "[[section]]\nholts = 1\n", 1))
