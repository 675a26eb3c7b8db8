"""Two wordings of a sentence as what was kept, taken out and put in; numbers stay whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from reportctl.compare.comparison import Op
from reportctl.compare.split import Sentence

Piece = tuple[Op, str]


@cache
def _token() -> re.Pattern[str]:
    """A number with its commas, point and per cent sign; a foreign word; one character."""
    return re.compile(r"(?:\d+(?:[,，]\d{3})*(?:\.\d+)?[%％‰]?|[A-Za-z]+|.) ?", re.DOTALL)


def compare_wording(old: Sentence, new: Sentence) -> tuple[Piece, ...]:
    """The pieces of both, in reading order; what was kept reads as in the newer one."""
    if old.key == new.key:
        return (("=", new.text),)
    before, after = _tokens(old), _tokens(new)
    first = _common(before, after)
    last = _common(before[first:][::-1], after[first:][::-1])
    middle_old, middle_new = (tokens[first : len(tokens) - last] for tokens in (before, after))
    pieces: list[Piece] = [("=", _text(after[:first]))]
    pieces += _settled(list(_edits(middle_old, middle_new)))
    pieces.append(("=", _text(after[len(after) - last :])))
    return tuple(_joined(pieces))


Token = tuple[str, str]
"""How it reads, and what is compared."""


def _tokens(sentence: Sentence) -> list[Token]:
    text, found, at = sentence.text, [], 0
    for match in _token().finditer(sentence.folded):
        end = match.end()
        key = match[0].rstrip()
        key = key.replace(",", "").replace("，", "") if key[0].isdigit() else key
        found.append((text[at:end], key))
        at = end
    return found


def _common(one: Sequence[Token], other: Sequence[Token]) -> int:
    """How many tokens both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left[1] != right[1]:
            break
        count += 1
    return count


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


def _settled(pieces: list[Piece]) -> list[Piece]:
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
