"""A text with tables in HTML, as converters write Markdown: its line ends are paragraphs' ends."""

from __future__ import annotations

import re

_TABLE = r"(?is)<table\b(?:(?!<table\b).)*?</table\s*>"
_BLOCK = r"(?i)<(?!/?(?:b|i|u|s|a|em|strong|del|sub|sup|span|code|img)\b)/?[a-z!]"
"""A tag of a page; of these others Markdown makes use within a line."""
_HEADING = r"(#{1,6})\s+(.*?)\s*#*\Z"


def as_page(text: str) -> str:
    """The page that such a text would be; any other text as it is."""
    tables = list(re.finditer(_TABLE, text)) if "<" in text else []
    cuts = [0, *(end for each in tables for end in each.span()), len(text)]
    beside = [text[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True)]
    if not tables or any(re.search(_BLOCK, each) for each in beside):
        return text
    parts = ["\n".join(map(_paragraph, beside[0].split("\n")))]
    for table, after in zip(tables, beside[1:], strict=True):
        parts += [table[0], "\n".join(map(_paragraph, after.split("\n")))]
    return "".join(parts)


def _paragraph(line: str) -> str:
    """A line as a paragraph or a heading; every line stays one, so that places hold."""
    bare = line.strip()
    heading = re.match(_HEADING, bare)
    if heading:
        level = len(heading[1])
        return f"<h{level}>{heading[2]}</h{level}>"
    return f"<p>{bare}</p>" if bare else ""
