"""What was said last, and is meant where a clause leaves it out: of what, whose, of which year."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

from reportctl.prose.clauses import Clause, walk
from reportctl.prose.lexicon import Lexicon, listed
from reportctl.prose.mentions import Date
from reportctl.prose.phrases import read_phrase
from reportctl.prose.tokens import Token
from reportctl.prose.topics import Before, Topic, resolve
from reportctl.prose.understood import Claim, Reach
from reportctl.record import field, record
from reportctl.schema.form import Form

STRANGE = frozenset({"unknown", "quote", "name"})
"""Kinds of tokens of which nothing is known."""
_TO = frozenset("较比与同至")
"""Before a year that is only compared with, or to which something is carried."""
_COLONS = "：:"
_NAMING = frozenset({"noun", "row", "column"})
_LAST = 12
"""The month with which the year is told whole."""
_UNTIL = ("截至", "截止", "截至到", "截止到")
_PERIODS = frozenset({"period", "date", "relative"})
_WITHIN = frozenset(listed("unit", "within"))
_SHORTEST = 3
"""Characters of the shortest name of a unit."""


@record(slots=True)
class State:
    """What the clauses before have said."""

    form: Form
    known: Lexicon
    heading: str = ""
    noun: str = ""
    topic: Topic | None = None
    told: list[Topic] = field(default_factory=list)
    """The topics of the sentence so far."""
    row: str = ""
    """The row that a clause without figures named last."""
    last: Claim | None = None
    """The last claim of the sentence, to which 同比 belongs."""
    reach: Reach = "own"
    actor: str = ""
    offset: int = 0
    elsewhen: str = ""
    """Words of a period that is not the year, or ''."""
    plan: bool = False
    aimed: bool = False
    """Whether a column was named with a figure that was not read."""
    partly: bool = False
    """Whether the items of the clause before were only some: 涉及征收的行政复议5件、诉讼3件."""
    strange: bool = False
    """Whether the sentence counts something that the form has no cells for."""
    some: bool = False
    """Whether only some of the applications are told of: 网上申请5件、信函3件; 征地类申请中."""
    attribute: bool = False
    """Whether the sentence tells attributes of documents, among them 依申请公开."""
    counted: str = ""
    """The unit of a figure of the sentence that counts something else."""
    disclosure: bool = False
    """Whether the sentence speaks of disclosure."""
    marks: AbstractSet[object] = frozenset()
    """What the words of the sentence can mean."""
    compared: Topic | None = None
    """What was said to have grown before its number is told, or whose number is told next."""
    label: Sequence[Token] = ()
    """The words before a colon: 行政复议情况：未发生."""

    def before(self, *, tail: bool = False) -> Before:
        """What a phrase may leave out; `tail` for one that stands behind its figure."""
        return Before(
            self.noun,
            self.topic,
            self.row,
            self.disclosure,
            tail,
            self.heading,
            tuple(self.told),
            self.marks,
            self.strange,
            self.compared,
        )

    def begin(self) -> None:
        """A new sentence takes over what it speaks of, and nothing else."""
        self.last, self.topic, self.row, self.told = None, None, "", []
        self.counted, self.compared, self.label = "", None, ()
        self.some = self.strange = self.aimed = False
        self.offset, self.elsewhen, self.plan = 0, "", False
        self.reach, self.actor = "own", ""

    def note(self, clause: Clause) -> None:
        """Take in a clause without figures: it may say what the next ones speak of."""
        tokens, marks = clause.tokens, clause.marks
        self.note_years(tokens, marks)
        self.note_actor(tokens, len(tokens), marks)
        if tokens and tokens[-1].text in _WITHIN and any(_narrows(token) for token in tokens):
            self.some = True
        if clause.stop in _COLONS and clause.stop:
            self.label = tokens
        if marks.isdisjoint(_NAMING):
            return
        phrase = read_phrase(tokens)
        certain = not any(token.kind in STRANGE for token in tokens)
        if phrase.columns and not phrase.rows and certain:
            # 申请人主要为自然人，共12件
            told = resolve(phrase, self.before(), self.form, self.known)
            self.compared = told if isinstance(told, Topic) and told.part else None
        said = [noun for noun in ("fee", "application", "dispute") if noun in phrase.nouns]
        if said:
            self.noun = said[0]
        if phrase.rows:
            self.row = phrase.rows[-1][1]

    def note_years(self, tokens: Sequence[Token], marks: AbstractSet[object]) -> None:
        """Which year is spoken of from here on, and whether it is another period.

        A year that is only compared with (较2020年) or carried from (上年结转) is not spoken of.
        """
        if marks.isdisjoint(_PERIODS):
            return
        for at, token in enumerate(tokens):
            if isinstance(token.mention, Date) and _until(tokens, at):
                self.elsewhen = token.text
            if token.has("period", "other") and not token.has("compare"):
                self.elsewhen = token.text
            if token.has("period", "future"):
                self.plan = True
            if isinstance(token.mention, Date) and _month(tokens, at):
                self.elsewhen = token.text
            since = tokens[at - 1] if at else None
            if token.text == "以来" and (
                since is None or since.kind in STRANGE or (since.offset or 0) < 0
            ):
                self.elsewhen = f"{since.text if since else ''}以来"
            if token.offset is None or token.text == "同期":
                continue
            ahead = tokens[at - 1] if at else None
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            if ahead and (ahead.text in _TO or ahead.has("compare") or ahead.has("act", "carry")):
                continue
            if behind and behind.text == "相比":
                continue
            if any(near.has("act", "carry") for near in tokens[at + 1 : at + 4]):
                continue
            if behind and behind.has("period", "since") and token.offset < 0:
                self.elsewhen = f"{token.text}{behind.text}"
            self.offset = token.offset
            self.plan = self.plan or token.offset > 0

    def note_actor(self, tokens: Sequence[Token], end: int, marks: AbstractSet[object]) -> None:
        """Whose work is told, where the words before the verb say so."""
        if "who" not in marks and "organ" not in marks:
            return
        first = next((n for n, token in enumerate(tokens[:end]) if _acts(token)), end)
        head = [token for token in tokens[:first] if token.kind not in {"date", "relative"}]
        other = next((token for token in tokens[first:end] if token.has("who", "other")), None)
        if other:
            self.reach, self.actor = "other", other.text
            return
        said = "".join(token.text for token in head)
        if any(token.has("who", "outside") for token in tokens[:end]):
            self.reach, self.actor = "other", said
        elif any(token.has("who", "office") for token in head):
            self.reach, self.actor = "office", said
        elif named := [t for t in head if t.has("who", "own", "other")]:
            # 全县乡镇 are a part, 各乡镇和各部门 are all
            own = named[-1].has("who", "own")
            self.reach, self.actor = ("own", named[-1].text) if own else ("other", said)
        elif government := _government(head):
            self.reach, self.actor = "office", government
        else:
            ends = listed("unit", "organ")
            while head and head[-1].has("fill") and not head[-1].text.endswith(ends):
                head.pop()
            said = "".join(token.text for token in head)
            if (
                head
                and head[-1].kind == "unknown"
                and len(said) >= _SHORTEST
                and said.endswith(ends)
            ):
                self.reach, self.actor = "other", said


def _government(head: Sequence[Token]) -> str:
    """A government that is named by its kind: 县政府, but not 县政府网站."""
    for one, after in zip_longest(head, head[1:]):
        if one.has("who", "government") and not (after and after.has("part", "channel")):
            return one.text
    return ""


def _until(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is counted until a day that is not the end of the year: 截至6月底."""
    date, token = tokens[at].mention, tokens[at]
    ahead = tokens[at - 1].text if at else ""
    if not isinstance(date, Date) or not ahead.startswith(_UNTIL):
        return False
    past = token.offset is not None and token.offset < 0
    return past or date.month not in {None, 12, 1}


