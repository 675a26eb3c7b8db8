"""One text, read once: its folded spelling, its sentences and clauses, and what it mentions."""

from __future__ import annotations

from functools import lru_cache

from reportctl.prose.mentions import Date, Mentions, scan
from reportctl.prose.sentences import Stretch, clauses, containing, fold, sentences
from reportctl.record import NamedTuple

_SHOWN = 40


class Reading(NamedTuple):
    """A text with everything that was found in it; offsets are those of the text."""

    raw: str
    """As it stands in the report."""
    text: str
    """Folded, of the same length."""
    sentences: tuple[Stretch, ...]
    mentions: Mentions

    def sentence(self, offset: int) -> Stretch:
        """The sentence in which a character stands."""
        return containing(self.sentences, offset)

    def clause(self, offset: int) -> Stretch:
        """The clause in which a character stands."""
        sentence = self.sentence(offset)
        return containing(clauses(self.text, *sentence) or (sentence,), offset)

    def said(self, start: int, end: int) -> str:
        """The characters as the report has them."""
        return self.raw[start:end]

    def quote(self, start: int, end: int) -> str:
        """A short piece around some characters, to be shown in a message.

        The whole sentence where it is short, else from the clause before to the clause after.
        """
        sentence = self.sentence(start)
        if sentence.end - sentence.start <= _SHOWN:
            return self.raw[sentence.start : sentence.end].strip()
        first, last = self.clause(start), self.clause(max(start, end - 1))
        left = max(first.start, start - _SHOWN // 2)
        right = min(last.end, end + _SHOWN // 2)
        more = "……" if left > sentence.start else ""
        rest = "……" if right < sentence.end - 1 else ""
        return f"{more}{self.raw[left:right].strip()}{rest}"

    def ranges(self) -> tuple[tuple[Date, Date], ...]:
        """Pairs of dates that are joined as 自…起至…止; the second may leave out the year."""
        pairs = zip(self.mentions.dates, self.mentions.dates[1:], strict=False)
        return tuple((a, b) for a, b in pairs if self.text[a.end : b.start].strip() in _JOINS)


_JOINS = {
    "至",
    "到",
    "起至",
    "起到",
    "-",
    "—",
    "——",
    "－",
    "–",
    "~",
    "～",
    "起，至",
    "起,至",
    "起 至",
}


@lru_cache(maxsize=64)
def read(text: str) -> Reading:
    """Everything that a text says, found once however many rules ask for it."""
    folded = fold(text)
    return Reading(text, folded, sentences(folded), scan(folded))
