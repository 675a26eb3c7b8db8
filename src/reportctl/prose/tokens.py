"""Cuts a sentence into the words that are known, figures, years, marks and what is not known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import Lexicon, Sense
from reportctl.prose.mentions import Date, Mentions, Name, Relative
from reportctl.prose.sentences import Stretch

Mention = Figure | Date | Relative | Name
Found = tuple[int, int, str, Mention]
"""Where a mention begins and ends, its kind, and itself."""
OPENING, CLOSING = "（(", "）)"
_MARKS = frozenset("，,。；;：:！？!?（）()、\n")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_LONGEST_QUOTE = 30


class Token(NamedTuple):
    """A piece of a sentence."""

    start: int
    end: int
    kind: str
    """`word`, `figure`, `date`, `relative`, `name`, `mark`, `quote` or `unknown`."""
    text: str
    senses: tuple[Sense, ...] = ()
    """What a word can mean."""
    mention: Mention | None = None
    """The figure, date or name itself."""
    offset: int | None = None
    """The year of a date or of 上年, 次年 …, counted from the report's."""

    def has(self, kind: str, *tags: str) -> bool:
        """Whether it can mean this, or one of these."""
        for sense in self.senses:  # noqa: SIM110 - asked some ten thousand times a report
            if sense[0] == kind and (not tags or sense[1] in tags):
                return True
        return False

    def tags(self, kind: str) -> tuple[str, ...]:
        """What it can mean within a kind."""
        return tuple(s.tag for s in self.senses if s.kind == kind)


def mentioned(mentions: Mentions) -> tuple[Found, ...]:
    """Everything that a text mentions in its order, each with its kind."""
    found: list[Found] = []
    for kind, many in (
        ("name", mentions.names),
        ("date", mentions.dates),
        ("figure", mentions.figures),
        ("relative", mentions.relatives),
    ):
        found += [(one.start, one.end, kind, one) for one in many]
    return tuple(sorted(found, key=lambda one: (one[0], -one[1])))


def tokenise(
    text: str,
    stretch: Stretch,
    found: Sequence[Found],
    known: Lexicon,
    year: int,
) -> list[Token]:
    """The tokens of a stretch; `found` are the mentions in it. The longest word wins."""
    start, end = stretch
    tokens: list[Token] = []
    words, lengths = known.words, known.lengths
    at, next_, unknown = start, 0, -1
    while at < end:
        while next_ < len(found) and found[next_][0] < at:
            next_ += 1
        taken = found[next_] if next_ < len(found) else None
        char = text[at]
        token: Token | None = None
        if taken and taken[0] == at:
            one = taken[3]
            away = one.offset if isinstance(one, Relative) else None
            if isinstance(one, Date) and one.year is not None:
                away = one.year - year
            token = Token(at, taken[1], taken[2], text[at : taken[1]], (), one, away)
        elif char in _MARKS:
            token = Token(at, at + 1, "mark", char, words.get(char, ()))
        else:
            limit = min(end, taken[0]) if taken else end
            for length in lengths.get(char, ()):
                senses = words.get(text[at : at + length]) if at + length <= limit else None
                if senses:
                    word = text[at : at + length]
                    token = Token(at, at + length, "word", word, senses)
                    break
            if token is None and char in _QUOTES:
                token = _quote(text, at, limit, known)
        if token is None and char not in " \t\u3000”’*":
            unknown = at if unknown < 0 else unknown
            at += 1
            continue
        if unknown >= 0:
            tokens.append(Token(unknown, at, "unknown", text[unknown:at]))
            unknown = -1
        if token is None:
            at += 1
        else:
            tokens.append(token)
            at = token.end
    if unknown >= 0:
        tokens.append(Token(unknown, end, "unknown", text[unknown:end]))
    return tokens


def _quote(text: str, at: int, limit: int, known: Lexicon) -> Token | None:
    """What stands in quotation marks: a word, or a name that says nothing about figures."""
    end = text.find(_QUOTES[text[at]], at + 1, min(limit, at + _LONGEST_QUOTE))
    if end < 0:
        return None
    word = text[at + 1 : end]
    senses = known.words.get(word, ())
    if senses:
        return Token(at, end + 1, "word", word, senses)
    return Token(at, end + 1, "quote", text[at : end + 1])
