"""The rules of Markdown: under a heading, and between two parts."""

from __future__ import annotations

import re

_BREAK = r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})"
_UNDER = r" {0,3}(={3,}|-{3,}) *"
_LEVELS = {"=": "#", "-": "##"}
_RULES = ("---", "===", "***", "___", "* *", "- -")
_LONGEST = 60
"""Letters of the longest line that a rule below makes a heading, and does not end a paragraph."""


def with_headings(text: str) -> str:
    """The text with `# title` for a title over a line of `=`, `## title` for one over `-`.

    Lines keep their number. A rule with an empty line on either side only parts the text and goes;
    others stay, as those of tables do.
    """
    if not any(f"\n{sign}" in text for sign in _RULES):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines[1:], 1):
        around = (lines[at - 1], *lines[at + 1 : at + 2])
        if re.fullmatch(_BREAK, line.rstrip("\r")) and not any(each.strip() for each in around):
            lines[at] = ""
            continue
        above, under = lines[at - 1].strip(), re.fullmatch(_UNDER, line.rstrip("\r"))
        alone = at == 1 or not lines[at - 2].strip()
        if under and alone and 0 < len(above) <= _LONGEST and not set("|#>\t") & set(above):
            lines[at - 1], lines[at] = f"{_LEVELS[under[1][0]]} {above}", ""
    return "\n".join(lines)
