"""Peels the words off the text before a figure until one says what the figure is about.

In 予以公开的政府信息公开申请共26件 that is 予以公开; the words behind it only name the thing.
No regular expression is used here: compiling them would cost more than the whole check.
"""

from __future__ import annotations

from typing import NamedTuple

from reportctl.prose import topics
from reportctl.prose.words import (
    ANSWERED,
    APPLIED,
    CARRY,
    FILLERS,
    LAST_YEAR,
    NEXT_YEAR,
    RESULTS,
    SUBJECTS,
    VERBS,
)


class Found(NamedTuple):
    """The word that says what a figure is about."""

    kind: str
    word: str
    rest: str
    """What stands before it."""
    applied: bool
    """Whether applications were named between the word and the figure."""


_KINDS = (
    ("outcome", tuple(topics.OUTCOMES)),
    ("result", tuple(RESULTS)),
    ("subject", tuple(SUBJECTS)),
    ("answered", ANSWERED),
    ("verb", tuple(VERBS)),
)


def peel(lead: str) -> Found | None:
    """The last word of a clause that says what the figure behind it is a number of."""
    applied = named = False
    while lead:
        lead = lead.rstrip("：: ”")
        onward = _onward(lead)
        if onward:
            return Found(onward, "", lead, applied)
        for kind, words in _KINDS:
            if lead.endswith(words):
                word = max((w for w in words if lead.endswith(w)), key=len)
                return Found(kind, word, lead[: -len(word)], applied)
        if lead.endswith(APPLIED):
            named = True
        filler = next((w for w in FILLERS if lead.endswith(w)), None)
        if filler is None:
            break
        applied = applied or "申请" in filler
        lead = lead[: -len(filler)]
    return Found("applied", "", lead, applied=True) if named else None


def _onward(lead: str) -> str | None:
    """Whether the words say that something is carried in from last year or out to the next."""
    for word in ("的", "办理", "答复", "处理", "继续"):
        lead = lead.removesuffix(word)
    if lead.endswith(NEXT_YEAR):
        year = max((w for w in NEXT_YEAR if lead.endswith(w)), key=len)
        return "carried_out" if lead[: -len(year)].rstrip("至到入于为").endswith(CARRY) else None
    if lead.endswith(("结转", "转结", "转入", "遗留", "顺延")):
        rest = lead[:-2].rstrip("的度末未办")
        if rest.endswith("年") and rest[-5:-1].isdigit():
            return "carried"
        return "carried_in" if rest.endswith(tuple(w.rstrip("度") for w in LAST_YEAR)) else None
    year = lead.removesuffix("度")
    written = year.endswith("年") and year[-5:-1].isdigit()
    return "carried" if written and year[:-5].rstrip("至到入于为").endswith(CARRY[:4]) else None


def joined(word: str, rest: str) -> tuple[str, ...]:
    """An outcome and those that are counted together with it: 予以公开及部分公开."""
    words = [word]
    while True:
        shorter = rest.rstrip("及和与或并以")
        before = next((w for w in topics.OUTCOMES if shorter.endswith(w)), None)
        if not before or shorter == rest:
            return tuple(reversed(words))
        words.append(before)
        rest = shorter[: -len(before)]


def unbracketed(lead: str) -> str:
    """The words before a figure without what stands in brackets: 其他处理（含撤回）469件."""
    while "）" in lead or ")" in lead:
        end = max(lead.rfind("）"), lead.rfind(")"))
        start = max(lead.rfind("（", 0, end), lead.rfind("(", 0, end))
        lead = lead[: max(start, 0)] + lead[end + 1 :]
    return lead


def until(text: str, signs: str) -> str:
    """The text before the first of some signs."""
    ends = [at for sign in signs if (at := text.find(sign)) >= 0]
    return text[: min(ends)] if ends else text


def strip(text: str, words: tuple[str, ...]) -> str:
    """The text without any of the words at its end."""
    while text.endswith(words):
        text = text[: -len(next(w for w in words if text.endswith(w)))]
    return text


def has(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words stands in the text."""
    return any(word in text for word in words)
