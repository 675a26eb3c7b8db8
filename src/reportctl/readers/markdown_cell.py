"""What a cell of a `|` table says, without the signs by which Markdown dresses it."""

from __future__ import annotations

import re

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
"""A sign that a backslash makes text."""
_DRESSED = re.compile(r"(`+|[*_](?![*_]))(?P<text>[^`*_]+)\1")
"""All of it as code, or in italics."""
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|nbsp|ensp|emsp);")


def said(cell: str) -> str:
    """The text of a cell: what is code in it stays as it is, numbers of letters are letters."""
    whole = _DRESSED.fullmatch(cell)
    if whole:
        return whole["text"].strip()
    if "&" in cell:
        from html import unescape

        cell = _ENTITY.sub(lambda found: unescape(found[0]), cell).strip()
    return ESCAPE.sub(r"\1", cell)
