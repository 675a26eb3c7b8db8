"""Tables that were pasted without their grid: one cell a line, or a label and figures in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportctl.fill.figures import is_figure, plain
from reportctl.fill.strips import Piece, Strip
from reportctl.fill.vocabulary import Vocabulary
from reportctl.readers.source import Spot

_GLUED = re.compile(r"(\D+?)[:：]?\s*([+\-−]?\d[\d,，.]*(?:\s?[件项条宗万元]+)?)")
_BROKEN = 4
"""The most lines over which a narrow cell breaks a label."""
_PART = 20
"""Characters of the longest part of a broken label."""
_PAGE = re.compile(r"[-—–－•·]\s*\d{1,3}\s*[-—–－•·]|第?\s*\d{1,3}\s*页(?:.{0,3}共\s*\d+\s*页)?")


def rows(block: Iterable[Strip], vocabulary: Vocabulary, *, pages: bool) -> Iterator[Strip]:
    """Lines of text as rows: a label and the figures that follow it up to the next label.

    `pages` says that a lone number may be a page's.
    """
    label: Strip | None = None
    figures: list[Piece] = []
    for strip in _whole(list(block), vocabulary):
        for texts in _cells(strip, vocabulary):
            if len(texts) == 1 and is_figure(texts[0]) and not (pages and label is None):
                if not _PAGE.fullmatch(texts[0]):
                    figures.append(_piece(texts[0], strip.spot, 0))
                continue
            if label or figures:
                yield _row(label, figures)
            if all(is_figure(text) for text in texts):
                label, figures = None, [_piece(text, strip.spot, 0) for text in texts]
                continue
            labels = [text for text in texts if not is_figure(text)]
            label = _strip([_piece(text, strip.spot, at) for at, text in enumerate(labels)], strip)
            figures = [_piece(text, strip.spot, 0) for text in texts if is_figure(text)]
    if label or figures:
        yield _row(label, figures)


def _whole(block: Sequence[Strip], vocabulary: Vocabulary) -> Iterator[Strip]:
    """The lines, a label that was broken over a few of them in one: 商业 / 企业."""
    at = 0
    while at < len(block):
        count = next(
            (n for n in range(_BROKEN, 1, -1) if _label(block[at : at + n], vocabulary)), 1
        )
        if count > 1:
            text = "".join(strip.text for strip in block[at : at + count])
            yield _strip([_piece(text, block[at].spot, 0)], block[at])
        else:
            yield block[at]
        at += count


def _label(lines: Sequence[Strip], vocabulary: Vocabulary) -> bool:
    """Whether lines are a label of the form together, and not each for itself."""
    texts = [strip.text for strip in lines]
    if not all(text and len(text) <= _PART and not is_figure(text) for text in texts):
        return False
    whole = "".join(texts)
    known = bool(vocabulary.exact(whole)) or vocabulary.is_furniture(whole)
    return known and not all(vocabulary.exact(text) for text in texts)


def _row(label: Strip | None, figures: list[Piece]) -> Strip:
    pieces = [*(label.pieces if label else ()), *figures]
    numbered = [_piece(piece.text, piece.spot, at) for at, piece in enumerate(pieces)]
    return Strip(tuple(numbered), pieces[0].spot, width=len(pieces), fixed=False)


def _strip(pieces: list[Piece], like: Strip) -> Strip:
    return Strip(tuple(pieces), like.spot, width=len(pieces), level=like.level, fixed=False)


def _piece(text: str, spot: Spot, at: int) -> Piece:
    return Piece(text, spot, at, at + 1)


def _cells(strip: Strip, vocabulary: Vocabulary) -> Iterator[list[str]]:
    """The cells of each line: a label, figures, or a label with its figures behind it."""
    for piece in strip.pieces:
        for line in piece.text.split("\n"):
            text = plain(line)
            if text and not _PAGE.fullmatch(text):
                yield _parts(text, vocabulary)


def _parts(text: str, vocabulary: Vocabulary) -> list[str]:
    words = text.split()
    figures: list[str] = []
    while len(words) > 1 and is_figure(words[-1]):
        figures.insert(0, words.pop())
    if figures and is_figure(words[0]) and len(words) == 1:
        return [*words, *figures]
    label = " ".join(words)
    if not figures and (glued := _GLUED.fullmatch(label)) and vocabulary.exact(glued[1]):
        return [glued[1], glued[2]]
    if (
        not figures
        and len(words) > 1
        and all(vocabulary.exact(word) or vocabulary.is_furniture(word) for word in words)
    ):
        return words
    return [label, *figures]