def _month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month is spoken of, and not a day until or from which something is counted."""
    date = tokens[at].mention
    if not isinstance(date, Date) or date.month is None or date.day is not None:
        return False
    near = [one.mention for one in tokens[max(at - 3, 0) : at + 4]]
    months = [one.month for one in near if isinstance(one, Date)]
    if (months[0], months[-1]) == (1, 12):
        # 1月至12月
        return False
    around = [token.text for token in (*tokens[max(at - 1, 0) : at], *tokens[at + 1 : at + 2])]
    ends = any(text.startswith((*_UNTIL, "底", "末")) for text in around)
    return not (ends and date.month == _LAST)


def _narrows(token: Token) -> bool:
    """Whether a word makes of all applications some."""
    return token.kind in STRANGE or token.has("part", "narrow", "channel") or token.has("foreign")


def _acts(token: Token) -> bool:
    """Whether a word is a verb before which the one who acts is named."""
    verb = token.has("act") and not token.has("act", "occur") and not token.has("fill")
    return verb or token.has("column")


def tells_attributes(clauses: Sequence[Clause]) -> bool:
    """主动公开121条、依申请公开128条: attributes of the organ's own documents, not applications."""
    kinds: set[str] = set()
    for clause in walk(clauses):
        previous = 0
        for at in clause.figures:
            phrase = read_phrase(clause.tokens[previous:at])
            if phrase.acts == ["publish"] and not phrase.nouns and not phrase.rows:
                kinds.add("publish")
            elif phrase.nouns == {"application"} and not phrase.acts and not phrase.rows:
                kinds.add("application")
            previous = at + 1
    return kinds == {"publish", "application"}
