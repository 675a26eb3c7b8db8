"""Tables in the text of a source: those that say nothing of the form, as a text writes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import get_args

from reportctl.fill.figures import is_figure, plain
from reportctl.fill.lines import Line
from reportctl.fill.prose import Text
from reportctl.fill.site_text import is_site_text
from reportctl.fill.vocabulary import Vocabulary
from reportctl.fill.words import Axis
from reportctl.record import NamedTuple
from reportctl.report.text_table import write_rows

_JOINTS = str.maketrans(dict.fromkeys("·•/、-—", " "))
_WORDS = r"(?<=[A-Za-z,.;:])[^\S\n]*\n\s*(?=[A-Za-z])"
_YEAR = re.compile(r"20\d\d(?:年度?)?")
_LEAST = 2
"""Rows of several cells that make a table."""
_LAID_OUT = {"pdf", "ofd", "scan"}
"""Kinds of source in whose cells a line ends where the cell does."""
_ANYWHERE = {"总计", "合计", "其他", "其它", "小计", "数量"}
"""Labels of the form that stand in any table."""


class Lines(NamedTuple):
    """All lines of a source, and what kind it is of."""

    lines: Sequence[Line]
    kind: str


def tables_of_text(
    block: Sequence[Line], source: Lines, vocabulary: Vocabulary, *, prose: bool
) -> Mapping[int, Sequence[Text]]:
    """By the place of each of their lines in a section what its tables of text say.

    A table of text begins and ends in the section and has no label of a row of the form; in a
    section of the form's own tables no label at all, nor anything like one. All of it stands at
    its first line, the others say nothing.
    """
    found: dict[int, Sequence[Text]] = {}
    sizes = Counter(line.table for line in source.lines)
    laid_out = source.kind in _LAID_OUT
    first, above = 0, list[Line]()
    for number, run in groupby(enumerate(block), key=lambda each: each[1].table):
        places, rows = zip(*run, strict=True)
        if not (number and len(rows) == sizes[number] and _is_text(rows, vocabulary, prose=prose)):
            above = []
            continue
        found |= dict.fromkeys(places, ())
        if laid_out and above and above[0].text == rows[0].text and _turns(above[-1], rows[0]):
            above += rows[1:]
        else:
            first, above = places[0], list(rows)
        found[first] = tuple(_write(above, laid_out=laid_out))
    return found


def _turns(above: Line, below: Line) -> bool:
    """Whether a page ends between two lines."""
    return above.spot.page != below.spot.page


def _is_text(rows: Sequence[Line], vocabulary: Vocabulary, *, prose: bool) -> bool:
    pieces = [piece for row in rows for piece in row.pieces if not piece.empty]
    texts = {plain(piece.text) for piece in pieces if not piece.figure} - _ANYWHERE
    if sum(row.lone is None for row in rows) < _LEAST or any(piece.mute for piece in pieces):
        return False
    if any(is_site_text(text) or vocabulary.is_frame(text) for text in texts):
        return False
    if _is_by_years(rows, vocabulary):
        return True
    parts = {part for text in texts for part in text.translate(_JOINTS).split()} | texts
    named = (word for part in parts for word in vocabulary.exact(part))
    if prose:
        return not any(word.axis == "row" for word in named)
    tables = vocabulary.form.tables
    if all(vocabulary.is_piece(word, tables) for text in texts for word in text.split()):
        return False
    like = (vocabulary.match(t, tables, a) for t in texts for a in get_args(Axis))
    return not any(named) and not any(like)


def _is_by_years(rows: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether the head, or the first column, is years that follow each other.

    No table of the form has years: it is one of text, whatever its other labels say.
    """
    head, *below = ([plain(piece.text) for piece in row.pieces if not piece.empty] for row in rows)
    named = [word for word in head[:1] if not _YEAR.fullmatch(word)]
    if any(word.axis == "row" for text in named for word in vocabulary.exact(text)):
        return False
    return _follow(head[len(named) :]) or _follow([row[0] for row in below if row])


def _follow(texts: Sequence[str]) -> bool:
    """Whether cells are years that follow each other, beside words at most."""
    years = [int(text[:4]) for text in texts if _YEAR.fullmatch(text)]
    steps = {after - before for before, after in pairwise(years)}
    others = (text for text in texts if not _YEAR.fullmatch(text))
    return steps in ({1}, {-1}) and not any(map(is_figure, others))


def _write(rows: Sequence[Line], *, laid_out: bool) -> Iterator[Text]:
    """The table; a line that fills its whole width, first or last, stands outside it."""
    left = list(rows)
    while left and (over := _across(left[0])):
        yield over
        del left[0]
    below: list[Text] = []
    while left and (under := _across(left[-1])):
        below.insert(0, under)
        del left[-1]
    width = max(row.width for row in left)
    cells = [[""] * width for _ in left]
    for texts, row in zip(cells, left, strict=True):
        for piece in row.pieces:
            # a cell that spans others is written once, where it begins
            if not piece.below:
                text = piece.text.strip()
                texts[piece.start] = _flow(text) if laid_out else text
    yield Text(write_rows(cells), left[0].spot)
    yield from below


def _flow(text: str) -> str:
    """The lines of a cell as one; only between two Latin words stood a space."""
    return "".join(map(str.strip, re.sub(_WORDS, " ", text).split("\n")))


def _across(row: Line) -> Text | None:
    lone = row.lone
    whole = lone is not None and lone.end - lone.start == row.width
    return Text(lone.text, row.spot) if lone is not None and whole else None
