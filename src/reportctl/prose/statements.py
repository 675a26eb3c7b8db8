"""What each figure and each denial of a text says: of what, whose, of which year.

A text is read once: heading by heading, sentence by sentence, clause by clause. What a clause
leaves out it takes from the clause before; what stands in a bracket speaks of the figure before
the bracket. A figure of which a slot is not certain makes no claim and says in `why` what was not
understood: a missed fault is better than a false one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import lru_cache

from reportctl.prose.clauses import Clause, build, walk
from reportctl.prose.denials import places as denials_in
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import TELLING, lexicon, word_lists
from reportctl.prose.parts import tells_attributes
from reportctl.prose.reader import ClauseReader
from reportctl.prose.reading import Reading, read
from reportctl.prose.sentences import Stretch
from reportctl.prose.shorts import spell_out
from reportctl.prose.slots import CASES
from reportctl.prose.state import State, resumes
from reportctl.prose.tokens import Found, mentioned, tokenise
from reportctl.prose.understood import Change, Claim, Rate, Share, Understood, Unread
from reportctl.schema.form import Form

_HEADING = 24
"""Characters of the longest heading."""
_PARTS = ("可以指几处", "只是一种渠道的数", "只是其中几件", "承前只是一部分")
"""How the reasons end for which a figure is a part, or may be."""
_DISCLOSED = frozenset({"disclosure", "application"})
_NUMBERS = "（(一二三四五六七八九十123456789"


@lru_cache(maxsize=64)
def understand(text: str, year: int, form: Form, section: str = "", organ: str = "") -> Understood:
    """What a section's text says, for an organ's report of this year."""
    heading = word_lists()["section"].get(section, "")
    return Reader(read(text), year, form, heading, organ).read()


def claims(text: str, year: int, form: Form) -> tuple[Claim, ...]:
    """The claims of a text, in its order, for a report of this year."""
    return understand(text, year, form).claims


class Reader:
    """Reads one text; `read` gives what it says."""

    def __init__(self, reading: Reading, year: int, form: Form, heading: str, organ: str) -> None:
        """Nothing is read yet."""
        self.reading, self.year, self.heading = reading, year, heading
        self.state = State(form, lexicon(form), heading, organ)
        self.clauses = ClauseReader(reading)
        self.claims, self.others = self.clauses.claims, self.clauses.others
        self.sentences: list[tuple[Clause, ...]] = []

    def read(self) -> Understood:
        """Read the whole text."""
        text, found = self.reading.text, mentioned(self.reading.mentions)
        places = [one[0] for one in found]
        denials, at, denial, line = denials_in(text), 0, 0, -1
        for sentence in self.reading.sentences:
            start, end = sentence
            begin = text.rfind("\n", 0, start) + 1
            if begin != line:
                line = self.clauses.paragraph = begin
                self._open(text, begin)
            first = bisect_left(places, start, at)
            at = bisect_left(places, end, first)
            inside = found[first:at]
            while denial < len(denials) and denials[denial] < start:
                denial += 1
            denying = denial < len(denials) and denials[denial] < end
            if denying or any(one[2] == "figure" for one in inside):
                self._sentence(sentence, inside)
            elif "申请" in text[start:end] and "公开" in text[start:end]:
                self.state.noun = "application"
        return Understood(
            tuple(sorted(self.claims, key=lambda claim: claim.start)),
            tuple(one for one in self.others if isinstance(one, Change)),
            tuple(one for one in self.others if isinstance(one, Share)),
            tuple(one for one in self.others if isinstance(one, Rate)),
            tuple(one for one in self.others if isinstance(one, Unread)),
            tuple(self.sentences),
        )

    def _open(self, text: str, start: int) -> None:
        """A line that is a heading, or begins with one, gives its subject to what follows."""
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)].strip()
        numbered = line[:1] in _NUMBERS
        first = line.partition("。")[0] if numbered or len(line) <= _HEADING else ""
        short = bool(first) and len(first) <= _HEADING and "，" not in first
        if short and not any(map(str.isdigit, first[2:])):
            known = self.state.known.headings
            subject = next((key for word, key in known if word in first), "")
            if subject or line[:1] in "（(":
                self.heading = subject
        noun = self.heading if self.heading == "application" else ""
        state = self.state
        self.state = State(state.form, state.known, self.heading, state.organ, noun)

    def _sentence(self, sentence: Stretch, found: Sequence[Found]) -> None:
        state = self.state
        tokens = tokenise(self.reading.text, sentence, found, state.known, self.year)
        said = self.reading.text[sentence.start : sentence.end]
        if any(word in said for word in state.known.shorts):
            tokens = spell_out(tokens, state.form, state.known)
        clauses = build(tokens)
        self.sentences.append(tuple(clauses))
        if not tokens or not tokens[0].has("list", "among"):
            state.begin()
        marks = set().union(*[clause.marks for clause in walk(clauses)])
        state.left = state.left and not resumes(tokens, marks)
        if TELLING not in marks and "application" not in {state.noun, self.heading}:
            self.clauses.pass_over([*walk(clauses)], state)
            return
        asked = ("noun", "application") in marks
        state.marks = marks
        state.disclosure = asked or ("noun", "disclosure") in marks
        state.disclosed = _told_with(clauses)
        state.attribute = ("foreign", "attribute") in marks or (
            asked and ("act", "publish") in marks and tells_attributes(clauses)
        )
        begun, further = len(self.claims), len(self.others)
        self.clauses.read(clauses, state, None)
        self._drop_twice(begun)
        self._drop_beside(begun, further)

    def _drop_beside(self, begun: int, further: int) -> None:
        """What stands beside a figure that was not read may be a part, or of others, as well."""
        unread = [one for one in self.others[further:] if isinstance(one, Unread)]
        # 网上申请203件，办结190件
        parts = [one.figure.start for one in unread if one.why.endswith(_PARTS)]
        cases = [one.figure for one in unread if one.figure.unit in CASES and one.figure.value]
        leads = (self.clauses.leads.get(figure.start, ()) for figure in cases)
        rows = {row for lead in leads for t in lead for row in t.word.rows if not t.word.acts}
        kept: list[Claim] = []
        for claim in self.claims[begun:] if unread else ():
            behind = bool(parts) and claim.start >= min(parts)
            kind = self._is_one_of(claim, rows) or (bool(cases) and self._is_bare(claim))
            # 有3件申请收取信息处理费2230元: a fee is no part of them
            if claim.zero or not claim.topic.readings or not (behind or kind):
                kept.append(claim)
            else:
                figure = Figure(claim.start, claim.end, claim.value, claim.unit, claim.exact)
                self.others.append(
                    Unread(figure, "承前只是一部分" if behind else "旁边的数没有读懂")
                )
        if unread:
            self.claims[begun:] = kept

    def _is_one_of(self, claim: Claim, rows: AbstractSet[str]) -> bool:
        """Whether its row is told again beside: 不服举报答复的复议11件，不服公开答复的复议4件."""
        own = {row for reading in claim.topic.readings for row in reading}
        return not claim.topic.part and not rows.isdisjoint(own)

    def _is_bare(self, claim: Claim) -> bool:
        """Whether a dispute is not said to be one about disclosure."""
        table = self.state.known.owner(claim.topic.readings)
        about = "disclosure" in self.state.known.contexts.get(table, ())
        asked = any(
            t.start < claim.start and not _DISCLOSED.isdisjoint(t.word.nouns)
            for clause in walk(self.sentences[-1])
            for t in clause.tokens
        )
        return about and not claim.topic.part and not asked

    def _drop_twice(self, begun: int) -> None:
        """One thing with two numbers in one sentence: the words do not tell which is meant."""
        told: dict[tuple[object, ...], set[Decimal]] = {}
        for claim in self.claims[begun:]:
            if not claim.zero and self.state.known.owner(claim.topic.readings) == claim.topic.key:
                told.setdefault(_about(claim), set()).add(claim.value)
        twice = {about for about, values in told.items() if len(values) > 1}
        kept = [claim for claim in self.claims[begun:] if claim.zero or _about(claim) not in twice]
        self.claims[begun:] = kept


def _told_with(clauses: Sequence[Clause]) -> int:
    """Where disclosure is first named, if a figure follows in its clause; else -1."""
    for clause in walk(clauses):
        if "noun" not in clause.marks:
            continue
        named = (n for n, t in enumerate(clause.tokens) if not _DISCLOSED.isdisjoint(t.word.nouns))
        first = next(named, None)
        if first is not None:
            among = clause.tokens[0].has("list", "among")
            told = clause.figures[-1:] > [first] or among
            return clause.tokens[first].start if told else -1
    return -1


def _about(claim: Claim) -> tuple[object, ...]:
    return claim.topic.readings, claim.topic.columns, claim.offset, claim.reach, claim.topic.key
