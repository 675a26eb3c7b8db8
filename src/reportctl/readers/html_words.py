"""Gathers the text of a paragraph of a web page, its white space folded as a browser folds it."""

from __future__ import annotations

import re

_BLANK = " \t\n\f"
_BLANKS = re.compile(r"[ \t\n\f]+")
_CJK = "\u2e80"
"""Letters from here on are written without spaces: a line end between two of them is none."""


class Words:
    """The stretches of one paragraph, as they come."""

    def __init__(self) -> None:
        self._runs: list[tuple[str, bool]] = []
        self._line = 0
        self._gap = ""
        """White space that counts only if more text comes."""

    def add(self, data: str, line: int, *, bold: bool) -> None:
        """Adds text that begins on that line of the file."""
        body = data.strip(_BLANK)
        lead = data[: len(data) - len(data.lstrip(_BLANK))]
        if lead:
            self._gap = "\n" if "\n" in lead else self._gap or " "
        if not body:
            return
        if not self._runs:
            self._line = line + lead.count("\n")
        elif self._gap:
            wraps = self._gap == "\n" and self._runs[-1][0][-1] >= _CJK and body[0] >= _CJK
            if not wraps:
                self._runs.append((" ", bold))
        self._runs.append((body if body.isalnum() else _BLANKS.sub(_folded, body), bold))
        tail = data[len(lead) + len(body) :]
        self._gap = ("\n" if "\n" in tail else " ") if tail else ""

    def take(self) -> tuple[list[tuple[str, bool]], int]:
        """The paragraph's stretches (text, bold) and its line; the next one begins."""
        taken = self._runs, self._line
        self._runs, self._gap = [], ""
        return taken


def _folded(match: re.Match[str]) -> str:
    """White space within text: nothing for a line end between Chinese characters, else a space."""
    text, start, end = match.string, match.start(), match.end()
    between = text[start - 1] >= _CJK and text[end] >= _CJK
    return "" if "\n" in match.group() and between else " "
