"""Lines as rows of a table: pasted text without its grid, rows cut in two, rows put into one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportctl.fill.blank_lines import with_blank_cells
from reportctl.fill.figures import is_figure, plain
from reportctl.fill.labels import fold
from reportctl.fill.lines import Line, Piece
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.paged import is_page_number
from reportctl.readers.source import Spot

_GLUED = r"((?:\d{1,2}[.)])?\D++)(\d[\d,./-]*(?:\s?件+)?)"
_ALIKE = str.maketrans("、），—项条宗万元", ".),-件件件件件")
"""Of a text in which signs and units are one each: classes of ideographs take long to compile."""
_RUN = r"[-—/0-9]+"
"""Strokes and digits glued together."""
_SEVERAL = 2
_BROKEN = 4
"""The most lines over which a narrow cell breaks a label."""
_PART = 20
"""Characters of the longest part of a broken label."""
_PAGE = r"第?\s*\d{1,3}\s*页(?:.{0,3}共\s*\d+\s*页)?"
_STROKES = "-—–－•·"
_CONTINUED = r"\(?(?:续|续表|续上表|接上表)\)?"
"""What stands over the second part of a label or table that a page broke."""


def rows_of_text(block: Iterable[Line], vocabulary: Vocabulary, *, pages: bool) -> list[Line]:
    """Lines of text as rows: a label and the figures that follow it up to the next label.

    `pages` says that a lone number may be a page's.
    """
    return with_blank_cells(list(_rows(block, vocabulary, pages=pages)))


def _rows(block: Iterable[Line], vocabulary: Vocabulary, *, pages: bool) -> Iterator[Line]:
    label: Line | None = None
    figures: list[Piece] = []
    lines = [line for line in block if not re.fullmatch(_CONTINUED, line.text)]
    whole = list(_whole(lines, vocabulary))
    leading = _leading(whole, vocabulary)
    for at, line in enumerate(whole):
        if at in leading:
            yield from [_row(label, figures)] if label or figures else []
            yield _row(None, [_piece(line.text, line.spot, 0)])
            label, figures = None, []
            continue
        for texts in _cells(line, vocabulary):
            if len(texts) == 1 and is_figure(texts[0]) and not (pages and label is None):
                if not _is_page_number(texts[0]):
                    figures.append(_piece(texts[0], line.spot, 0))
                continue
            if label or figures:
                yield _row(label, figures)
            if all(is_figure(text) for text in texts):
                label, figures = None, [_piece(text, line.spot, 0) for text in texts]
                continue
            labels = [text for text in texts if not is_figure(text)]
            label = _strip([_piece(text, line.spot, at) for at, text in enumerate(labels)], line)
            figures = [_piece(text, line.spot, 0) for text in texts if is_figure(text)]
    if label or figures:
        yield _row(label, figures)


def _leading(lines: Sequence[Line], vocabulary: Vocabulary) -> set[int]:
    """The figures in lines of their own that stand as many before each label, and none behind.

    What comes out of a PDF so may belong to either label.
    """
    found: set[int] = set()
    run = ""
    for at, line in enumerate((*lines, None)):
        words = vocabulary.exact(line.text) if line and not is_figure(line.text) else ()
        if line and is_figure(line.text):
            run += "0"
        elif words and all(word.axis == "row" and word.leaf for word in words):
            run += "L"
        else:
            heads = any(word.axis == "column" for word in words)  # a row's name above its columns
            if re.fullmatch(r"(0+L)\1*", run) and not heads:
                found |= {at - len(run) + n for n, sign in enumerate(run) if sign == "0"}
            run = ""
    return found


def is_page_mark(text: str) -> bool:
    """Whether a line is the page's and not the table's: its number, or that it goes on."""
    return _is_page_number(text) or bool(re.fullmatch(_CONTINUED, text))


def _is_page_number(text: str) -> bool:
    return is_page_number(text, _STROKES) or ("页" in text and bool(re.fullmatch(_PAGE, text)))


def _whole(block: Sequence[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """The lines, a label that was broken over a few of them in one: 商业 / 企业."""
    at = 0
    while at < len(block):
        count = next(
            (n for n in range(_BROKEN, 1, -1) if _label(block[at : at + n], vocabulary)), 1
        )
        if count > 1:
            text = "".join(line.text for line in block[at : at + count])
            yield _strip([_piece(text, block[at].spot, 0)], block[at])
        else:
            yield block[at]
        at += count


def _label(lines: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether lines are a label of the form together, and not each for itself."""
    texts = [line.text for line in lines]
    if not all(text and len(text) <= _PART and not is_figure(text) for text in texts):
        return False
    if any(text.startswith("(") and not fold(text).ordinal for text in texts[1:]):
        return False  # a hint, or the corner, and no part of a label
    whole = "".join(texts)
    known = bool(vocabulary.exact(whole)) or vocabulary.is_frame(whole)
    return known and not all(vocabulary.exact(text) for text in texts)


