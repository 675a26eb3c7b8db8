"""Wholes and their parts: 共12件，其中A 4件、B 8件. A bracket holds those of the figure before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from reportctl.prose.clauses import Clause, walk
from reportctl.prose.figures import Figure
from reportctl.prose.items import (
    Item,
    Listing,
    acts,
    begins_anew,
    goes_on,
    is_bare,
    is_left_open,
    is_part,
    is_remainder,
    is_rest,
    items_of,
    opens,
    paired,
    paired_names,
    sum_of,
)
from reportctl.prose.lexicon import listed
from reportctl.prose.tokens import Token

_CLASSES = frozenset(listed("unit", "classes"))
"""What the names of all items end in, where they divide a whole: 文字类、图表类、视频类."""
_FEW, _NEAR = Decimal("0.1"), Decimal("0.2")
"""How much of a whole may be missing where no word says that its parts are told."""
_NAME = 8
"""Characters of the longest name of an item in a clause of its own."""
_LEAST = 10
"""From which number on two halves are taken for its parts: 1 and 1 are near to everything."""
_PARTS = 2
"""Of which a list has as many at least, beside its whole."""
_FAR = 3
"""Clauses without figures between a whole and its list."""


def listings(sentences: Sequence[tuple[Clause, ...]]) -> tuple[Listing, ...]:
    """The wholes with their parts, sentence by sentence."""
    found: list[Listing] = []
    for at, clauses in enumerate(sentences):
        if sum(len(clause.figures) for clause in walk(clauses)) > _PARTS:
            found += _level(clauses)
        after = sentences[at + 1] if at + 1 < len(sentences) else ()
        if after:
            found += _across(clauses, after)
    return tuple(found)


def _level(clauses: Sequence[Clause]) -> Iterator[Listing]:
    """The lists that begin at one depth, and those in its brackets."""
    items = items_of(clauses)
    yield from _summed(items)
    ended = -1
    for at, whole in enumerate(items):
        inner = items_of(whole.inner)
        if len(inner) > 1 and is_part(whole):
            listing = _listing(whole.figure, inner, whole.inner, opens(inner[0].lead) != "some")
            if listing:
                yield listing
        if whole.inner:
            yield from _level(whole.inner)
        if at < ended or at + 2 >= len(items) or not is_part(whole) or is_remainder(whole):
            continue
        opening = _opening(whole, items[at + 1], clauses)
        if opening == "near" and opens(whole.lead) == "near":
            # 涉及甲163件、涉及乙88件、涉及丙71件 stand beside each other
            continue
        near = _NEAR if opening == "near" else _row(items, at, clauses)
        if near and opening in {"", "near"}:
            listing = _listing(whole.figure, items[at + 1 :], clauses, every=False)
            if listing and abs(listing.gap) <= max(near * listing.whole.value, Decimal(1)):
                ended = at + 1 + len(listing.parts)
                yield listing
        elif opening:
            rest = items[at + 1 :]
            listing = _listing(whole.figure, rest, clauses, opening == "every", opening == "bare")
            if listing and not _goes_back(items, at, listing):
                ended = at + 1 + len(listing.parts)
                yield listing


def _goes_back(items: Sequence[Item], at: int, listing: Listing) -> bool:
    """Whether the last parts are of a whole before: 75条，甲40条，其中丙12条、丁28条，乙35条."""
    parts = listing.parts
    if not any(sum_of(parts[:end]) == listing.whole.value for end in range(2, len(parts))):
        return False
    total = -listing.gap
    for number in range(at, 0, -1):
        total += items[number].figure.value
        before = items[number - 1].figure
        if before.value == total and before.unit == listing.whole.unit:
            return True
    return False


def _of_form(token: Token) -> bool:
    """Whether a word is a row or a column and nothing else."""
    return bool(token.word.rows or token.word.columns) and not token.word.acts


def _summed(items: Sequence[Item]) -> Iterator[Listing]:
    """发布甲类96条、乙类40条，合计136条: the whole stands behind its parts."""
    for at, whole in enumerate(items):
        first = next((t for t in whole.lead if t.kind != "mark"), None)
        if first is None or not is_part(whole):
            continue
        alone = first.text == "共" and sum(t.kind != "mark" for t in whole.lead) == 1
        if not alone and first.text not in (*listed("unit", "sums"), *listed("fill", "tallies")):
            continue
        parts = _up_to(items[:at], whole)
        exact = whole.figure.exact and all(i.figure.exact and is_part(i) for i in parts)
        etc = any(t.has("list", "etc") for i in parts for t in i.tail[:1])
        if len(parts) > 1 and exact and not etc and not any(opens(i.lead) for i in parts):
            figures = tuple(item.figure for item in parts)
            ends = frozenset({len(parts) - 1})
            yield Listing(
                whole.figure, figures, closed=True, every=False, named=False, some=False, ends=ends
            )


def _up_to(items: Sequence[Item], whole: Item) -> list[Item]:
    """The items before a sum that come nearest to it."""
    chain: list[Item] = []
    clause, total = whole.clause, Decimal(0)
    nearest, least = 0, whole.figure.value * _NEAR
    for item in reversed(items):
        if item.figure.unit != whole.figure.unit or clause - item.clause > 1:
            break
        chain.insert(0, item)
        clause, total = item.clause, total + item.figure.value
        gap = abs(whole.figure.value - total)
        if len(chain) > 1 and gap <= least:
            nearest, least = len(chain), gap
    return chain[len(chain) - nearest :] if nearest else []


def _across(clauses: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Listing]:
    """A sentence that begins with 其中 or 通过 divides the one whole of the sentence before."""
    first = after[0].tokens[0] if after[0].tokens else None
    among = first is not None and first.has("list", "among")
    if first is None or not (among or first.has("list", "by")):
        return
    wholes, parts = [i for i in items_of(clauses) if is_part(i)], items_of(after)
    if len(parts) < 2:  # noqa: PLR2004 - a list has two items
        return
    for unit in dict.fromkeys(part.figure.unit for part in parts):
        likely = [item for item in wholes if item.figure.unit == unit]
        listing = (
            _listing(likely[0].figure, parts, after, every=False) if len(likely) == 1 else None
        )
        near = listing and 0 < 10 * abs(listing.gap) < listing.whole.value
        if listing and (among or (near and len(wholes) == 1)):
            yield listing


def _opening(whole: Item, first: Item, clauses: Sequence[Clause]) -> str:
    """How a list opens between a figure and the next one, or ''."""
    between = [*whole.tail]
    if whole.clause != first.clause:
        stop = clauses[whole.clause].stop
        skipped = clauses[whole.clause + 1 : first.clause]
        words = [token for one in skipped for token in one.tokens]
        if len(skipped) > _FAR or any(t.text == "同比" or t.has("list", "most") for t in words):
            return ""
        if stop in {"：", ":"} or (skipped and skipped[-1].stop in {"：", ":"}):
            # 有效163件；政策性文件：制发76件 and 结转1件，复议结果：维持2件 begin another list
            return "" if stop in "；;" or any(t.has("row") for t in words) else "some"
        if any(t.has("foreign") for t in words):
            # 制发14件，均公开并解读，其中图解9件、文字解读5件 are no 14
            return ""
        for clause in skipped:
            between += clause.tokens
        between += first.lead
        if not opens(between):
            return "bare" if stop in "，,；;" and not skipped and is_bare(first) else ""
    return opens(between)


def _row(every: Sequence[Item], at: int, clauses: Sequence[Clause]) -> Decimal:
    """How far off clauses that are nothing but items may be for them to be the parts of a whole.

    发布材料40篇，文字类18篇、图表类15篇、视频类7篇; 0 where they are no such items.
    """
    whole, items = every[at], every[at + 1 :]
    first, ahead = items[0], every[at - 1] if at else None
    if ahead and ahead.figure.unit == whole.figure.unit:
        # 指南3条，目录44条，年报41条，制度3条: one of several
        return Decimal(0)
    if first.clause != whole.clause + 1 or clauses[whole.clause].stop not in "，,":
        return Decimal(0)
    if begins_anew(first, whole, clauses) or opens(whole.lead):
        return Decimal(0)
    own = list(takewhile(lambda item: item.clause == first.clause, items))
    if len(own) == 1:
        # 账号54个，公众号41个，视频号8个，抖音号5个
        own = _chain(whole, items, clauses)
    named = (item.first or (item.lead[:1] and item.lead[0].text == "、") for item in own)
    alike = (is_part(item) and item.figure.unit == whole.figure.unit for item in own)
    if len(own) < 2 or not all(named) or not all(alike):  # noqa: PLR2004 - a list has two items
        return Decimal(0)
    names = ["".join(t.text for t in item.lead if t.kind != "mark") for item in own]
    ends = {name[-1:] for name in names}
    if not acts(whole) and ends == {t.text[-1] for t in whole.lead[-1:]}:
        # 网络申请203件，信函申请151件，当面申请72件 stand beside each other
        return Decimal(0)
    if len(own) == 2:  # noqa: PLR2004 - two may be told beside the whole: 网站700条、公众号460条
        told = whole.figure.value >= _LEAST and own[-1] is items[-1]
        beside = any(t.text[-1] == names[0][-1] for t in whole.lead[-1:])
        return _FEW if told and not beside and paired_names(*names) else Decimal(0)
    return Decimal(1) if len(ends) == 1 and ends <= _CLASSES else _FEW


def _chain(whole: Item, items: Sequence[Item], clauses: Sequence[Clause]) -> list[Item]:
    """Clauses of one item each, without a verb, up to the end of the sentence."""
    own = list(takewhile(lambda item: item.figure.unit == whole.figure.unit, items))
    alone = [i.clause for i in own] == [*range(whole.clause + 1, whole.clause + 1 + len(own))]
    short = all(
        0 < sum(len(t.text) for t in i.lead) <= _NAME and not i.tail and not acts(i) for i in own
    )
    ended = whole.clause + len(own) == len(clauses) - 1
    return own if alone and short and ended else []


def _listing(
    whole: Figure,
    items: Sequence[Item],
    clauses: Sequence[Clause],
    every: bool,  # noqa: FBT001 - what the opening says
    bare: bool = False,  # noqa: FBT001, FBT002 - as above
) -> Listing | None:
    """The list of a whole, as far as it goes."""
    parts: list[Figure] = []
    ends: set[int] = set()
    closed, mixed, named, some, last, opener = whole.exact, False, True, False, None, items[0]
    for number, item in enumerate(items):
        if parts and is_rest(item, whole.unit, whole.value - sum_of(parts)):
            parts.append(item.figure)
            last = item
            break
        if number and item.first and begins_anew(item, opener, clauses):
            break
        if parts and item.first and goes_on(item, clauses, sum_of(parts) == whole.value):
            break
        if number and item.first and (opens(item.lead) or (bare and not is_bare(item))):
            closed = closed and bare
            break
        words = [t for t in item.lead if t.kind != "mark" and not t.has("list", "among")]
        if words and words[0].has("list", "open") and not words[0].has("list", "rest"):
            if number and not words[0].text.startswith(listed("start", "such_as")):
                break
            closed = False
        if not is_part(item):
            continue
        if item.figure.unit != whole.unit:
            if not item.figure.unit:
                closed = False
            mixed = True
            if parts and not any(i.figure.unit == whole.unit for i in items[number:]):
                if number and not item.first:
                    closed = False
                break
            continue
        closed = closed and item.figure.exact
        parts.append(item.figure)
        own = any(_of_form(t) for t in item.lead)
        named, some = named and own, some or own
        if number + 1 == len(items) or items[number + 1].clause != item.clause:
            ends.add(len(parts) - 1)
        last = item
        if item.tail and item.tail[0].has("list", "etc"):
            closed = False
    if len(parts) < 2 or last is None:  # noqa: PLR2004 - a list has two items
        return None
    if mixed and not paired(items, whole.unit):
        closed = False
    closed = closed and not is_left_open(last, clauses)
    if any(t.has("list", "rest") for t in last.lead[:3]):
        every = True
    if sum(map(_of_form, opener.lead)) > 1 and sum_of(parts) < whole.value:
        # 收到33件，商业企业、科研机构分别为6件、1件: each has its cell, and others are left out
        closed = False
    ends.add(len(parts) - 1)
    further = _sums(items, parts[-1]) | _sums(
        [item for item in items if item.figure.unit == whole.unit], parts[-1]
    )
    return Listing(
        whole, tuple(parts), closed, every or bare, named, some, frozenset(ends), further
    )


def _sums(items: Sequence[Item], last: Figure) -> frozenset[Decimal]:
    """What all that is counted comes to, from the last part of a list to the end."""
    total, found = Decimal(0), set[Decimal]()
    for item in items:
        total += item.figure.value if is_part(item) else 0
        if item.figure.start >= last.start:
            found.add(total)
    return frozenset(found)
