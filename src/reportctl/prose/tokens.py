"""Cuts a sentence into the words that are known, figures, years, marks and what is not known."""

from __future__ import annotations

from collections.abc import Sequence

from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import NO_WORD, Lexicon, Word, listed
from reportctl.prose.mentions import Date, Mentions, Name, Relative
from reportctl.prose.sentences import Stretch
from reportctl.record import NamedTuple

Mention = Figure | Date | Relative | Name
Found = tuple[int, int, str, Mention]
"""Where a mention begins and ends, its kind, and itself."""
STRANGE = frozenset({"unknown", "quote", "name"})
"""Kinds of tokens of which nothing is known."""
YEARS = frozenset({"date", "relative"})
"""Kinds of those that say when."""
OPENING, CLOSING = "（(", "）)"
_MARKS = frozenset("，,。.；;：:！？!?（）()、\n")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_LONGEST_QUOTE = 30
_ORGANS = frozenset("局委厅")
"""How the name of an organ ends that a verb may follow."""
_JOINTS = frozenset(listed("start", "joints"))
_Made = tuple[int, int, str, str, Word, "Mention | None", "int | None"]


class Token(NamedTuple):
    """A piece of a sentence."""

    start: int
    end: int
    kind: str
    """`word`, `figure`, `date`, `relative`, `name`, `mark`, `quote` or `unknown`."""
    text: str
    word: Word = NO_WORD
    """What it can mean."""
    mention: Mention | None = None
    """The figure, date or name itself."""
    offset: int | None = None
    """The year of a date or of 上年, 次年 …, counted from the report's."""

    def has(self, kind: str, *tags: str) -> bool:
        """Whether it can mean this, or one of these."""
        marks = self.word.marks
        if kind not in marks:
            return False
        for tag in tags:
            if (kind, tag) in marks:
                return True
        return not tags


def joins(token: Token) -> bool:
    """Whether a word sets items of one phrase apart."""
    return token.text == "、" or token.has("list", "and")


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
    add, make = tokens.append, tuple.__new__
    meant, lengths, signs = known.words.get, known.lengths.get, known.signs
    at, next_, unknown = start, 0, -1
    while at < end:
        while next_ < len(found) and found[next_][0] < at:
            next_ += 1
        limit = found[next_][0] if next_ < len(found) else end
        while at < limit:
            made: _Made | None = None
            for length in lengths(text[at : at + 2], ()):
                piece = text[at : at + length]
                word = meant(piece)
                if word is not None and at + length <= limit:
                    made = (at, at + length, "word", piece, word, None, None)
                    break
            else:
                char = text[at]
                if char in signs:
                    word = meant(char)
                    if word and word.fills and unknown < 0 and _ends_word(char, tokens, at):
                        # 中止 is no 中 and 止
                        unknown = tokens.pop().start
                    else:
                        made = _sign(text, at, limit, known, unknown)
            if made is None:
                unknown = at if unknown < 0 else unknown
                at += 1
                continue
            if unknown >= 0:
                piece = text[unknown:at]
                add(make(Token, (unknown, at, "unknown", piece, NO_WORD, None, None)))
                unknown = -1
            at = made[1]
            if made[2]:
                add(make(Token, made))
        if unknown >= 0:
            piece = text[unknown:at]
            add(make(Token, (unknown, at, "unknown", piece, NO_WORD, None, None)))
            unknown = -1
        if at < end:
            tokens.append(_mentioned(text, found[next_], year))
            at = tokens[-1].end
    return tokens


def _mentioned(text: str, found: Found, year: int) -> Token:
    """The token of a figure, date or name."""
    start, end, kind, one = found
    away = one.offset if isinstance(one, Relative) else None
    if isinstance(one, Date) and one.year is not None:
        away = one.year - year
    return tuple.__new__(Token, (start, end, kind, text[start:end], NO_WORD, one, away))


def _sign(text: str, at: int, limit: int, known: Lexicon, unknown: int) -> _Made | None:
    """A mark, a word of one character, a quotation, or a space, which has no kind."""
    char = text[at]
    word = known.words.get(char, NO_WORD)
    if char in _MARKS:
        return at, at + 1, "mark", char, word, None, None
    if word is not NO_WORD:
        # 验收: a verb of one character behind an unknown one is a piece of a word, but not behind
        # an organ: 市城管局因
        alone = unknown < 0 or text[at - 1] in _ORGANS or not word.acts
        return (at, at + 1, "word", char, word, None, None) if alone else None
    if char in _QUOTES:
        return _quote(text, at, limit, known)
    return at, at + 1, "", char, NO_WORD, None, None


def _ends_word(char: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a sign that says nothing is, with the one before it, a word that is not known."""
    if char in _JOINTS or not tokens:
        return False
    last = tokens[-1]
    alone = last.end == at and last.end - last.start == 1 and last.kind == "word"
    return alone and last.word.fills and last.text not in _JOINTS


def _quote(text: str, at: int, limit: int, known: Lexicon) -> _Made | None:
    """What stands in quotation marks: a word, or a name that says nothing about figures."""
    end = text.find(_QUOTES[text[at]], at + 1, min(limit, at + _LONGEST_QUOTE))
    if end < 0:
        return None
    word = text[at + 1 : end]
    meant = known.words.get(word)
    if meant:
        return at, end + 1, "word", word, meant, None, None
    return at, end + 1, "quote", text[at : end + 1], NO_WORD, None, None
