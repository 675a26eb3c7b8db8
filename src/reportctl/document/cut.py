"""Taking whole tables out of a TOML file, and no other byte."""

from __future__ import annotations

from reportctl.document.document import Document
from reportctl.document.toml import parse


def cut_tables(document: Document, key: str) -> Document:
    """The file without its array of tables `[[key]]`, each with the blank lines before it.

    What follows the last value of a table, such as a comment, stays. A file that has none comes
    back as it is.
    """
    text, cuts = document.text, []
    heads = [
        path
        for path, mark in document.places.items()
        if path[0] == key and len(path) > 1 and mark.standing == "header"
    ]
    for number in sorted({path[1] for path in heads if isinstance(path[1], int)}):
        marks = [mark for path, mark in document.places.items() if path[:2] == (key, number)]
        start = text.rfind("\n", 0, min(mark.start for mark in marks)) + 1
        end = text.find("\n", max(mark.end for mark in marks))
        while text[:start].endswith(("\n\n", "\n\r\n")):
            start -= 2 if text[:start].endswith("\r\n") else 1
        cuts.append((start, len(text) if end < 0 else end + 1))
    pieces, at = [], 0
    for start, end in cuts:
        pieces.append(text[at:start])
        at = end
    made = parse("".join((*pieces, text[at:])), bom=document.bom)
    if made.faults:
        raise ValueError(made.faults[0])
    return made
