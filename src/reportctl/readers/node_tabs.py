"""Tabs with which a program parted all texts of a page, those within a cell too.

So a program does that gives the text of a page with tabs between. A cell ends with a line then, and
a label with a tab behind it is no row whose other cells are blank.
"""

from __future__ import annotations

_FEWEST = 10
"""Lines that show what tabs mean."""
_MOST = 0.8
"""The share of them that begin and end with one."""


def without_node_tabs(text: str) -> str:
    """The text without its tabs, if nearly every line begins and ends with one."""
    if text.count("\t") < 2 * _FEWEST:
        return text
    filled = [line.strip("\r ") for line in text.split("\n") if line.strip()]
    framed = sum(line[0] == line[-1] == "\t" for line in filled if line)
    return text.replace("\t", "") if framed >= max(_FEWEST, _MOST * len(filled)) else text
