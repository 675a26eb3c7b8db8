"""What was said last, and is meant where a clause leaves it out: of what, whose, of which year."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from reportctl.prose.actors import actor_of, begun_by
from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import Lexicon, listed
from reportctl.prose.mentions import Date
from reportctl.prose.periods import is_month, is_same_months, is_until, names_time
from reportctl.prose.phrases import SUMS, read_phrase
from reportctl.prose.tokens import STRANGE, YEARS, Token
from reportctl.prose.topics import Before, Topic, resolve
from reportctl.prose.understood import Claim, Reach
from reportctl.record import field, record
from reportctl.schema.form import Form

_TO = frozenset("较比与同至")
"""Before a year that is only compared with, or to which something is carried."""
_COLONS = "：:"
_NAMING = frozenset({"noun", "row", "column"})
_FRAMING = listed("start", "framing")
_FRAMES = listed("start", "frames")
_VAGUE = listed("start", "vague")
_SHORT = 3
"""Words of the longest clause that only names some of the applications."""
_UNDER = frozenset(listed("start", "under"))
_DIVIDES = listed("start", "divides")
_ALL = SUMS.union(listed("start", "totals"))
_RESUMING = frozenset({"date", "relative", ("who", "own"), ("noun", "disclosure")})
_YEARLY = frozenset(listed("start", "yearly"))
_ASKED = frozenset({("noun", "application"), ("part", "narrow")})
_CLASS = "类申请"
_ACTING = frozenset({"who", "organ"})
_PERIODS = frozenset({"period", "date", "relative"})
_OTHERS = frozenset({("who", "other"), ("who", "outside")})
_WITHIN = frozenset(listed("unit", "within"))
_WITH = frozenset(listed("start", "with"))
_ORGANS = listed("unit", "organ")


@record(slots=True)
class State:
    """What the clauses before have said."""

    form: Form
    known: Lexicon
    heading: str = ""
    organ: str = ""
    """The name of the organ whose report it is."""
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
    kind: bool = False
    """Whether a clause without figures named them: 联名提交的申请，共提交14件 is not all."""
    unread: bool = False
    """Whether the paragraph has a figure before of which it is not certain what it counts."""
    disclosed: int = -1
    """Where the sentence first says so with a figure beside: 诉讼41件，其中信息公开的4件; -1 for
    nowhere."""
    left: bool = False
    """Whether the sentence before told of some, of another unit or period, and this of no other."""
    beside: bool = False
    """Whether the paragraph gives figures of another unit: those of the office are then a part."""
    attribute: bool = False
    """Whether the sentence tells attributes of documents, among them 依申请公开."""
    counted: str = ""
    """The unit of a figure of the sentence that counts something else."""
    disclosure: bool = False
    """Whether the sentence speaks of disclosure."""
    marks: AbstractSet[object] = frozenset()
    """What the words of the sentence can mean."""
    earlier: AbstractSet[object] = frozenset()
    """What those of the sentences before can, in the paragraph."""
    compared: Topic | None = None
    """What was said to have grown before its number is told, or whose number is told next."""
    past: Figure | None = None
    """Last year's number, told before this year's: 与2022年的461件相比."""
    than: bool = False
    """Whether the sentence compares with last year from its beginning: 与2022年相比，……"""
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
        self.left = self.left or self.some or self.reach == "other" or bool(self.elsewhen)
        self.earlier = self.earlier | self.marks
        self.last, self.topic, self.row, self.told = None, None, "", []
        self.counted, self.compared, self.label, self.past = "", None, (), None
        self.some = self.strange = self.aimed = self.than = self.kind = False
        self.offset, self.elsewhen, self.plan = 0, "", False
        self.reach, self.actor = "own", ""

    def note(self, clause: Clause) -> None:
        """Take in a clause without figures: it may say what the next ones speak of."""
        tokens, marks = clause.tokens, clause.marks
        self.note_years(tokens, marks)
        self.note_actor(tokens, len(tokens), marks, told=False)
        if tokens and tokens[-1].text in _WITHIN and any(_narrows(token) for token in tokens):
            self.some = True
        if tokens and (_names_some(clause) or _frames(tokens)) and _only_some(tokens, marks):
            self.some = True
        if not marks.isdisjoint(_ASKED) and _of_a_kind(tokens):
            self.some = self.kind = True
        if "unknown" in marks and ("compare", "share") not in marks and _tells_share(tokens):
            self.some = self.kind = True
        if tokens and tokens[0].text == "在" and any(t.has("part", "narrow") for t in tokens):
            self.some = True
        if ("part", "joint") in marks and _together(tokens):
            self.some = True
        if "organ" in marks and _lists_units(tokens):
            self.reach, self.actor = "other", tokens[-1].text
        if clause.stop in _COLONS and clause.stop:
            self.label = tokens
        if ("compare", "than") in marks and {t.offset for t in tokens} == {None, -1}:
            self.than = all(t.offset or t.has("fill") or t.has("compare") for t in tokens)
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
            if self.topic and (self.row,) not in self.topic.readings:
                # 行政复议8件、行政诉讼5件，复议结果：维持6件
                self.topic = None

    def widen(self, lead: Sequence[Token]) -> None:
        """Take in 共 or 全县 behind some: what follows is told of all again."""
        named = any(token.has("noun") for token in lead)
        if any(t.text in _ALL or t.has("who", "own") for t in lead) and (named or not self.kind):
            self.noun, self.some = "application", False

    def note_years(self, tokens: Sequence[Token], marks: AbstractSet[object]) -> None:
        """Which year is spoken of from here on, and whether it is another period.

        A year that is only compared with (较2020年) or carried from (上年结转) is not spoken of.
        """
        if marks.isdisjoint(_PERIODS):
            return
        for at, token in enumerate(tokens):
            if isinstance(token.mention, Date) and is_until(tokens, at):
                self.elsewhen = token.text
            if token.has("period", "other") and not token.has("compare"):
                self.elsewhen = token.text
            if token.has("period", "future"):
                self.plan = True
            if token.has("period", "during") and at and names_time(tokens[at - 1]):
                self.elsewhen = f"{tokens[at - 1].text}{token.text}"
            if isinstance(token.mention, Date) and is_month(tokens, at):
                self.elsewhen = token.text
            since = tokens[at - 1] if at else None
            if token.text == "以来" and (
                since is None or since.kind in STRANGE or (since.offset or 0) < 0
            ):
                self.elsewhen = f"{since.text if since else ''}以来"
            if token.offset is None or token.text == "同期":
                continue
            if is_same_months(tokens, at):
                self.elsewhen = f"{token.text}同期"
            ahead = tokens[at - 1] if at else None
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            compared = (
                ahead is not None and ahead.has("compare") and not ahead.has("compare", "from")
            )
            if ahead and (compared or ahead.text in _TO or ahead.has("act", "carry")):
                continue
            if behind and behind.text == "相比":
                continue
            if any(near.has("act", "carry") for near in tokens[at + 1 : at + 4]):
                continue
            if behind and behind.has("period", "since") and token.offset < 0:
                self.elsewhen = f"{token.text}{behind.text}"
            self.offset = token.offset
            self.plan = self.plan or token.offset > 0

    def note_actor(
        self, tokens: Sequence[Token], end: int, marks: AbstractSet[object], *, told: bool = True
    ) -> int:
        """Whose work is told, where the words before the verb say so.

        Gives how many tokens are the organ's own name.
        """
        if not marks.isdisjoint(_ACTING) or (told and _begins_strange(tokens)):
            actor = actor_of(tokens, end, self.organ, told=told)
        else:
            actor = None if told else begun_by(tokens)
        if actor:
            self.reach, self.actor = actor.reach, actor.name
            beside = self.beside or not (self.marks - marks).isdisjoint(_OTHERS)
            if actor.reach == "office" and beside and told:
                # 局属中心收到申请4件。局机关收到52件
                self.some = True
            self.beside = self.beside or (told and actor.reach == "other")
        return actor.named if actor else 0


def _only_some(tokens: Sequence[Token], marks: AbstractSet[object]) -> bool:
    """Whether 对重点项目征地 says that what follows is told of some: it names no application."""
    asked = [n for n, t in enumerate(tokens) if "application" in t.word.nouns]
    # 新的申请渠道开通后: of no applications
    told = any(
        not t.has("part", "head") for n in asked for t in (tokens[n + 1 : n + 2] or [tokens[n]])
    )
    return not (told or "act" in marks) and any(_narrows(token) for token in tokens)


def _frames(tokens: Sequence[Token]) -> bool:
    """Whether a clause says of what the next is told: 对重点项目, 以征地为例, 除网上申请外."""
    first, last = tokens[0], tokens[-1]
    begins = first.text.startswith(_FRAMING) if first.kind == "unknown" else first.text in _FRAMING
    # 按申请人划分 divides all of them
    divides = first.text in _UNDER and last.text.endswith(_DIVIDES)
    return last.text.endswith(_FRAMES) or (begins and not divides)


def _names_some(clause: Clause) -> bool:
    """Whether a clause is nothing but the name of some: 同一申请人，."""
    narrow = ("part", "narrow") in clause.marks and "deny" not in clause.marks
    return narrow and len(clause.tokens) <= _SHORT and clause.stop in "，,"


def _tells_share(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells roughly how many are of a kind: 三分之一以上与征地有关."""
    return any(map("".join([token.text for token in tokens]).__contains__, _VAGUE))


