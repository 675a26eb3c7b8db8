"""A page of ours is known for as long as nobody has changed it."""

from __future__ import annotations

import pytest

from reportctl.cli.mark import is_unchanged, mark
from reportctl.readers.read import read_source

PAGE = "<p>一句</p>\n".encode()


def test_a_marked_page_is_known_whatever_its_line_ends():
    assert mark(PAGE).startswith(PAGE)
    assert is_unchanged(mark(PAGE))
    assert is_unchanged(mark(PAGE).replace(b"\n", b"\r\n"))
    assert is_unchanged(mark(PAGE.rstrip()))
    assert mark(PAGE) == mark(PAGE)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PAGE,
        mark(PAGE).replace("一".encode(), "二".encode()),
        mark(PAGE) + PAGE,
        b"<!-- reportctl 0123456789abcdef -->",
    ],
)
def test_what_was_changed_or_never_marked_is_not(data):
    assert not is_unchanged(data)


@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_the_mark_is_not_read_as_text(name: str) -> None:
    source = read_source(
        mark("<p>无</p>\n".encode() if name == "a.html" else "无\n".encode()), name
    )
    assert [str(getattr(block, "text", "")) for block in source.blocks] == ["无"]
