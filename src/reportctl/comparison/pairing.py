"""Which sentence of the newer text is which of the older: kept, reworded, moved.

Sentences that are alike to the letter are found by difflib. For the rest each is looked up by its
pairs of characters, so that a section of 16,000 characters is not compared all with all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from reportctl.comparison.split import Sentence
from reportctl.record import NamedTuple

_ALIKE = 0.45
"""The least Dice coefficient of two wordings of one sentence."""
_NEAR = 0.12
"""What standing at the same place of both texts counts for."""
_COMMON = 12
"""A pair of characters in more sentences than these tells none of them from another."""
_SHORT = 10
"""Characters; a shorter sentence that stands elsewhere is not told as moved."""


class Pair(NamedTuple):
    """A sentence of the older text and one of the newer, by their numbers."""

    old: int
    new: int
    moved: bool


def pair(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[Pair]:
    """The pairs, in the order of the newer text."""
    found: dict[int, int] = {}
    place: dict[int, int] = {}
    blocks = SequenceMatcher(
        None, [s.key for s in old], [s.key for s in new], autojunk=False
    ).get_opcodes()
    for number, (op, i, j, k, m) in enumerate(blocks):
        if op == "equal":
            found |= dict(zip(range(k, m), range(i, j), strict=True))
        place |= dict.fromkeys(range(k, m), number)
    home = {at: number for number, (_, i, j, _, _) in enumerate(blocks) for at in range(i, j)}
    _elsewhere(old, new, found)
    _reworded(old, new, found, lambda one, other: home[one] == place[other])
    return list(_in_order(found, {at for at in found if old[found[at]].key == new[at].key}, new))


def _elsewhere(old: Sequence[Sentence], new: Sequence[Sentence], found: dict[int, int]) -> None:
    """Sentences that stand unchanged at another place."""
    taken = set(found.values())
    free = {s.key: at for at, s in enumerate(old) if at not in taken and len(s.key) >= _SHORT}
    for at, sentence in enumerate(new):
        if at not in found and sentence.key in free:
            found[at] = free.pop(sentence.key)


def _reworded(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    found: dict[int, int],
    beside: Callable[[int, int], bool],
) -> None:
    """Sentences that say nearly the same, the likeliest pairs first."""
    taken = set(found.values())
    left = {at: _grams(s.key) for at, s in enumerate(old) if at not in taken and not s.heading}
    right = {at: _grams(s.key) for at, s in enumerate(new) if at not in found and not s.heading}
    heads = {at: _grams(s.key) for at, s in enumerate(old) if at not in taken and s.heading}
    new_heads = {at: _grams(s.key) for at, s in enumerate(new) if at not in found and s.heading}
    scored = [*_scores(left, right), *_scores(heads, new_heads)]
    weighed = []
    for score, one, other in scored:
        home = beside(one, other)
        if home or min(len(old[one].key), len(new[other].key)) >= _SHORT:
            weighed.append((score + (_NEAR if home else 0), one, other))
    for score, one, other in sorted(weighed, key=lambda w: (-w[0], abs(w[1] - w[2]), w[1])):
        if score < _ALIKE:
            break
        if one not in taken and other not in found:
            taken.add(one)
            found[other] = one


def _grams(text: str) -> frozenset[str]:
    return frozenset(one + other for one, other in pairwise(text))


def _scores(
    left: Mapping[int, frozenset[str]], right: Mapping[int, frozenset[str]]
) -> Iterator[tuple[float, int, int]]:
    """The Dice coefficient of each pair of sentences that have something in common."""
    index: dict[str, list[int]] = {}
    for at, grams in left.items():
        for gram in grams:
            index.setdefault(gram, []).append(at)
    for at, grams in right.items():
        shared: dict[int, int] = {}
        for gram in grams:
            holders = index.get(gram, ())
            if len(holders) <= _COMMON:
                for one in holders:
                    shared[one] = shared.get(one, 0) + 1
        for one, count in shared.items():
            if count * 6 > len(grams):
                both = len(left[one] & grams)
                yield 2 * both / (len(left[one]) + len(grams)), one, at


def _in_order(found: Mapping[int, int], equal: set[int], new: Sequence[Sentence]) -> Iterator[Pair]:
    """The pairs with those marked that stand across the others; the heaviest chain stays."""
    ats = sorted(found)
    chain = _heaviest(
        [found[at] for at in ats], [len(new[at].key) + (1000 if at in equal else 0) for at in ats]
    )
    for number, at in enumerate(ats):
        yield Pair(found[at], at, moved=number not in chain)


def _heaviest(values: Sequence[int], weights: Sequence[int]) -> set[int]:
    """The rising subsequence of the greatest weight, as indices.

    Fenwick's tree in its plainest form: a rising front of (value, weight, index), kept by bisect.
    """
    front: list[tuple[int, int, int]] = []
    before: list[int | None] = []
    for at, (value, weight) in enumerate(zip(values, weights, strict=True)):
        spot = bisect_left(front, (value, -1, -1))
        best = front[spot - 1] if spot else (0, 0, -1)
        before.append(best[2] if spot else None)
        total = best[1] + weight
        while spot < len(front) and front[spot][1] <= total:
            front.pop(spot)
        if not spot or front[spot - 1][1] < total:
            front.insert(spot, (value, total, at))
    chain: set[int] = set()
    at_last = front[-1][2] if front else None
    while at_last is not None:
        chain.add(at_last)
        at_last = before[at_last]
    return chain