def _of_a_kind(tokens: Sequence[Token]) -> bool:
    """Whether a clause names some of the applications: 登记类申请由中心受理, 联名提交的申请."""
    for at, token in enumerate(tokens):
        if token.text.startswith(_CLASS) and at:
            return True
        if "application" not in token.word.nouns or "公开" in token.text:
            continue
        before = [t for t in tokens[:at] if t.kind not in YEARS]
        if before and before[-1].text.endswith("的") and any(map(_narrows, before)):
            return True
    return False


def _together(tokens: Sequence[Token]) -> bool:
    """Whether a clause says with whom what follows was done: 与邻县联合执法，."""
    return next((t.text for t in tokens if t.kind not in YEARS), "") in _WITH


def _lists_units(tokens: Sequence[Token]) -> bool:
    """Whether a clause ends in names of units: 申请最多的为城关镇、柳河镇、白塔镇，."""
    units = [t.kind == "unknown" and t.text.endswith(_ORGANS) for t in tokens[-3:]]
    return units == [True, False, True] and tokens[-2].text == "、"


def _begins_strange(tokens: Sequence[Token]) -> bool:
    """Whether a clause begins with a word that is not known and may be the organ's name: 中心."""
    own = [t for t in tokens if t.kind not in YEARS][:2]
    joined = len(own) > 1 and own[0].end == own[1].start == own[0].start + 1
    return "unknown" in {t.kind for t in own[: 1 + joined]}


def _narrows(token: Token) -> bool:
    """Whether a word makes of all applications some."""
    return token.kind in STRANGE or token.has("part", "narrow", "channel") or token.has("foreign")


def resumes(tokens: Sequence[Token], marks: AbstractSet[object]) -> bool:
    """Whether a sentence names whose or which year's figures it tells, and goes on with no part."""
    if not marks.isdisjoint(_RESUMING):
        return True
    asked = ("noun", "application") in marks and ("act", "receive") in marks
    return asked or any(t.text in _ALL or t.text in _YEARLY for t in tokens)
