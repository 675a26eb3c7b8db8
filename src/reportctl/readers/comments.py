"""Tells what people wrote beside a text: comments, which are no part of it and may correct it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportctl.readers.letters import name_some, shorten, tidy

_NAMED, _LONGEST = 5, 30
"""How many comments are quoted, and how many letters of each."""


def tell_comments(comments: Sequence[tuple[str, str]], name: str = "批注") -> Iterator[str]:
    """One line for all comments, each with its place and its text; none for no comments.

    `name` is what they are: notes at the foot of a page are told the same way.
    """
    told = [
        f"{place}“{shorten(words, _LONGEST)}”"
        for place, text in comments
        if (words := " ".join(tidy(text).split()))
    ]
    if told:
        yield f"{name}没有读入：{name_some(told, _NAMED)}"
