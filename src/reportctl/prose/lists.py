"""Wholes and their parts: 共12件，其中A 4件、B 8件. A bracket holds those of the figure before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportctl.prose.clauses import Clause
from reportctl.prose.figures import Figure
from reportctl.prose.lexicon import listed
from reportctl.prose.tokens import Token
from reportctl.record import NamedTuple


class Listing(NamedTuple):
    """A figure and the figures of the same unit that are said to be its parts."""

    whole: Figure
    parts: tuple[Figure, ...]
    closed: bool
    """Whether nothing says that the list leaves something out: no 等, 其余, 主要."""
    every: bool
    """Whether the wording says that the parts are all of it: 分别为, 即, a bracket, 其他N件."""

    ends: frozenset[int]
    """Which of the parts may be the last: those at the end of their clause."""

    @property
    def gap(self) -> Decimal:
        """By how much the parts fall short of the whole."""
        return self.whole.value - sum((part.value for part in self.parts), Decimal(0))

    def adds_up(self) -> bool:
        """Whether the parts, or the first few of them, come to the whole.

        A sentence often goes on with a second division of the same whole.
        """
        total = Decimal(0)
        for number, part in enumerate(self.parts):
            total += part.value
            if number in self.ends and total == self.whole.value:
                return True
        return False


class _Item(NamedTuple):
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


_RATES = frozenset({"%", "‰", "个百分点"})
_FAR = 3
"""Clauses without figures between a whole and its list."""


def listings(sentences: Sequence[tuple[Clause, ...]]) -> tuple[Listing, ...]:
    """The wholes with their parts, sentence by sentence."""
    found: list[Listing] = []
    for at, clauses in enumerate(sentences):
        found += _level(clauses)
        after = sentences[at + 1] if at + 1 < len(sentences) else ()
        if after:
            found += _across(clauses, after)
    return tuple(found)


def _level(clauses: Sequence[Clause]) -> Iterator[Listing]:
    """The lists that begin at one depth, and those in its brackets."""
    items = _items(clauses)
    ended = -1
    for at, whole in enumerate(items):
        inner = _items(whole.inner)
        if len(inner) > 1 and _is_part(whole):
            listing = _listing(whole.figure, inner, whole.inner, _opens(inner[0].lead) != "some")
            if listing:
                yield listing
        if whole.inner:
            yield from _level(whole.inner)
        if at < ended or at + 2 >= len(items) or not _is_part(whole):
            continue
        opening = _opening(whole, items[at + 1], clauses)
        if not opening and _row(whole, items[at + 1 :], clauses):
            listing = _listing(whole.figure, items[at + 1 :], clauses, every=False)
            if listing and abs(listing.gap) * 10 <= listing.whole.value:
                ended = at + 1 + len(listing.parts)
                yield listing
        if opening:
            rest = items[at + 1 :]
            listing = _listing(whole.figure, rest, clauses, opening == "every", opening == "bare")
            if listing:
                ended = at + 1 + len(listing.parts)
                yield listing


def _across(clauses: Sequence[Clause], after: Sequence[Clause]) -> Iterator[Listing]:
    """A sentence that begins with 其中 or 通过 divides the one whole of the sentence before."""
    first = after[0].tokens[0] if after[0].tokens else None
    among = first is not None and first.has("list", "among")
    if first is None or not (among or first.has("list", "by")):
        return
    wholes, parts = [i for i in _items(clauses) if _is_part(i)], _items(after)
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


def _items(clauses: Sequence[Clause]) -> list[_Item]:
    items: list[_Item] = []
    for number, clause in enumerate(clauses):
        figures, previous = clause.figures, 0
        for n, at in enumerate(figures):
            figure = clause.tokens[at].mention
            assert isinstance(figure, Figure)  # noqa: S101 - the tokenizer's own kind
            end = figures[n + 1] if n + 1 < len(figures) else len(clause.tokens)
            inner = next((tuple(group) for place, group in clause.inner if place == at + 1), ())
            items.append(
                _Item(
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


def _is_part(item: _Item) -> bool:
    """Whether a figure counts things, and is no percentage, growth or average."""
    words = [t for t in item.lead if t.kind == "word"]
    changed = bool(words) and words[-1].has("compare", "up", "down")
    return (
        item.figure.unit not in _RATES
        and not changed
        and not any(t.has("compare", "every") for t in item.lead)
    )


def _opens(lead: Sequence[Token]) -> str:
    """Whether words open a list: 其中 `some`, 分别为 and 即 `every`."""
    for token in lead:
        if token.has("list", "among"):
            return "some"
        if token.has("list", "exact") and not token.has("fill"):
            return "every"
    return ""


def _opening(whole: _Item, first: _Item, clauses: Sequence[Clause]) -> str:
    """How a list opens between a figure and the next one, or ''."""
    between = [*whole.tail]
    if whole.clause != first.clause:
        stop = clauses[whole.clause].stop
        skipped = clauses[whole.clause + 1 : first.clause]
        if len(skipped) > _FAR or any(t.text == "同比" for c in skipped for t in c.tokens):
            return ""
        if stop in {"：", ":"} or (skipped and skipped[-1].stop in {"：", ":"}):
            return "some"
        for clause in skipped:
            between += clause.tokens
        between += first.lead
        if not _opens(between):
            return "bare" if stop in "，,；;" and not skipped and _bare(first) else ""
    return _opens(between)


def _row(whole: _Item, items: Sequence[_Item], clauses: Sequence[Clause]) -> bool:
    """发布材料40篇，文字类18篇、图表类15篇、视频类7篇: one clause that is nothing but items."""
    first = items[0]
    own = [item for item in items if item.clause == first.clause]
    return (
        first.clause == whole.clause + 1
        and clauses[whole.clause].stop in "，,"
        and len(own) > 2  # noqa: PLR2004 - two may be told beside the whole, three are its parts
        and all(_is_part(item) and item.figure.unit == whole.figure.unit for item in own)
        and all(item.first or (item.lead[:1] and item.lead[0].text == "、") for item in own)
        and not _anew(first, whole, clauses)
    )


def _bare(item: _Item) -> bool:
    """Whether a clause begins with a figure and tells of it: 2件为网络申请."""
    behind = item.tail[0] if item.tail else None
    return (
        item.first
        and not item.lead
        and behind is not None
        and behind.text in {"为", "是", "系", "属", "属于", "由", "通过", "来自"}
    )


def _listing(
    whole: Figure,
    items: Sequence[_Item],
    clauses: Sequence[Clause],
    every: bool,  # noqa: FBT001 - what the opening says
    bare: bool = False,  # noqa: FBT001, FBT002 - as above
) -> Listing | None:
    """The list of a whole, as far as it goes."""
    parts: list[Figure] = []
    ends: set[int] = set()
    closed, mixed, last = whole.exact, False, None
    opener = items[0]
    for number, item in enumerate(items):
        if number and item.first and _anew(item, opener, clauses):
            break
        if number and item.first and (_opens(item.lead) or (bare and not _bare(item))):
            closed = closed and bare
            break
        words = [t for t in item.lead if t.kind != "mark" and not t.has("list", "among")]
        if words and words[0].has("list", "open") and not words[0].has("list", "rest"):
            if number and not words[0].text.startswith(("主要", "重点", "如", "例如")):
                break
            closed = False
        if not _is_part(item):
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
        if number + 1 == len(items) or items[number + 1].clause != item.clause:
            ends.add(len(parts) - 1)
        last = item
        if item.tail and item.tail[0].has("list", "etc"):
            closed = False
    if len(parts) < 2 or last is None:  # noqa: PLR2004 - a list has two items
        return None
    if mixed and not _paired(items, whole.unit):
        closed = False
    following = clauses[last.clause + 1].tokens if last.clause + 1 < len(clauses) else []
    if (
        following
        and not any(t.kind == "figure" for t in following)
        and following[0].has("list", "open")
    ):
        closed = False
    if last.tail and last.tail[0].text == "、":
        closed = False
    if any(t.has("list", "rest") for t in last.lead[:3]):
        every = True
    ends = {end for end in ends if end} | {len(parts) - 1}
    return Listing(whole, tuple(parts), closed, every or bare, frozenset(ends))


def _paired(items: Sequence[_Item], unit: str) -> bool:
    """Whether each part has a second figure of another unit: 甲1件，收880元；乙1件，收1080元."""
    kinds = [item.figure.unit == unit for item in items if _is_part(item)]
    return (
        (all(kinds[0::2]) and not any(kinds[1::2]))
        or (all(kinds[1::2]) and not any(kinds[0::2]))
        or kinds == sorted(kinds, reverse=True)
    )


def _anew(item: _Item, opener: _Item, clauses: Sequence[Clause]) -> bool:
    """Whether a clause begins to tell something else: ，开展网上调查3期；收到申请5件."""
    first = next((t for t in item.lead if t.kind != "mark"), None)
    begun = next((t for t in opener.lead if t.kind != "mark" and not t.has("list", "among")), None)
    if first is None or item.clause == opener.clause:
        return False
    named = first.has("column") and sum(t.kind != "mark" for t in item.lead) == 1
    if first.text.startswith(listed("start", "anew")) and not named:
        return begun is None or first.text != begun.text
    strong = clauses[item.clause - 1].stop in "；;"
    # ；通过公众号发布信息65条 tells anew where the items before did not begin with 通过
    return strong and first.has("list", "by") and not (begun and begun.has("list", "by"))
