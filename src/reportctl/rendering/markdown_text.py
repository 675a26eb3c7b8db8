"""Text in Markdown: what a report says, escaped so that none of it is read as markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from reportctl.page.blocks import Run
from reportctl.page.characters import printable

_ESCAPES = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_~[]<>|&$#"})
_OPENING = re.compile(r"(?:[-+=](?=\s|[-+=]|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What would make a line a list or a rule."""


def escape(text: str) -> str:
    """One line of text, the markup in it made text; line breaks become spaces."""
    return " ".join(printable(text).split("\n")).translate(_ESCAPES)


def write_runs(runs: Sequence[Run]) -> str:
    """The runs of a paragraph, which stands at the beginning of a line."""
    merged = _merge(runs)
    if all(run.text.isspace() for run in merged):
        return ""
    parts = []
    for number, run in enumerate(merged):
        text = escape(run.text)
        if run.strong:
            before = merged[number - 1].text[-1] if number else " "
            after = merged[number + 1].text[0] if number + 1 < len(merged) else " "
            text = _strong(text, run.text, before, after)
        parts.append(text)
    return _shield("".join(parts).strip(" \t"))


def _merge(runs: Sequence[Run]) -> list[Run]:
    """Neighbours of one weight as one; what cannot be printed is gone, so none is empty."""
    merged: list[Run] = []
    for run in runs:
        text = printable(run.text)
        strong = run.strong and not text.isspace()
        if text and merged and merged[-1].strong == strong:
            merged[-1] = Run(merged[-1].text + text, strong)
        elif text:
            merged.append(Run(text, strong))
    return merged


def _strong(written: str, text: str, before: str, after: str) -> str:
    """Bold; as an element where the stars would not count (CommonMark 6.2, flanking)."""
    opens = not text[0].isspace() and (not _is_mark(text[0]) or _parts(before))
    closes = not text[-1].isspace() and (not _is_mark(text[-1]) or _parts(after))
    return f"**{written}**" if opens and closes else f"<strong>{written}</strong>"


def _parts(character: str) -> bool:
    return character.isspace() or _is_mark(character)


def _is_mark(character: str) -> bool:
    """Whether CommonMark counts it as punctuation."""
    return unicodedata.category(character)[0] in "PS"


def _shield(line: str) -> str:
    """The line with a backslash before what would open a list or a rule."""
    found = _OPENING.match(line)
    if not found:
        return line
    at = found.end() if line[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
