"""Two wordings of a sentence as what was kept, taken out and put in; numbers stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from reportctl.comparison.changes import Op
from reportctl.comparison.split import Sentence

Piece = tuple[Op, str]


@cache
def _token() -> re.Pattern[str]:
    """A number with its commas, point and per cent sign; a foreign word; one character."""
    return re.compile(r"(?:\d+(?:[,，]\d{3})*(?:\.\d+)?[%％‰]?|[A-Za-z]+|.) ?", re.DOTALL)


def compare_wording(old: Sentence, new: Sentence) -> tuple[Piece, ...]:
    """The pieces of both, in reading order; what was kept reads as in the newer one."""
    if old.key == new.key:
        return (("=", new.text),)
    first, last = _alike(old.folded, new.folded)
    middle_old = _tokens(old, first, len(old.text) - last)
    middle_new = _tokens(new, first, len(new.text) - last)
    pieces: list[Piece] = [("=", new.text[:first])]
    pieces += _without_crumbs(list(_edits(middle_old, middle_new)))
    pieces.append(("=", new.text[len(new.text) - last :]))
    return tuple(_joined(pieces))


Token = tuple[str, str]
"""How it reads, and what is compared."""


def _tokens(sentence: Sentence, start: int, end: int) -> list[Token]:
    found = []
    for match in _token().finditer(sentence.folded, start, end):
        key = match[0].rstrip()
        key = key.replace(",", "").replace("，", "") if key[:1].isdigit() else key
        found.append((sentence.text[match.start() : match.end()], key))
    return found


def _alike(old: str, new: str) -> tuple[int, int]:
    """How many characters both begin and end with, no number or word being cut through."""
    room = min(len(old), len(new))
    first = _common(old, new)
    while first and (_cuts(old, first) or _cuts(new, first)):
        first -= 1
    last = min(_common(old[::-1], new[::-1]), room - first)
    while last and (_cuts(old, len(old) - last) or _cuts(new, len(new) - last)):
        last -= 1
    return first, last


def _common(one: str, other: str) -> int:
    """How many characters two texts both begin with."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


_WITHIN = frozenset(".,，%％‰")


def _cuts(text: str, at: int) -> bool:
    """Whether an offset stands within a number or a foreign word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (before.isascii() and before.isalnum() and (after.isalnum() and after.isascii())) or (
        (before.isdigit() and after in _WITHIN) or (before in _WITHIN and after.isdigit())
    )


def _edits(old: Sequence[Token], new: Sequence[Token]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, [k for _, k in old], [k for _, k in new], autojunk=False)
    for op, i, j, k, m in matcher.get_opcodes():
        if op == "equal":
            yield "=", _text(new[k:m])
        else:
            yield "-", _text(old[i:j])
            yield "+", _text(new[k:m])


def _text(tokens: Sequence[Token]) -> str:
    return "".join(text for text, _ in tokens)


def _without_crumbs(pieces: list[Piece]) -> list[Piece]:
    """Without kept stretches that are shorter than the edits on both sides of them.

    A single 的 between two rewritten halves was not kept, it only stands in both.
    """
    hunks = _hunks(pieces)
    at = 1
    while at + 1 < len(hunks):
        (kept, _, _), (_, out, put), (_, out_after, put_after) = (
            hunks[at],
            hunks[at - 1],
            hunks[at + 1],
        )
        around = min(max(len(out), len(put)), max(len(out_after), len(put_after)))
        if kept and len(kept) <= around:
            joined = ("", out + kept + out_after, put + kept + put_after)
            hunks[at - 1 : at + 2] = [joined]
            at = max(1, at - 2)
        else:
            at += 2
    settled: list[Piece] = []
    for kept, out, put in hunks:
        settled += [("=", kept), ("-", out), ("+", put)]
    return settled


def _hunks(pieces: list[Piece]) -> list[tuple[str, str, str]]:
    """Edits and kept stretches in turn, an edit first: (kept, taken out, put in)."""
    hunks: list[tuple[str, str, str]] = [("", "", "")]
    for op, text in pieces:
        kept, out, put = hunks[-1]
        if op == "=" and text:
            hunks += [(text, "", ""), ("", "", "")]
        elif op == "-":
            hunks[-1] = (kept, out + text, put)
        elif op == "+":
            hunks[-1] = (kept, out, put + text)
    return hunks


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Without empty pieces; neighbours of one kind are one."""
    last: Piece | None = None
    for op, text in pieces:
        if not text:
            continue
        if last and last[0] == op:
            last = (op, last[1] + text)
        else:
            if last:
                yield last
            last = (op, text)
    if last:
        yield last
