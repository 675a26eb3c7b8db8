"""The figures of clauses with the words that are their own, as items of lists, and the lists."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.tokens import Token
from reportctl.record import NamedTuple


class Item(NamedTuple):
    """A figure with the words that are its own."""

    figure: Figure
    lead: tuple[Token, ...]
    tail: tuple[Token, ...]
    """Up to the next figure of the clause, or to its end."""
    clause: int
    first: bool
    """Whether no figure stands before it in its clause."""
    inner: tuple[Clause, ...]
    """What the bracket behind it holds."""


def sum_of(figures: Sequence[Figure]) -> Decimal:
    """What some figures come to."""
    return sum((figure.value for figure in figures), Decimal(0))


class Listing(NamedTuple):
    """A figure and the figures of the same unit that are said to be its parts."""

    whole: Figure
    parts: tuple[Figure, ...]
    closed: bool
    """Whether nothing says that the list leaves something out: no 等, 其余, 主要."""
    every: bool
    """Whether the wording says that the parts are all of it: 分别为, 即, a bracket, 其他N件."""

    named: bool
    """Whether every part is named by rows or columns of the form, with which it is compared."""
    some: bool
    """Whether some part is."""
    ends: frozenset[int]
    """Which of the parts may be the last: those at the end of their clause."""
    further: frozenset[Decimal] = frozenset()
    """What the parts come to with what stands behind and between them: 回复留言30条, 解读2篇."""

    @property
    def gap(self) -> Decimal:
        """By how much the parts fall short of the whole."""
        return self.whole.value - sum_of(self.parts)

    def adds_up(self) -> bool:
        """Whether the parts, or the first few of them, come to the whole.

        A sentence often goes on with a second division of the same whole.
        """
        if self.whole.value in self.further:
            return True
        total = Decimal(0)
        for number, part in enumerate(self.parts):
            total += part.value
            # a single item that is left over is no second division, unless it is one of the form
            # or the items before stand in one clause
            one = len(self.parts) - number - 1 == 1 and not (self.some or min(self.ends) == number)
            if number and number in self.ends and total == self.whole.value and not one:
                return True
        return False


_COMING = ("receive", "new", "carry", "carry_in")
_GOING = ("answer", "handle", "carry_out", "pending", "decide")
_PAIR = 4
"""Characters of the longest name of one of two halves."""
_RATES = frozenset({"%", "‰", "个百分点"})


def items_of(clauses: Sequence[Clause]) -> list[Item]:
    """Every figure of some clauses of one depth."""
    items: list[Item] = []
    for number, clause in enumerate(clauses):
        figures, previous = clause.figures, 0
        for n, at in enumerate(figures):
            figure = clause.tokens[at].mention
            assert isinstance(figure, Figure)  # noqa: S101 - the tokenizer's own kind
            end = figures[n + 1] if n + 1 < len(figures) else len(clause.tokens)
            inner = next((tuple(group) for place, group in clause.inner if place == at + 1), ())
            items.append(
                Item(
                    figure,
                    tuple(clause.tokens[previous:at]),
                    tuple(clause.tokens[at + 1 : end]),
                    number,
                    not n,
                    inner,
                )
            )
            previous = at + 1
    return items


def is_part(item: Item) -> bool:
    """Whether a figure counts things, and is no percentage, growth or average."""
    words = [t for t in item.lead if t.kind == "word"]
    changed = bool(words) and words[-1].has("compare", "up", "down")
    return (
        item.figure.unit not in _RATES
        and not changed
        and not any(t.has("compare", "every") for t in item.lead)
    )


def opens(lead: Sequence[Token]) -> str:
    """Whether words open a list: 其中 `some`, 分别为 and 即 `every`."""
    for token in lead:
        if token.has("list", "among"):
            return "some"
        if token.has("list", "exact") and not token.has("fill"):
            return "every"
        if token.has("list", "about"):
            return "near"
    return ""


def is_bare(item: Item) -> bool:
    """Whether a clause begins with a figure and tells of it: 2件为网络申请."""
    behind = item.tail[0] if item.tail else None
    return (
        item.first
        and not item.lead
        and behind is not None
        and behind.text in listed("start", "being")
    )


def begins_anew(item: Item, opener: Item, clauses: Sequence[Clause]) -> bool:
    """Whether a clause begins to tell something else: ，开展网上调查3期；收到申请5件."""
    first = _first(item)
    begun = _first(opener)
    if item.clause == opener.clause:
        return False
    if _names_row(item.lead or item.tail, beside=opener.lead) or _apart(item, opener):
        return True
    if first is None or _begins_verb(item, opener):
        return first is not None
    alone, before = (
        sum(t.kind != "mark" and not t.has("list", "among") for t in one.lead) == 1
        for one in (item, opener)
    )
    # 许可205条，处罚118条，检查77条
    alike = before and item.figure.unit == opener.figure.unit
    named = alone and (alike or first.has("column"))
    if first.text.startswith(listed("start", "anew")) and not named:
        return begun is None or first.text != begun.text
    strong = clauses[item.clause - 1].stop in "；;"
    # ；通过公众号发布信息65条 tells anew where the items before did not begin with 通过
    return strong and first.has("list", "by") and not (begun and begun.has("list", "by"))


def _begins_verb(item: Item, opener: Item) -> bool:
    """Whether a clause begins with a verb of its own: 行政争议43件，其中复议28件，办结申请192件."""
    first = _first(item) if item.figure.unit == opener.figure.unit else None
    if first is None or not first.has("act", *_COMING, *_GOING):
        return False
    begun = [t for t in opener.lead if t.has("act")]
    # 应办理442件，其中新收426件，答复416件
    return not begun or (begun[0].has("act", *_COMING) and first.has("act", *_GOING))


def _first(item: Item) -> Token | None:
    """The first word of an item that says something: 截至年底已办结55件 begins with 办结."""
    own = [t for t in item.lead if t.kind != "mark" and not t.has("list", "among")]
    plain = (t for t in own if not (t.word.fills or t.offset is not None))
    return next(plain, own[0] if own else None)


def _apart(item: Item, opener: Item) -> bool:
    """Whether two items name rows of different tables: 其中复议6件；不予公开2件."""
    one, other = (
        {row.partition(".")[0] for t in i.lead if not t.word.acts for row in t.word.rows}
        for i in (item, opener)
    )
    return bool(one and other) and one.isdisjoint(other)


def _names_row(lead: Sequence[Token], beside: Sequence[Token]) -> bool:
    """Whether a row is named beside columns: 复议7件，其中维持4件、纠正3件；诉讼6件."""
    columns = any(t.word.columns for t in beside) and not any(t.word.rows for t in beside)
    return columns and any(t.word.rows and not t.word.columns for t in lead)


def goes_on(item: Item, clauses: Sequence[Clause], full: bool) -> bool:  # noqa: FBT001
    """Whether a clause is no further part: 受理25件，其中20件为……；2件结转下年.

    Nor is 发布丙81条 one where the parts before come to the whole, which is `full`, nor what stands
    behind a semicolon then: 市级43条，其中甲31条、乙12条；县区64条.
    """
    strong = clauses[item.clause - 1].stop in "；;"
    carried = any(token.has("act", "carry", "carry_out") for token in item.tail)
    return (full and (strong or acts(item))) or (carried and strong)


def is_remainder(item: Item) -> bool:
    """Whether a figure tells what was left over, and is no whole: 办结55件，结转4件，其中."""
    left = any(t.has("list", "left") or t.has("list", "rest") for t in item.lead)
    return left or any(
        t.has("act", "carry", "carry_out", "pending") and len(t.text) > 1
        for t in (*item.lead, *item.tail)
    )


def acts(item: Item) -> bool:
    """Whether a figure has a verb, or a word that opens a list, of its own."""
    return any(token.has("act") or token.has("list") for token in item.lead)


def is_rest(item: Item, unit: str, rest: Decimal) -> bool:
    """Whether 另有 names the last part: 426件，其中网上203件、信函151件，另有当面申请72件."""
    own = [t for t in item.lead if t.kind != "mark"]
    other = bool(own) and own[0].has("list", "open") and item.figure.unit == unit
    return other and item.figure.value == rest


def is_left_open(last: Item, clauses: Sequence[Clause]) -> bool:
    """Whether something follows that may be a further part, though it has no figure."""
    following = clauses[last.clause + 1].tokens if last.clause + 1 < len(clauses) else []
    figure = any(t.kind == "figure" for t in following)
    further = bool(following) and not figure and following[0].has("list", "open")
    return further or (bool(last.tail) and last.tail[0].text == "、")


def paired_names(one: str, other: str) -> bool:
    """Whether two short names set two halves apart: 线上 and 线下, 日报 and 周报."""
    short = 0 < len(one) <= _PAIR >= len(other) > 0 and one != other
    return short and (one[0] == other[0] or one[-1] == other[-1])


def paired(items: Sequence[Item], unit: str) -> bool:
    """Whether each part has a second figure of another unit: 甲1件，收880元；乙1件，收1080元."""
    kinds = [item.figure.unit == unit for item in items if is_part(item)]
    return (
        (all(kinds[0::2]) and not any(kinds[1::2]))
        or (all(kinds[1::2]) and not any(kinds[0::2]))
        or kinds == sorted(kinds, reverse=True)
    )
