"""What a cell of a `|` table says, without the signs by which Markdown dresses it."""

from __future__ import annotations

import re

_ESCAPE = r"\\([!-/:-@\[-`{-~])"
"""A sign that a backslash makes text."""
_DRESSED = r"(`+|[*_](?![*_]))(?P<text>[^`*_]+)\1"
"""All of it as code, or in italics."""
_DRESS = "`*_"
_ENTITY = r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|nbsp|ensp|emsp);"


def said(cell: str) -> str:
    """The text of a cell: what is code in it stays as it is, numbers of letters are letters."""
    whole = re.fullmatch(_DRESSED, cell) if cell[:1] in _DRESS and cell else None
    if whole:
        return whole["text"].strip()
    if "&" in cell:
        from html import unescape

        cell = re.sub(_ENTITY, lambda found: unescape(found[0]), cell).strip()
    return unescaped(cell)


def unescaped(text: str) -> str:
    """The text with the signs that backslashes make text, and without these."""
    return re.sub(_ESCAPE, r"\1", text) if "\\" in text else text
