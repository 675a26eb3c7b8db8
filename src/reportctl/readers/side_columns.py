"""What stands beside the text of a page in a column of its own: a site's menu, a share bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from reportctl.readers.ink import Letter
from reportctl.readers.letters import shorten

_CJK = "\u2e80"
_LONG, _SHARED = 15, 3
"""Letters of a line of the text, and how many such lines begin at its margin."""
_AWAY = 2.0
"""Points between the text and a column beside it."""
_EDGE = 0.06
"""The share of a page's height at its head and foot where what runs over its width is printed."""
_NUMBERS = "一二三四五六七八九十（(①②③④⑤⑥⑦⑧⑨"
_SHOWN = 40
_WIDE = 1e5
_FEWEST = 4
"""Letters of the shortest column; 总计 is a head beside a table."""


def without_sides(
    letters: Sequence[Letter],
    lines: Sequence[tuple[float, float, str]],
    height: float,
    read: Callable[[Sequence[Letter]], Sequence[str]],
) -> tuple[Sequence[Letter], list[str]]:
    """The letters of a page that stand in no column beside its text, and what such a column says.

    `lines` is where each line begins and ends and what it says; `read` gives the lines of letters.
    Numbers before paragraphs and figures beside their labels are no column.
    """
    long = [(x0, x1) for x0, x1, text in lines if len(text) >= _LONG and "\t" not in text]
    begins = Counter(round(x0) for x0, _ in long)
    margins = sorted(x for x, count in begins.items() if count + begins[x + 1] >= _SHARED)
    if not margins:
        return letters, []
    left, right = margins[0] - _AWAY, max(x1 for _, x1 in long) + _AWAY
    if len(margins) == 1 and all(x0 >= left and x1 <= right for x0, x1, _ in lines):
        return letters, []
    told: list[str] = []
    kept = letters
    # a line that begins in the column goes on in the text: the margin may be any but the first, or
    # lie two letters before it, where few lines go on
    indent = 2 * letters[len(letters) // 2].size
    cuts = [x - before - _AWAY for x in margins for before in (indent, 0.0)]
    for cut, low, high in (*((cut, 0.0, cut) for cut in cuts), (right, right, _WIDE)):
        inner = [x for x in kept if _EDGE * height < x.top and x.bottom < (1 - _EDGE) * height]
        inner = [x for x in inner if not x.text.isspace()]
        column = [x for x in inner if low <= x.x0 and x.x1 <= high]
        if not column or any(x.x0 < cut < x.x1 for x in inner):
            continue
        top, bottom = min(x.top for x in column), max(x.bottom for x in column)
        gone = set(map(id, column))
        if not any(top < x.bottom and x.top < bottom for x in inner if id(x) not in gone):
            continue  # a signature, below the text and not beside it
        said = [text.strip() for text in read(column)]
        if all(map(_is_words, said)) and len("".join(said)) >= _FEWEST:
            told.append("、".join(said))
            kept = [x for x in kept if id(x) not in gone]
    return kept, [shorten(each, _SHOWN) for each in told]


def _is_words(text: str) -> bool:
    """Whether a line has words, and is no number before a paragraph."""
    number = text[:1] in _NUMBERS and len(text.rstrip("、）).")) <= _AWAY
    return any(sign >= _CJK for sign in text) and not (number and len(text) > 1)
