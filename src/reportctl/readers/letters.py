"""Folds characters that only look like the right ones, as copying from a PDF leaves them.

PDF fonts map the glyph of 长 or 行 to a CJK radical (U+2E80-2EFF), a Kangxi radical
(U+2F00-2FDF) or a compatibility ideograph (U+F900-FAFF). They print alike, and no label matches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PICTORIAL_FONTS = (
    "wingdings", "webdings", "marlett", "zapfdingbats", "zapf dingbats", "itc zapf dingbats",
    "monotype sorts", "bookshelf symbol", "mt extra",
)  # fmt: skip
"""How the names of fonts begin whose digits print as pictures, in small letters."""
_LOOKALIKES = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
_SIGNS = ".,，+-−%/—"
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x200E), 0x2060, 0xFEFF, 0xAD, *range(8)])
_SPACES = {0xA0: " ", 0x2007: " ", 0x202F: " ", 0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}
_STRAY = _INVISIBLE | _SPACES

_SUPPLEMENT = dict(
    zip(
        "⺁⺅⺆⺇⺉⺊⺋⺌⺎⺏⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎"
        "⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "厂亻冂几刂卜㔾小兀尣幺彑彐忄扌攵旡日月歹母民氵氺灬爫爫丬牛犭王疋目示礻竹糸纟罓罒羊羊羊耂肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶"
        "阝钅長镸长门阝阝雨青韦页风飞食飠飠饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
"""Radicals that Unicode's NFKC leaves alone, and the ideographs they stand for
(EquivalentUnifiedIdeograph of the Unicode Character Database)."""

_MAINLAND = {"\u2f3e": "户", "\u2fa8": "门"}
"""Where NFKC would give the form that mainland texts do not print."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def fold_radicals(text: str) -> str:
    """The text with radicals and compatibility ideographs as ordinary ideographs (⻔⼾ as 门户)."""
    return _LOOKALIKES.sub(_fold, text) if not text.isascii() else text


def is_plain_figure(text: str) -> bool:
    """Whether there is nothing but digits, signs and strokes."""
    bare = text.strip()
    return bare != "" and all(x.isdecimal() or x in _SIGNS or x.isspace() for x in bare)


def _fold(match: re.Match[str]) -> str:
    """One character folded."""
    import unicodedata

    letter = match.group()
    known = _SUPPLEMENT.get(letter) or _MAINLAND.get(letter)
    return known or unicodedata.normalize("NFKC", letter)


def tidy(text: str) -> str:
    """The text folded, with odd spaces and line ends made plain and invisible characters gone.

    Marks that reorder text or take it back (bidirectional controls, backspace, delete) stay: they
    are a fault that must be told.
    """
    return fold_radicals(text.translate(_STRAY))


def set_small(text: str, setting: str | None) -> str:
    """The digits of raised or lowered text as such: a note's mark behind 423 does not make 4231."""
    small = {"raised": _RAISED, "lowered": _LOWERED}.get(setting or "")
    return text.translate(small) if small else text


def shorten(text: str, length: int) -> str:
    """The text for a message: no more than so many letters of it."""
    return text if len(text) <= length else f"{text[:length]}…"


def name_some(items: Sequence[str], most: int) -> str:
    """The first so many of what a message names, and how many there are if there are more."""
    return "、".join(items[:most]) + (f"等 {len(items)} 处" if len(items) > most else "")


def without_comments(text: str) -> str:
    """HTML or Markdown without its comments, which no page shows; lines stay where they are.

    One that never ends is none. Our own pages end with one, by which they are known.
    """
    first, *rest = text.split("<!--")
    kept, is_open = [first], False
    for piece in rest:
        inside, end, after = piece.partition("-->")
        is_open = not end
        kept.append("\n" * inside.count("\n") + after)
    if is_open:
        kept[-1] = rest[-1]
    return "".join(kept)
