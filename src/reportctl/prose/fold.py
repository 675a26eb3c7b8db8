"""Gives the text in which everything is looked for: one spelling for each character.

Folding never changes the length of a text, so that an offset in the folded text is an offset in
the report.
"""

from __future__ import annotations

import unicodedata

_RADICALS = str.maketrans(
    "⺠⻓⻔⻛⻢⻥⻦⻩⻬⻮⻰⻚⻅⻆⻉⻋⻤⻝⻄", "民长门风马鱼鸟黄齐齿龙页见角贝车鬼食西"
)
"""Radicals that PDF text holds in place of characters and that have no folding of their own."""

_SAME = {
    **{0xFF10 + n: 0x30 + n for n in range(10)},
    **{0xFF21 + n: 0x41 + n for n in range(26)},
    **{0xFF41 + n: 0x61 + n for n in range(26)},
    **str.maketrans("％．＊＠－　\u00a0○", "%.*@-  〇"),
    **_RADICALS,
}


def fold(text: str) -> str:
    """The text with half-width digits and letters and with characters in place of radicals.

    Punctuation stays as it is, since `，` and `,` do not mean the same beside digits.
    """
    table = dict(_SAME)
    for char in set(text):
        if "\u2f00" <= char <= "\u2fdf":
            table[ord(char)] = ord(unicodedata.normalize("NFKC", char))
    return text.translate(table)