def _row(label: Line | None, figures: list[Piece]) -> Line:
    pieces = [*(label.pieces if label else ()), *figures]
    numbered = [_piece(piece.text, piece.spot, at) for at, piece in enumerate(pieces)]
    return Line(tuple(numbered), pieces[0].spot, width=len(pieces), fixed=False)


def _strip(pieces: list[Piece], like: Line) -> Line:
    return Line(tuple(pieces), like.spot, width=len(pieces), level=like.level, fixed=False)


def _piece(text: str, spot: Spot, at: int) -> Piece:
    return Piece(text, spot, at, at + 1)


def _cells(line: Line, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """The cells of each line: a label, figures, or a label with its figures behind it."""
    for piece in line.pieces:
        for part in piece.text.split("\n"):
            text = plain(part)
            if text and not _is_page_number(text):
                yield _parts(text, vocabulary)


def _parts(text: str, vocabulary: Vocabulary) -> list[str]:
    words = text.split()
    figures: list[str] = []
    while len(words) > 1 and (is_figure(words[-1]) or re.fullmatch(_RUN, words[-1])):
        figures.insert(0, words.pop())
    if figures and is_figure(words[0]) and len(words) == 1:
        return [*words, *figures]
    label = " ".join(words)
    if not figures and (glued := _unglue(label)) and vocabulary.exact(glued[0]):
        return [*glued]
    if (
        not figures
        and len(words) > 1
        and all(vocabulary.exact(word) or vocabulary.is_frame(word) for word in words)
    ):
        return words
    return [label, *figures]


def _unglue(text: str) -> tuple[str, str] | None:
    """A label and the figure right behind it: 收到申请：12件."""
    found = re.fullmatch(_GLUED, text.translate(_ALIKE))
    if not found or text[: found.end(1)].endswith(("/", "—", "–")):
        return None
    label = text[: found.end(1)].rstrip("+-−")
    return label.rstrip().removesuffix(":"), text[len(label) :]


def mend_rows(rows: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The rows with such as belong together joined, and such as are several parted."""
    found: list[Line] = []
    for line in rows:
        for row in _parted(line, vocabulary):
            above = found[-1] if found else None
            joined = _joined(above, row, vocabulary) if above else None
            if joined:
                found[-1] = joined
            else:
                found.append(row)
    return found


def _parted(line: Line, vocabulary: Vocabulary) -> Iterator[Line]:
    """A row whose cells hold as many lines as its label names rows: one row for each."""
    labels = [piece for piece in line.pieces if piece.label and not piece.below]
    texts = labels[-1].text.split("\n") if line.table and labels else []
    named = [vocabulary.exact(text) for text in texts]
    rows = [{w.key for w in words if w.axis == "row" and w.leaf} for words in named]
    parts = [[text for text in piece.text.split("\n") if text.strip()] for piece in line.pieces]
    first = line.pieces.index(labels[-1]) if labels else 0
    figures = [found for found in parts[first + 1 :] if found]
    if (
        len(texts) < _SEVERAL
        or not all(rows)
        or len(set(map(frozenset, rows))) < len(texts)
        or not figures
        or any(len(found) != len(texts) for found in figures)
    ):
        yield line
        return
    for at in range(len(texts)):
        pieces = [
            piece._replace(text=found[at] if len(found) == len(texts) else piece.text, number=None)
            for piece, found in zip(line.pieces, parts, strict=True)
        ]
        yield line._replace(pieces=tuple(pieces))


def _joined(above: Line, below: Line, vocabulary: Vocabulary) -> Line | None:
    """Two rows as one, where only together their labels are a row's and no figure collides."""
    if not above.table or not below.table or above.width != below.width:
        return None
    begun, rest = _last_label(above), _last_label(below)
    if begun is None or rest is None or begun.start != rest.start:
        return None
    if vocabulary.exact(begun.text) or vocabulary.exact(rest.text):
        return None
    whole = vocabulary.exact(begun.text + rest.text)
    if not any(word.axis == "row" and word.leaf for word in whole):
        return None
    pieces = []
    for piece in above.pieces:
        other = next((p for p in below.pieces if p.start == piece.start), None)
        if piece is begun:
            pieces.append(piece._replace(text=begun.text + rest.text))
        elif other is None or other.empty or piece.start < begun.start:
            pieces.append(piece)
        elif piece.empty:
            pieces.append(other._replace(below=False))
        else:
            return None
    return above._replace(pieces=tuple(pieces))


def _last_label(line: Line) -> Piece | None:
    """The label next to the figures."""
    labels = [p for p in line.pieces if p.label and plain(p.text)]
    return labels[-1] if labels else None


def is_label_with_figure(line: Line) -> bool:
    """Whether a row of a table is a label and its figure in one cell."""
    lone = line.lone
    return lone is not None and lone.label and any(c.isdecimal() for c in fold(lone.text).full)
