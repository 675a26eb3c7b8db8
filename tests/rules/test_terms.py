"""The words of the rules, list by list."""

from __future__ import annotations

import tomllib

import pytest

from reportctl.rules.terms import FILE, lists, mistyped, terms

GROUPS = tomllib.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("group", GROUPS)
def test_no_list_names_a_word_twice(group: str) -> None:
    for name, words in lists(group).items():
        assert terms(group, name) == words
        assert len(words) == len(set(words)), (group, name)


def test_no_right_word_is_another_ones_mistake() -> None:
    pairs = mistyped()
    assert pairs
    for wrong, right in pairs.items():
        assert wrong != right
        assert right not in pairs
        assert wrong not in right
